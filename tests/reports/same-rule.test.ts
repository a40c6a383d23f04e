import { describe, expect, test } from 'vitest'
import { goalRules, goals, plans } from '@/lib/db/tables/goals'
import { ruleOf } from '@/lib/goals/rule.schema'
import { type Metric, metricOfRule, spansOf } from '@/lib/metrics/metric'
import { summaryNumbers } from '@/lib/reports/queries'
import { summaryOf } from '@/lib/reports/rules'
import { asCountedIn, isRecounted } from '@/lib/reports/same-rule'
import { records } from '../numbers/records'
import { UNITS, worldPerTest } from '../world/world'

const world = worldPerTest()
const HUNDRED_MILLION = 10_000_000_000
const any = ruleOf({ source: 'stage', stage: 'signed' })
const large = ruleOf({ source: 'stage', stage: 'signed', minAmountCny: HUNDRED_MILLION })

/** Signed projects of two winters; from 1 February 2026 on the goal counts only those of 100 million yuan and more. */
async function ledger() {
  const write = records(world())
  const signed: [name: string, on: string, agreedCny: number][] = [
    ['A', '2025-01-10', HUNDRED_MILLION / 2],
    ['B', '2025-01-20', 2 * HUNDRED_MILLION],
    ['C', '2025-02-10', HUNDRED_MILLION / 2],
    ['D', '2025-02-20', 3 * HUNDRED_MILLION],
    ['E', '2026-01-10', HUNDRED_MILLION / 2],
    ['F', '2026-01-20', HUNDRED_MILLION],
    ['G', '2026-02-10', HUNDRED_MILLION / 2],
    ['H', '2026-02-15', 2 * HUNDRED_MILLION],
    ['I', '2026-02-20', HUNDRED_MILLION],
  ]
  for (const [name, on, agreedCny] of signed) {
    await write.project(name, 'bureau', { agreedCny })
    await write.stage(name, 'signed', on)
  }
  const own = { unitId: UNITS.district.id, createdBy: 'x' }
  await world().store.write(async (tx) => {
    await tx.insert(plans).values({
      ...own,
      ...{ id: 'p', code: 'p', org: '青岛市市南区', title: '年度计划', from: '2026-01-01', to: '2026-12-31' },
    })
    await tx.insert(goals).values({
      ...own,
      id: 'g',
      planId: 'p',
      code: 'signed',
      title: '签约项目',
      period: 'annual',
      unitLabel: '个',
      target: 40,
    })
    await tx.insert(goalRules).values([
      { goalId: 'g', effectiveFrom: '2025-01-01', rule: any, authorId: 'x' },
      { goalId: 'g', effectiveFrom: '2026-02-01', rule: large, authorId: 'x' },
    ])
  })
}

const goalOf = async (key: string) => {
  const numbers = await summaryNumbers(world().store.read, world().viewer('leader'), key)
  return { goal: numbers.goals[0], numbers }
}

describe('both sides of a comparison', () => {
  test('are counted by the rule of the present side, and the table says so', async () => {
    await ledger()
    const { goal, numbers } = await goalOf('2026-02')
    expect(goal).toMatchObject({
      // February by the new rule: H and I; G is too small.
      month: 2,
      // January by the new rule: F. In its time it had been 2 (E, F).
      previousMonth: 1,
      // February 2025 by the new rule: D. In its time it had been 2 (C, D).
      sameMonthLastYear: 1,
      // January by the old rule (E, F), February by the new one (H, I).
      cumulative: 4,
      // The same mixture a year before: A and B, then D. In its time it had been 4.
      lastYearCumulative: 3,
      notes: ['统计口径自2026年2月1日起调整，同比、环比基数已按与本期相同的口径重新计算。'],
    })
    const table = summaryOf(numbers).sections.flatMap((section) =>
      section.blocks.flatMap((block) => (block.kind === 'table' && block.table.key === 'goals' ? [block.table] : [])),
    )[0]
    expect(table?.notes.at(-1)).toBe(
      '签约项目：统计口径自2026年2月1日起调整，同比、环比基数已按与本期相同的口径重新计算。',
    )
  })

  test('before the change nothing is recounted and nothing is said', async () => {
    await ledger()
    expect((await goalOf('2026-01')).goal).toMatchObject({
      ...{ month: 2, previousMonth: 0, sameMonthLastYear: 2, cumulative: 2, lastYearCumulative: 2 },
      notes: [],
    })
  })

  test('of a quarter in which the rule changed: each month beside the month it stands for', async () => {
    await ledger()
    // The clock stands at 10 March: 1 January to 10 March, and the same dates of 2025.
    expect((await goalOf('2026-Q1')).goal).toMatchObject({ month: 4, sameMonthLastYear: 3, cumulative: 4 })
  })
})

describe('the versions of a base', () => {
  const metric: Metric = {
    ...metricOfRule(any),
    steps: [
      { from: '2020-01-01', rule: any },
      { from: '2026-03-31', rule: large },
    ],
  }
  const march = { from: '2026-03-01', to: '2026-03-31' }
  const february = { from: '2026-02-01', to: '2026-02-28' }

  test('change on the same date; the 31st of a shorter month is its last day', () => {
    expect(spansOf(asCountedIn(metric, march, february), february)).toEqual([
      { period: { from: '2026-02-01', to: '2026-02-27' }, rule: any },
      { period: { from: '2026-02-28', to: '2026-02-28' }, rule: large },
    ])
    expect(isRecounted(metric, march, february)).toBe(true)
  })

  test('are the metric’s own where it never changed', () => {
    const steady = metricOfRule(any)
    expect(asCountedIn(steady, march, february)).toBe(steady)
    expect(isRecounted(steady, march, february)).toBe(false)
  })
})
