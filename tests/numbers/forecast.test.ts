import { beforeEach, describe, expect, it } from 'vitest'
import { goalRules, goals, plans } from '@/lib/db/tables/goals'
import { findGoal } from '@/lib/goals/queries'
import { type Rule, ruleOf } from '@/lib/goals/rule.schema'
import { addDays } from '@/lib/kernel/month'
import { candidatesOf } from '@/lib/metrics/candidates'
import { forecasts } from '@/lib/metrics/forecast'
import { goalProgress } from '@/lib/metrics/goals'
import { stageHistory } from '@/lib/metrics/stage-history'
import { newPlans } from '../world/plans'
import { worldPerTest } from '../world/world'
import { records } from './records'

const YI = 10_000_000_000
const AS_OF = '2026-03-10'
/** Twenty days are left. */
const END = '2026-03-30'
const world = worldPerTest()
const read = () => world().store.read

const addGoal = (id: string, rule: Rule) =>
  world().store.write(async (tx) => {
    const own = { unitId: 'u-district', createdBy: 'x' }
    await tx
      .insert(goals)
      .values({ ...own, id, planId: 'plan', code: id, title: id, unitLabel: '个', target: 9, period: 'cumulative' })
    await tx.insert(goalRules).values({ goalId: id, effectiveFrom: '2026-01-01', rule, authorId: 'x' })
  })

beforeEach(async () => {
  await world().store.write((tx) =>
    tx
      .insert(plans)
      .values({
        ...{ unitId: 'u-district', createdBy: 'x', id: 'plan', code: 'plan' },
        ...{ org: '市南区', title: '一季度', from: '2026-01-01', to: END },
      })
      .then(() => undefined),
  )
  await addGoal('signed', ruleOf({ source: 'stage', stage: 'signed', minAmountCny: YI }))
  await addGoal('capital', ruleOf({ source: 'money', moneyKinds: ['paid-in'], measure: 'cny', origin: 'domestic' }))
})

/** Twelve projects that entered talks on 1 January 2025 with too little money: four signed 10 to 13 days later, one after 25, seven never. */
async function history() {
  const write = records(world())
  for (let n = 0; n < 12; n++) {
    await write.project(`h-${n}`, 'street', {
      stage: n < 5 ? 'signed' : 'negotiation',
      agreedCny: 1,
      state: 'lost',
      endedOn: '2025-06-01',
    })
    await write.stage(`h-${n}`, 'negotiation', '2025-01-01')
    if (n < 5) await write.stage(`h-${n}`, 'signed', n === 4 ? '2025-01-26' : addDays('2025-01-11', n))
  }
}
async function look(
  id: string,
  role: 'leader' | 'manager' | 'staff' = 'leader',
  unit: 'bureau' | 'street' | 'district' = 'district',
) {
  const viewer = world().viewer(role, unit)
  const goal = await findGoal(read(), id)
  if (!goal) throw new Error(id)
  const row = await goalProgress(read(), viewer, goal, AS_OF)
  const forecast = (await forecasts(read(), viewer, [row], AS_OF)).get(id)
  return { row, forecast, candidates: forecast ? await candidatesOf(read(), viewer, row, forecast, AS_OF) : [] }
}
const odds = (forecast: Awaited<ReturnType<typeof look>>['forecast']) =>
  forecast?.stages.map(({ stage, projects }) => [stage.stage, projects, stage.hits, stage.cases])

describe('the odds of a stage', () => {
  it('are the share of those who entered it that arrived within the days left', async () => {
    await history()
    expect((await stageHistory(read(), 'signed', AS_OF, 20)).at(-1)).toEqual({
      stage: 'negotiation',
      cases: 12,
      hits: 4,
    })
    expect((await stageHistory(read(), 'signed', AS_OF, 25)).at(-1)).toMatchObject({ hits: 5 })
    // On 15 January 2025 nobody had had twenty days yet.
    expect((await stageHistory(read(), 'signed', '2025-01-15', 20)).at(-1)).toMatchObject({ cases: 0 })
  })

  it('count over the turn of a year and a leap day as the calendar does, and forget what was rejected or entered in one go', async () => {
    const write = records(world())
    for (const [id, from, to] of [
      ['leap', '2024-02-20', '2024-03-11'],
      ['late', '2024-02-20', '2024-03-12'],
      ['year', '2024-12-25', '2025-01-14'],
      ['same', '2025-01-01', '2025-01-01'],
    ] as const) {
      await write.project(id, 'bureau')
      await write.stage(id, 'negotiation', from)
      await write.stage(id, 'signed', to)
    }
    await write.project('refused', 'bureau')
    await write.stage('refused', 'negotiation', '2025-01-01')
    await write.stage('refused', 'signed', '2025-01-05', 'rejected')
    expect((await stageHistory(read(), 'signed', AS_OF, 20)).at(-1)).toEqual({
      stage: 'negotiation',
      cases: 4,
      hits: 2,
    })
  })
})

