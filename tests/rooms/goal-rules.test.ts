import { beforeEach, describe, expect, it } from 'vitest'
import { goalRules } from '@/lib/db/tables/goals'
import { saveGoal, savePlan } from '@/lib/goals/commands'
import { loadDefaults } from '@/lib/goals/defaults.commands'
import { findGoal, findPlan, listGoals } from '@/lib/goals/queries'
import { goalInput, planInput, previewInput } from '@/lib/goals/schema'
import { previewRule } from '@/lib/metrics/preview'
import { records } from '../numbers/records'
import { worldPerTest } from '../world/world'
import { refusal } from './room-world'

const YI = 10_000_000_000
const world = worldPerTest()
const read = () => world().store.read
const admin = () => world().viewer('admin')
const AS_OF = '2026-03-10'
const PLAN = { title: '2026年招商计划', org: '市南区', from: '2026-01-01', to: '2026-12-31' }
const GOAL = {
  title: '亿元以上签约',
  unitLabel: '个',
  target: '12',
  period: 'annual',
  source: 'stage',
  measure: 'records',
  stage: 'signed',
  verifiedOnly: 'on',
  increments: 'on',
  effectiveFrom: '2026-01-01',
}

let planId = ''
let id = ''
beforeEach(async () => {
  planId = (await savePlan(world().store.write, admin(), planInput.parse(PLAN))).id
  id = (await saveGoal(world().store.write, admin(), goalInput.parse({ ...GOAL, planId }))).id
})
const change = async (more: Record<string, unknown>, confirmed: string[] = []) => {
  const version = (await findGoal(read(), id))?.version
  return saveGoal(world().store.write, admin(), goalInput.parse({ ...GOAL, id, version, planId, ...more }), confirmed)
}
const versions = async () => (await findGoal(read(), id))?.rules.map((each) => [each.from, each.rule.minAmountCny])

describe('a changed rule', () => {
  it('that would rewrite days gone by must be confirmed; nothing is written before', async () => {
    const asked = await refusal(change({ minAmount: '10000', effectiveFrom: '2026-03-09' }), 'confirm')
    expect(asked.fields.effectiveFrom?.[0]).toContain('将按新规则重算')
    expect(await versions()).toEqual([['2026-01-01', undefined]])
    await change({ minAmount: '10000', effectiveFrom: '2026-03-09' }, ['effectiveFrom'])
    expect(await versions()).toEqual([
      ['2026-01-01', undefined],
      ['2026-03-09', YI],
    ])
  })

  it('applies from today without a question, and never behind the version before it', async () => {
    await change({ minAmount: '10000', effectiveFrom: AS_OF })
    const wrong = await refusal(change({ minAmount: '500', effectiveFrom: '2026-02-01' }, ['effectiveFrom']), 'invalid')
    expect(wrong.fields.effectiveFrom?.[0]).toContain('2026年3月10日')
    expect(await read().select().from(goalRules)).toHaveLength(2)
    // What is no rule may be changed without asking about its day.
    await change({ title: '改名', minAmount: '10000', effectiveFrom: '2026-01-01' })
    expect((await findGoal(read(), id))?.title).toBe('改名')
  })

  it('shows the stored rule, in the form’s own words, to whoever saved second', async () => {
    await change({ minAmount: '10000', origin: 'domestic', increments: '', effectiveFrom: AS_OF })
    const second = goalInput.parse({ ...GOAL, id, version: 1, planId, tags: ['listed'] })
    const conflict = await refusal(saveGoal(world().store.write, admin(), second), 'conflict')
    expect(conflict.theirs).toMatchObject({
      stage: 'signed',
      minAmount: '10000',
      origin: 'domestic',
      tags: [],
      verifiedOnly: true,
      increments: false,
    })
  })
})

describe('the preview of a rule', () => {
  async function projects() {
    const write = records(world())
    const row = async (name: string, unit: 'bureau' | 'street', agreedCny: number, on: string, claimed = false) => {
      await write.project(name, unit, { agreedCny })
      await write.stage(name, 'signed', on, claimed ? 'claimed' : 'verified')
    }
    await row('small', 'bureau', YI / 2, '2026-01-10')
    await row('large', 'bureau', 2 * YI, '2026-02-10')
    await row('other', 'street', 2 * YI, '2026-03-10')
    await row('waits', 'street', 2 * YI, '2026-03-01', true)
  }
  const preview = async (form: Record<string, unknown>, viewer = world().viewer('auditor'), goal = true) =>
    previewRule(
      read(),
      viewer,
      previewInput.parse({ ...GOAL, planId, ...form }),
      await findPlan(read(), planId),
      goal ? await findGoal(read(), id) : undefined,
      AS_OF,
    )

  it('stands beside the present rule, names what comes and goes, and what saving would make of it', async () => {
    await projects()
    const seen = await preview({ minAmount: '10000', effectiveFrom: '2026-02-01' })
    expect(seen.now).toMatchObject({ value: 3, claimed: 1, leftOut: [{ reason: 'unverified', records: 1 }] })
    expect(seen.whole).toMatchObject({ value: 2, claimed: 1 })
    expect(seen.whole.leftOut.map((each) => [each.reason, each.records])).toEqual([
      ['unverified', 1],
      ['amount', 1],
    ])
    // The small one signed in January, before the new rule's day.
    expect(seen.saved.value).toBe(3)
    expect(seen.added.total).toBe(0)
    expect(seen.dropped.rows.map((row) => row.title)).toEqual(['small'])
    const looser = await preview({ verifiedOnly: '' })
    expect(looser.added.rows.map((row) => row.title)).toEqual(['waits'])
  })

  it('works before the goal is there', async () => {
    await projects()
    const seen = await preview({ title: '', target: '', minAmount: '10000' }, undefined, false)
    expect([seen.now, seen.whole.value, seen.period]).toEqual([null, 2, { from: '2026-01-01', to: '2026-12-31' }])
  })

  it('holds no more than its viewer may open; an administrator sees sums and no record', async () => {
    await projects()
    const manager = await preview({ minAmount: '10000' }, world().viewer('manager', 'bureau'))
    expect([manager.now?.value, manager.whole.value]).toEqual([2, 1])
    const kept = await preview({ minAmount: '10000' }, admin())
    expect([kept.now?.value, kept.whole.value, kept.dropped]).toEqual([3, 2, { total: 1, rows: [] }])
  })

  it('says what is missing of an unfinished rule', () => {
    const unfinished = previewInput.safeParse({ planId, source: 'stage', measure: 'records', minAmount: 'x' })
    expect(unfinished.error?.issues.map((issue) => issue.path[0]).sort()).toEqual(['minAmount', 'stage'])
  })
})

describe('the published goals', () => {
  it('are loaded by whoever reaches the whole district, once', async () => {
    const load = (viewer = admin()) => loadDefaults(world().store.write, viewer)
    await refusal(load(world().viewer('manager', 'bureau')), 'not-allowed')
    await refusal(load(world().viewer('leader')), 'not-allowed')
    expect(await listGoals(read())).toHaveLength(1)
    expect(await load(world().viewer('manager', 'district'))).toEqual({ goals: 36 })
    expect(await load()).toEqual({ goals: 0 })
  })
})
