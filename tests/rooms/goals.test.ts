import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { allocations, goalRules, goals, plans } from '@/lib/db/tables/goals'
import { auditEntries } from '@/lib/db/tables/house'
import { allocateGoal } from '@/lib/goals/allocation.commands'
import { sharesVersion } from '@/lib/goals/allocation.rules'
import { reportFigure, saveGoal, savePlan } from '@/lib/goals/commands'
import { findGoal, listGoals, listPlans } from '@/lib/goals/queries'
import { loadDefaultGoals } from '@/lib/goals/records'
import { allocationInput, figureInput, goalInput, planInput } from '@/lib/goals/schema'
import { worldPerTest } from '../world/world'

const world = worldPerTest()
const read = () => world().store.read
const admin = () => world().viewer('admin')
const OPERATOR = { userId: 'operator', name: '命令行操作员' }

const PLAN = { title: '2026年招商计划', org: '市南区', from: '2026-01-01', to: '2026-12-31' }
const GOAL = {
  title: '引进金融企业',
  unitLabel: '家',
  target: '12',
  period: 'annual',
  source: 'stage',
  measure: 'records',
  stage: 'registered',
  targetTypes: ['finance'],
  verifiedOnly: 'on',
  effectiveFrom: '2026-01-01',
}

async function aPlan(): Promise<string> {
  return (await savePlan(world().store.write, admin(), planInput.parse(PLAN))).id
}
async function aGoal(more: Record<string, unknown> = {}): Promise<string> {
  const planId = await aPlan()
  return (await saveGoal(world().store.write, admin(), goalInput.parse({ ...GOAL, planId, ...more }))).id
}
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (problem: { code?: string }) => problem.code ?? String(problem),
  )

describe('the default goals', () => {
  it('load every plan and goal with its rule, once', async () => {
    const load = () => world().store.write((tx) => loadDefaultGoals(tx, OPERATOR, 'u-district'))
    expect(await load()).toEqual({ goals: 36 })
    expect(await load()).toEqual({ goals: 0 })
    expect(await listGoals(read())).toHaveLength(36)
    expect(await read().select().from(goalRules)).toHaveLength(36)
    expect((await read().select().from(auditEntries)).map((entry) => entry.action)).toEqual(
      Array(5).fill('plan.load-defaults'),
    )
  })

  it('keep what an administrator has changed', async () => {
    await world().store.write((tx) => loadDefaultGoals(tx, OPERATOR, 'u-district'))
    await world().store.write((tx) =>
      tx
        .update(goals)
        .set({ target: 7 })
        .where(eq(goals.code, 'hq-90'))
        .then(() => undefined),
    )
    await world().store.write((tx) => loadDefaultGoals(tx, OPERATOR, 'u-district'))
    const [goal] = await read().select().from(goals).where(eq(goals.code, 'hq-90'))
    expect(goal?.target).toBe(7)
  })

  it('hold money in its smallest unit and know whose plan is whose', async () => {
    await world().store.write((tx) => loadDefaultGoals(tx, OPERATOR, 'u-district'))
    const all = await listGoals(read())
    const target = (code: string) => all.find((goal) => goal.code === code)?.target
    expect(target('domestic-capital-900yi')).toBe(90_000_000_000 * 100)
    expect(target('foreign-capital-2bn-usd')).toBe(2_000_000_000 * 100)
    expect(target('yi-yuan-projects-100')).toBe(100)
    expect(all.find((goal) => goal.code === 'yi-yuan-projects-100')?.rules[0]?.rule.minAmountCny).toBe(10_000_000_000)
    const reference = (await listPlans(read())).filter((plan) => plan.reference).map((plan) => plan.org)
    expect(reference).toEqual(['青岛西海岸新区'])
  })
})

describe('saving', () => {
  it('is for those who may: staff and leaders are refused and nothing is written', async () => {
    for (const role of ['staff', 'leader', 'auditor'] as const)
      expect(await refusal(savePlan(world().store.write, world().viewer(role), planInput.parse(PLAN)))).toBe(
        'not-allowed',
      )
    expect(await read().select().from(plans)).toEqual([])
    const planId = await aPlan()
    const input = goalInput.parse({ ...GOAL, planId })
    // The plan is the district's; a department's manager reaches his own subtree only.
    expect(await refusal(saveGoal(world().store.write, world().viewer('manager'), input))).toBe('not-allowed')
    expect(await read().select().from(goals)).toEqual([])
  })

  it('keeps the old rule when the rule changes, with day and author', async () => {
    const id = await aGoal()
    const goal = await findGoal(read(), id)
    const change = {
      ...GOAL,
      id,
      version: goal?.version,
      planId: goal?.planId,
      minAmount: '1000',
      effectiveFrom: '2026-07-01',
    }
    await saveGoal(world().store.write, admin(), goalInput.parse(change))
    const rules = (await findGoal(read(), id))?.rules ?? []
    expect(rules.map((each) => [each.from, each.rule.minAmountCny])).toEqual([
      ['2026-01-01', undefined],
      ['2026-07-01', 1_000_000_000],
    ])
    expect(rules[1]?.authorId).toBe(admin().userId)
  })

  it('adds no version when the rule is the same', async () => {
    const id = await aGoal()
    const goal = await findGoal(read(), id)
    const change = {
      ...GOAL,
      id,
      version: goal?.version,
      planId: goal?.planId,
      target: '15',
      effectiveFrom: '2026-05-01',
    }
    await saveGoal(world().store.write, admin(), goalInput.parse(change))
    const after = await findGoal(read(), id)
    expect([after?.target, after?.rules.length]).toEqual([15, 1])
  })

  it('refuses an old version, and a change of what is measured', async () => {
    const id = await aGoal()
    const { planId } = (await findGoal(read(), id)) ?? {}
    const old = goalInput.parse({ ...GOAL, id, version: 99, planId })
    expect(await refusal(saveGoal(world().store.write, admin(), old))).toBe('conflict')
    const other = goalInput.parse({
      ...GOAL,
      id,
      version: 1,
      planId,
      source: 'money',
      measure: 'cny',
      moneyKinds: 'paid-in',
    })
    expect(await refusal(saveGoal(world().store.write, admin(), other))).toBe('invalid')
    expect((await findGoal(read(), id))?.rules).toHaveLength(1)
  })
})