describe('a forecast', () => {
  async function present() {
    const write = records(world())
    await history()
    const counted = async (id: string, unit: 'bureau' | 'street', verification: 'verified' | 'claimed') => {
      await write.project(id, unit, { stage: 'signed', agreedCny: 2 * YI })
      await write.stage(id, 'negotiation', '2026-01-02')
      await write.stage(id, 'signed', '2026-02-01', verification)
    }
    await counted('done', 'bureau', 'verified')
    await counted('waits', 'street', 'claimed')
    for (const [id, unit, agreedCny] of [
      ['big-1', 'bureau', 3 * YI],
      ['big-2', 'bureau', YI],
      ['big-3', 'street', 2 * YI],
      ['small', 'bureau', 7_000_000_000],
    ] as const) {
      await write.project(id, unit, {
        stage: 'negotiation',
        agreedCny,
        nextStep: '送政策建议书',
        stageOn: '2026-03-01',
      })
      await write.stage(id, 'negotiation', '2026-03-01')
    }
    await write.project('pooled', 'bureau', { stage: 'negotiation', agreedCny: 5 * YI, pooledAt: new Date(0) })
  }

  it('has each project once: what counts, what waits, and what is under way by its odds', async () => {
    await present()
    const { row, forecast } = await look('signed')
    expect([row.actual, row.claimed, forecast?.days]).toEqual([1, 1, 20])
    // The two that took thirty days are history too. The small one lacks the amount, the pooled one is nobody’s: neither is expected.
    expect(odds(forecast)?.at(-1)).toEqual(['negotiation', 3, 4, 14])
    // Six claims were decided, all verified: thin, so ten more at a half: 11 of 16; 1 + 11/16 + 3 × 4/14 = 2.54.
    expect(forecast?.claims.odds).toMatchObject({ hits: 6, cases: 6, prior: 0.5 })
    expect(forecast?.range.mid).toBe(3)
    expect(forecast?.range.low).toBeGreaterThanOrEqual(1)
    expect(forecast?.thin).toBe(true)
  })

  it('is of what its viewer may open', async () => {
    await present()
    const bureau = await look('signed', 'manager', 'bureau')
    expect([bureau.row.actual, bureau.row.claimed, odds(bureau.forecast)?.at(-1)]).toEqual([
      1,
      0,
      ['negotiation', 2, 4, 14],
    ])
    expect(bureau.candidates.map((each) => each.id)).toEqual(['big-1', 'big-2', 'small'])
    expect((await look('signed', 'staff', 'street')).candidates.map((each) => each.id)).toEqual(['waits', 'big-3'])
  })

  it('names the projects that could close the gap, the likeliest first, and what each still lacks', async () => {
    await present()
    const { candidates } = await look('signed')
    expect(candidates.map((each) => [each.id, each.stage])).toEqual([
      ['waits', null],
      ['big-1', 'negotiation'],
      ['big-2', 'negotiation'],
      ['big-3', 'negotiation'],
      ['small', 'negotiation'],
    ])
    expect(candidates[1]).toMatchObject({ missing: ['到达“签约”'], nextStep: '送政策建议书', unitName: '区投资促进局' })
    expect(candidates[1]?.likelihood).toBeCloseTo(4 / 14)
    expect(candidates[4]).toMatchObject({
      likelihood: 0,
      missing: ['到达“签约”', '协议投资额再增 3,000万元（现 7,000万元，须 1亿元）'],
    })
  })

  it('of money is what is agreed and has not arrived, times what came of such money before', async () => {
    const write = records(world())
    await write.project('p', 'bureau', { stage: 'signed', origin: 'domestic', agreedCny: 1000, arrivedCny: 400 })
    await write.money('p', 'paid-in', 300, '2026-03-01')
    await write.money('p', 'paid-in', 100, '2026-01-20')
    const { forecast, candidates } = await look('capital')
    // No agreed money on the timeline: nothing was ever open, nothing is learned, nothing is promised.
    expect(forecast).toMatchObject({
      thin: true,
      range: { low: 400, mid: 400, high: 400 },
      money: { open: 600, projects: 1 },
    })
    expect(candidates.map((each) => [each.id, each.openCny])).toEqual([['p', 600]])
  })

  it('is silent where the period is over', async () => {
    await present()
    const viewer = world().viewer('leader')
    const goal = await findGoal(read(), 'signed')
    if (!goal) throw new Error('no goal')
    const row = await goalProgress(read(), viewer, goal, '2026-04-05')
    expect((await forecasts(read(), viewer, [row], '2026-04-05')).size).toBe(0)
  })
})

it('asks few statements and reads no big table from end to end without need', async () => {
  const watched = await newPlans()
  const { statements } = await watched.watch((door) => stageHistory(door, 'signed', AS_OF, 20))
  expect(statements).toBeLessThanOrEqual(2)
  await watched.close()
})
