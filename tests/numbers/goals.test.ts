import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { allocations, goalRules, goals, manualFigures } from '@/lib/db/tables/goals'
import { listGoals } from '@/lib/goals/queries'
import { loadDefaultGoals } from '@/lib/goals/records'
import { ruleOf } from '@/lib/goals/rule.schema'
import { goalProgress } from '@/lib/metrics/goals'
import { goalsJson, metricJson } from '@/lib/metrics/json'
import { listMetric } from '@/lib/metrics/list'
import { unitsUnder } from '@/lib/metrics/units'
import { worldPerTest } from '../world/world'
import { records } from './records'

describe('progress', () => {
  const world = worldPerTest()
  const read = () => world().store.read
  const AS_OF = '2026-03-10'
  beforeEach(() =>
    world()
      .store.write((tx) => loadDefaultGoals(tx, { userId: 'operator', name: '操作员' }, 'u-district'))
      .then(() => undefined),
  )
  const goal = async (code: string) => {
    const found = (await listGoals(read())).find((each) => each.code === code)
    if (!found) throw new Error(code)
    return found
  }
  const progress = async (code: string, viewer = world().viewer('leader')) =>
    goalProgress(read(), viewer, await goal(code), AS_OF)

  async function financeProjects() {
    const write = records(world())
    for (const [n, unit] of (['bureau', 'bureau', 'street'] as const).entries()) {
      await write.project(`p-${n}`, unit, { targets: ['finance'] })
      await write.stage(`p-${n}`, 'registered', `2026-02-0${n + 1}`, n === 1 ? 'claimed' : 'verified')
    }
  }

  it('has the verified in the headline, the claimed apart, and the gap to time', async () => {
    await financeProjects()
    const row = await progress('finance-100')
    // 2 of 100 by 10 March: 2.0% done, 69 of 365 days = 18.9% passed.
    expect(row).toMatchObject({
      actual: 2,
      claimed: 1,
      target: 100,
      completion: 20,
      gap: 20 - 189,
      pace: 'behind',
      missing: 98,
    })
  })

  it('shows a unit its own share against its own target, and no pace where none was allotted', async () => {
    await financeProjects()
    const manager = world().viewer('manager')
    expect(await progress('finance-100', manager)).toMatchObject({
      actual: 1,
      target: 100,
      allotted: false,
      pace: null,
    })
    const { id } = await goal('finance-100')
    await world().store.write((tx) =>
      tx
        .insert(allocations)
        .values({ goalId: id, unitId: 'u-bureau', year: 2026, target: 4, createdBy: 'x' })
        .then(() => undefined),
    )
    expect(await progress('finance-100', manager)).toMatchObject({
      actual: 1,
      target: 4,
      allotted: true,
      completion: 250,
      pace: 'ahead',
    })
    expect(await progress('finance-100')).toMatchObject({ actual: 2, target: 100, allotted: false })
  })

  it('adds the baseline to a stock', async () => {
    await financeProjects()
    await world().store.write((tx) =>
      tx
        .update(goals)
        .set({ baseline: { stock: 900, asOf: '2021-12-31' } })
        .where(eq(goals.code, 'finance-stock-1200'))
        .then(() => undefined),
    )
    expect(await progress('finance-stock-1200')).toMatchObject({ actual: 902, completion: 752, time: null, pace: null })
  })

  it('takes the latest reported figure of the period, and lists the older one as replaced', async () => {
    const { id, unitId } = await goal('talent-200000')
    const row = { goalId: id, unitId, createdBy: 'p-admin-district-1', source: '人社局快报' }
    await world().store.write((tx) =>
      tx
        .insert(manualFigures)
        .values([
          { ...row, asOf: '2025-12-31', value: 120_000 },
          { ...row, asOf: '2026-02-28', value: 131_000 },
          { ...row, asOf: '2026-12-31', value: 999_999 },
        ])
        .then(() => undefined),
    )
    expect(await progress('talent-200000')).toMatchObject({ actual: 131_000 })
    const list = await listMetric(
      read(),
      world().viewer('leader'),
      `goal:${id}`,
      { from: '2022-01-01', to: '2026-12-31' },
      { asOf: AS_OF },
    )
    expect(list.rows.map((each) => each.on)).toEqual(['2026-02-28'])
  })

  it('opens exactly the figure that it shows, for every goal and role', async () => {
    await financeProjects()
    const write = records(world())
    await write.company('c-1', 'street', [{ tag: 'listed', since: '2026-01-05' }])
    await write.company('c-2', 'beijing', [{ tag: 'listed', since: '2026-01-06' }])
    await write.money('p-0', 'paid-in', 500, '2026-01-05')
    await write.money('p-2', 'paid-in', 7, '2026-01-06')
    for (const role of ['staff', 'manager', 'leader', 'auditor'] as const)
      for (const each of await listGoals(read())) {
        const viewer = world().viewer(role)
        const row = await goalProgress(read(), viewer, each, AS_OF)
        if (row.actual === null) continue
        const { unit, own } = row.opens
        const unitIds = unit ? (own ? [unit] : await unitsUnder(read(), unit)) : undefined
        const list = await listMetric(read(), viewer, row.metricKey, row.period, {
          unitIds,
          asOf: AS_OF,
          pageSize: 500,
        })
        expect(list.rows.reduce((sum, one) => sum + one.amount, 0)).toBe(row.actual)
      }
  })

  it('says nothing, rather than zero, where nothing was reported', async () => {
    expect(await progress('talent-200000')).toMatchObject({ actual: null, completion: null, pace: null })
  })

  it('never counts another district’s plan, nor anything for an administrator', async () => {
    await financeProjects()
    expect(await progress('f500-380')).toMatchObject({ actual: null, completion: null, pace: null })
    expect(await progress('finance-100', world().viewer('admin'))).toMatchObject({ actual: null, claimed: 0 })
  })

  it('applies a new rule from its day on and leaves the earlier count as it was', async () => {
    const write = records(world())
    const { id } = await goal('yi-yuan-projects-100')
    for (const [n, on] of ['2026-01-05', '2026-02-05', '2026-03-05'].entries()) {
      await write.project(`p-${n}`, 'bureau', { agreedCny: 20_000_000_000 })
      await write.stage(`p-${n}`, 'signed', on)
    }
    expect(await progress('yi-yuan-projects-100')).toMatchObject({ actual: 3 })
    const rule = ruleOf({ source: 'stage', stage: 'signed', minAmountCny: 50_000_000_000 })
    await world().store.write((tx) =>
      tx
        .insert(goalRules)
        .values({ goalId: id, effectiveFrom: '2026-02-05', rule, authorId: 'x' })
        .then(() => undefined),
    )
    expect(await progress('yi-yuan-projects-100')).toMatchObject({ actual: 1 })
    const year = { from: '2026-01-01', to: '2026-12-31' }
    const counted = await listMetric(read(), world().viewer('leader'), `goal:${id}`, year)
    expect([counted.total, counted.rows.map((row) => row.on)]).toEqual([1, ['2026-01-05']])
    const left = await listMetric(read(), world().viewer('leader'), `goal:${id}`, year, { view: 'left-out' })
    expect(left.rows.map((row) => [row.on, row.reasons])).toEqual([
      ['2026-03-05', ['amount']],
      ['2026-02-05', ['amount']],
    ])
    const pages = []
    await write.project('p-9', 'bureau', { agreedCny: 90_000_000_000 })
    await write.stage('p-9', 'signed', '2026-03-01')
    for (const page of [1, 2, 3])
      pages.push(
        (await listMetric(read(), world().viewer('leader'), `goal:${id}`, year, { page, pageSize: 1 })).rows.map(
          (row) => row.on,
        ),
      )
    expect(pages).toEqual([['2026-03-01'], ['2026-01-05'], []])
  })

  it('prints yuan and dollars, not their hundredths', async () => {
    const write = records(world())
    await write.project('p-1', 'bureau')
    await write.money('p-1', 'paid-in', 123_456_789, '2026-02-02')
    const year = { from: '2026-01-01', to: '2026-12-31' }
    const auditor = world().viewer('auditor')
    const json = await metricJson(read(), auditor, 'capital-domestic', year, { list: true })
    expect(json).toMatchObject({
      key: 'capital-domestic',
      value: 1_234_567.89,
      minor: 123_456_789,
      unit: '元',
      ...year,
    })
    expect(json.records).toHaveLength(1)
    const own = await goalsJson(read(), auditor, AS_OF)
    expect(own.goals.map((row) => row.plan)).not.toContain('shinan-2019')
    expect(own.goals.find((row) => row.code === 'domestic-capital-900yi')).toMatchObject({
      target: 90_000_000_000,
      actual: 1_234_567.89,
    })
    const past = await goalsJson(read(), auditor, '2019-06-30', { plan: 'shinan-2019' })
    expect(past.goals).toHaveLength(8)
  })
})
