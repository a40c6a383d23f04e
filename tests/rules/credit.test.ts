import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CREDIT_METRICS,
  creditedParts,
  cumulative,
  FIRST_DAY,
  gapsIn,
  LAST_DAY,
  periodWords,
  withoutDays,
} from '@/lib/ownership/credit.rules'
import { readShares, shareErrors, splitInput } from '@/lib/ownership/schema'

describe('creditedParts', () => {
  test('by hand: 首谈10% / 落户90%', () => {
    expect(creditedParts(12_000_000_000, [10, 90])).toEqual([1_200_000_000, 10_800_000_000])
    // 1.01 yuan: 10 % are 10.1 分, cut to 10; the other gets the odd one.
    expect(creditedParts(101, [10, 90])).toEqual([10, 91])
    // Thirds of 1.00 yuan and of one 分: floor(33), floor(66) − 33, 100 − 66.
    expect(creditedParts(100, [33, 33, 34])).toEqual([33, 33, 34])
    expect(creditedParts(1, [33, 33, 34])).toEqual([0, 0, 1])
    expect(creditedParts(0, [50, 50])).toEqual([0, 0])
    expect(creditedParts(7, [100])).toEqual([7])
  })

  const shares = fc
    .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 9 })
    .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 100])
    .map((cuts) => cuts.slice(1).map((cut, at) => cut - (cuts[at] ?? 0)))

  test('whatever the amount and the shares, the parts add up to the last unit and none is out by a whole one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), shares, (amount, percents) => {
        const parts = creditedParts(amount, percents)
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(amount))
        for (const [at, part] of parts.entries()) {
          const exact = BigInt(amount) * BigInt(percents[at] ?? 0)
          const off = BigInt(part) * 100n - exact
          expect(off > -100n && off < 100n).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('the stored form says the same: floor(amount × (below + share) / 100) − floor(amount × below / 100)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e15 }), shares, (amount, percents) => {
        const whole = BigInt(amount)
        const stored = cumulative(percents.map((share) => ({ share }))).map(({ below, share }) =>
          Number((whole * BigInt(below + share)) / 100n - (whole * BigInt(below)) / 100n),
        )
        expect(creditedParts(amount, percents)).toEqual(stored)
      }),
    )
  })
})

describe('stretches of days', () => {
  const year = { fromDay: '2026-01-01', toDay: '2026-12-31' }
  test('taking days out leaves what was before and after, both ends counted', () => {
    expect(withoutDays(year, { fromDay: '2026-03-01', toDay: '2026-03-31' })).toEqual([
      { fromDay: '2026-01-01', toDay: '2026-02-28' },
      { fromDay: '2026-04-01', toDay: '2026-12-31' },
    ])
    expect(withoutDays(year, { fromDay: FIRST_DAY, toDay: LAST_DAY })).toEqual([])
    expect(withoutDays(year, { fromDay: '2026-12-31', toDay: LAST_DAY })).toEqual([
      { fromDay: '2026-01-01', toDay: '2026-12-30' },
    ])
    expect(withoutDays(year, { fromDay: '2027-01-01', toDay: LAST_DAY })).toEqual([year])
  })
  test('gaps are what nobody covers', () => {
    const covered = [
      { fromDay: '2026-02-01', toDay: '2026-02-28' },
      { fromDay: '2026-12-01', toDay: LAST_DAY },
    ]
    expect(gapsIn(year, covered)).toEqual([
      { fromDay: '2026-01-01', toDay: '2026-01-31' },
      { fromDay: '2026-03-01', toDay: '2026-11-30' },
    ])
  })
  test('open ends are not named', () => {
    expect(periodWords({ fromDay: FIRST_DAY, toDay: LAST_DAY })).toBe('始终')
    expect(periodWords({ fromDay: '2026-03-01', toDay: LAST_DAY })).toBe('2026-03-01 起')
    expect(periodWords({ fromDay: FIRST_DAY, toDay: '2026-02-28' })).toBe('2026-02-28 及以前')
    expect(periodWords(year)).toBe('2026-01-01 至 2026-12-31')
  })
})

describe('a split as typed', () => {
  test('everything wrong is named at once', () => {
    const typed = readShares({ shareUnits: ['a', 'a', '', ''], sharePercents: ['40', '0', '９０％', ''] })
    expect(typed).toEqual([
      { unitId: 'a', share: 40 },
      { unitId: 'a', share: 0 },
      { unitId: '', share: 90 },
    ])
    expect(shareErrors(typed)).toEqual(['有比例没有选择单位', '同一单位只能出现一次', '比例须为 1 至 100 的整数'])
    expect(shareErrors(readShares({ shareUnits: ['a', 'b'], sharePercents: ['40', '50'] }))).toEqual([
      '比例合计应为 100%，现为 90%',
    ])
    expect(shareErrors([{ unitId: 'a', share: 100 }])).toEqual(['请至少填写两个单位'])
    expect(shareErrors(readShares({ shareUnits: ['a', 'b'], sharePercents: ['33.3', '66.7'] }))).toEqual([
      '比例须为 1 至 100 的整数',
    ])
    expect(shareErrors(readShares({ shareUnits: ['a', 'b'], sharePercents: ['10%', ' 90'] }))).toEqual([])
  })
  test('what is wrong with shares, days, range and reason is refused together', () => {
    const parsed = splitInput.safeParse({
      projectId: 'p',
      shareUnits: ['a', 'b'],
      sharePercents: ['10', '80'],
      metrics: ['stage:signed', 'stage:moon'],
      fromDay: '2026-03-02',
      toDay: '2026-03-01',
      reason: '',
    })
    const fields = parsed.error?.issues.map((issue) => issue.path[0])
    expect(fields).toEqual(['shares', 'metrics', 'reason', 'toDay'])
  })
  test('seven stages and five kinds of money can be split', () => {
    expect(CREDIT_METRICS).toHaveLength(12)
  })
})