describe('reported figures and allocations', () => {
  beforeEach(async () => {
    await world().store.write((tx) => loadDefaultGoals(tx, OPERATOR, 'u-district'))
  })
  const goalId = async (code: string) => (await listGoals(read())).find((goal) => goal.code === code)?.id ?? ''

  it('takes a figure for a reported goal only, and none from the future', async () => {
    const report = (id: string, asOf: string) =>
      refusal(
        reportFigure(
          world().store.write,
          admin(),
          figureInput.parse({ goalId: id, asOf, value: '33', source: '住建局' }),
        ),
      )
    const buildings = await goalId('yi-yuan-buildings-35')
    expect(await report(await goalId('hq-90'), '2026-01-01')).toBe('refused')
    expect(await report(buildings, '2026-03-11')).toBe('invalid')
    expect(await report(buildings, '2026-03-10')).toBe('done')
  })

  it('splits a goal over units, changes a share and takes one away', async () => {
    const id = await goalId('yi-yuan-projects-100')
    const allot = (cells: Record<string, string>) =>
      allocateGoal(world().store.write, admin(), allocationInput.parse({ goalId: id, ...cells }))
    await allot({ 'share.u-bureau.2026': '40', 'share.u-street.2026': '60' })
    await allot({ 'share.u-bureau.2026': '45', 'share.u-street.2026': '' })
    expect((await read().select().from(allocations)).map((row) => [row.unitId, row.year, row.target])).toEqual([
      ['u-bureau', 2026, 45],
    ])
    expect(await refusal(allot({ 'share.u-bureau.2026': '1.5' }))).toBe('invalid')
    expect(await refusal(allot({ 'share.u-nowhere.2026': '5' }))).toBe('not-found')
    const manager = world().viewer('manager')
    const other = allocationInput.parse({ goalId: id, 'share.u-street.2026': '5' })
    expect(await refusal(allocateGoal(world().store.write, manager, other))).toBe('not-allowed')
    expect(await read().select().from(allocations)).toHaveLength(1)
  })

  it('names every wrong cell at once and writes none', async () => {
    const id = await goalId('yi-yuan-projects-100')
    const cells = { 'share.u-bureau.2026': '1.5', 'share.u-street.2026': '六十', 'share.u-beijing.2026': '5' }
    const input = allocationInput.parse({ goalId: id, ...cells })
    const wrong = await allocateGoal(world().store.write, admin(), input).catch((problem) => problem.fields)
    expect(Object.keys(wrong).sort()).toEqual(['share.u-bureau.2026', 'share.u-street.2026'])
    expect(await read().select().from(allocations)).toEqual([])
  })

  it('loses nobody’s change: an older form is answered with what is stored, other units’ cells are not in its way', async () => {
    const id = await goalId('domestic-capital-900yi')
    const send = (cells: Record<string, string>, version?: number) =>
      allocateGoal(
        world().store.write,
        admin(),
        allocationInput.parse({ goalId: id, shareUnit: '亿', version, ...cells }),
      )
    const opened = sharesVersion([])
    await send({ 'share.u-bureau.2026': '300', 'share.u-bureau.2025': '' }, opened)
    await send({ 'share.u-street.2026': '200' }, opened)
    const late = await send({ 'share.u-bureau.2026': '250', 'share.u-bureau.2025': '' }, opened).catch(
      (problem) => problem,
    )
    expect([late.code, late.theirs?.['share.u-bureau.2026'], late.theirs?.['share.u-bureau.2025']]).toEqual([
      'conflict',
      '300',
      '',
    ])
    const stored = async () =>
      (await read().select().from(allocations)).map((row) => [row.unitId, row.target / 10_000_000_000])
    expect((await stored()).sort()).toEqual([
      ['u-bureau', 300],
      ['u-street', 200],
    ])
    await send({ 'share.u-bureau.2026': '250', 'share.u-bureau.2025': '' }, late.theirs.version)
    expect((await stored()).sort()[0]).toEqual(['u-bureau', 250])
  })
})
