import { describe, expect, it } from 'vitest'
import { allocationYears, equalSplit, sharesVersion, topShares } from '@/lib/goals/allocation.rules'
import { goalPeriod, goalTime, paceGap, paceOf, permilleOf } from '@/lib/goals/progress.rules'
import { stretchesOf } from '@/lib/goals/stretches.rules'

describe('time', () => {
  const plan = { from: '2022-01-01', to: '2026-12-31' }
  const annual = { period: 'annual' as const, by: null, baseline: null }
  it('measures an annual goal by the year of the day, within its plan', () => {
    expect(goalPeriod(annual, plan, '2024-05-05')).toEqual({ from: '2024-01-01', to: '2024-12-31' })
    expect(goalPeriod(annual, plan, '2030-01-01')).toEqual({ from: '2026-01-01', to: '2026-12-31' })
    // 31 March 2026: 90 of 365 days.
    expect(goalTime(annual, plan, '2026-03-31')).toBeCloseTo(90 / 365)
  })
  it('measures a cumulative goal over the plan and a stock on its day only', () => {
    expect(goalPeriod({ ...annual, period: 'cumulative' }, plan, '2024-05-05')).toEqual(plan)
    const stock = { period: 'stock' as const, by: '2025-12-31', baseline: { asOf: '2021-12-31' } }
    expect(goalPeriod(stock, plan, '2024-05-05')).toEqual({ from: '2022-01-01', to: '2025-12-31' })
    expect(goalTime(stock, plan, '2024-05-05')).toBeNull()
  })
  it('is ahead above, on time at, behind below the printed share', () => {
    expect(permilleOf(33, 90)).toBe(367)
    expect(paceGap(500, 0.5004)).toBe(0)
    expect([1, 0, -1].map(paceOf)).toEqual(['ahead', 'on-time', 'behind'])
    expect(permilleOf(8_999_999_999_999, 9_000_000_000_000)).toBe(1000)
    expect(permilleOf(1, 0)).toBeNull()
  })
})

describe('years, quarters and months', () => {
  it('are clipped to the period and add up', () => {
    const month = (id: string, value: number) => ({ id, value, claimed: 0 })
    const months = [month('2024-12', 4), month('2025-01', 1), month('2025-02', 2), month('2025-04', 3)]
    const rows = stretchesOf(months, { from: '2024-12-15', to: '2025-04-10' })
    expect(rows.map((row) => [row.label, row.value, row.from, row.to])).toEqual([
      ['2025年', 6, '2025-01-01', '2025-04-10'],
      ['第一季度', 3, '2025-01-01', '2025-02-28'],
      ['1月', 1, '2025-01-01', '2025-01-31'],
      ['2月', 2, '2025-02-01', '2025-02-28'],
      ['第二季度', 3, '2025-04-01', '2025-04-10'],
      ['4月', 3, '2025-04-01', '2025-04-10'],
      ['2024年', 4, '2024-12-15', '2024-12-31'],
    ])
  })
})

describe('shares', () => {
  it('of a branch only the highest adds up, year by year', () => {
    const share = (path: string, year: number, target: number) => ({ goalId: 'g', path, year, target })
    const shares = [
      share('/d/b/', 2026, 50),
      share('/d/b/x/', 2026, 20),
      share('/d/b/x/', 2027, 9),
      share('/d/s/', 2026, 30),
    ]
    expect(topShares(shares).map((each) => each.target)).toEqual([50, 9, 30])
  })

  it('can be split evenly and still add up to the last unit', () => {
    expect(equalSplit(100, 3, 1)).toEqual([34, 33, 33])
    // 1 yuan over whole ten thousands goes to the first.
    expect(equalSplit(70_000_100, 3, 1_000_000)).toEqual([24_000_100, 23_000_000, 23_000_000])
    expect(equalSplit(2, 3, 1)).toEqual([1, 1, 0])
    expect(equalSplit(5, 0, 1)).toEqual([])
  })

  it('have another version as soon as one of them changes, in whatever order they are read', () => {
    const cell = (unitId: string, target: number, version = 1) => ({ unitId, year: 2026, target, version })
    const opened = sharesVersion([cell('a', 1), cell('b', 2)])
    expect(sharesVersion([cell('b', 2), cell('a', 1)])).toBe(opened)
    for (const other of [[cell('a', 1)], [cell('a', 2), cell('b', 1)], [cell('a', 1, 2), cell('b', 2)], []])
      expect(sharesVersion(other)).not.toBe(opened)
  })

  it('are handed out for the years of the plan, for an annual goal those around this one', () => {
    const plan = { from: '2022-01-01', to: '2026-12-31' }
    const goal = { period: 'annual' as const, by: null, baseline: null }
    expect(allocationYears(goal, plan, '2026-03-01')).toEqual([2025, 2026])
    expect(allocationYears(goal, plan, '2024-03-01')).toEqual([2023, 2024, 2025])
    expect(allocationYears({ ...goal, by: '2024-12-31' }, plan, '2024-03-01')).toEqual([2024])
    expect(allocationYears({ ...goal, period: 'cumulative' }, plan, '2024-03-01')).toHaveLength(5)
  })
})
