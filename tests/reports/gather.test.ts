import { describe, expect, test } from 'vitest'
import { allocations, goalRules, goals, plans } from '@/lib/db/tables/goals'
import { settings, terms } from '@/lib/db/tables/house'
import { visitPeople } from '@/lib/db/tables/visits'
import { ruleOf } from '@/lib/goals/rule.schema'
import { blockText } from '@/lib/reports/document'
import { summaryNumbers } from '@/lib/reports/queries'
import { summaryOf } from '@/lib/reports/rules'
import { summaryMonths, summaryUnits } from '@/lib/reports/scope.queries'
import { records } from '../numbers/records'
import { UNITS, type World, worldPerTest } from '../world/world'

const world = worldPerTest()
const figureIn = (numbers: Awaited<ReturnType<typeof summaryNumbers>>, key: string) =>
  numbers.figures.find((figure) => figure.key === key)

/** February 2026 with its bases: 3 visits at 2 companies after 1 in January; 2 a year before; one signed key project. */
async function february(at: World) {
  const write = records(at)
  for (const id of ['c1', 'c2', 'c3']) await write.company(id)
  for (const day of ['2025-01-15', '2025-02-03', '2025-02-27', '2025-03-05']) await write.visit('c3', day)
  await write.visit('c1', '2026-01-20')
  await write.visit('c1', '2026-02-02')
  await write.visit('c1', '2026-02-28', 'street')
  await write.visit('c2', '2026-02-10', 'beijing')
  await write.visit('c2', '2026-03-01')
  const key = { agreedCny: 12_000_000_000, investor: '远帆集团', targets: ['headquarters'] }
  await write.project('大项目', 'beijing', { ...key, nextStep: '召开推进会', nextOn: '2026-03-05' })
  await write.stage('大项目', 'negotiation', '2026-01-08')
  await write.stage('大项目', 'signed', '2026-02-12')
  await write.money('大项目', 'paid-in', 2_000_000_000, '2026-02-20')
  await write.project('待认定项目', 'bureau', { agreedCny: 500_000_000 })
  await write.stage('待认定项目', 'signed', '2026-02-14', 'claimed')
  await write.project('谈着的项目', 'street', {
    ...key,
    agreedCny: 30_000_000_000,
    nextStep: '送方案',
    nextOn: '2026-02-05',
  })
  await write.stage('谈着的项目', 'negotiation', '2026-02-01')
  await write.project('后来才谈的', 'street', key)
  await write.stage('后来才谈的', 'negotiation', '2026-03-02')
  return write
}

describe('gathering a summary', () => {
  test('counts every stretch by the metrics themselves', async () => {
    await february(world())
    const numbers = await summaryNumbers(world().store.read, world().viewer('leader'), '2026-02')
    expect(numbers).toMatchObject({ period: { key: '2026-02' }, through: '2026-02-28', issuedOn: '2026-03-10' })
    expect(numbers.unit).toEqual({ id: UNITS.district.id, name: '市南区', scope: '全区' })
    expect(figureIn(numbers, 'visits')).toMatchObject({
      month: 3,
      cumulative: 4,
      previousMonth: 1,
      sameMonthLastYear: 2,
      lastYearCumulative: 3,
      claimed: 0,
    })
    expect(figureIn(numbers, 'companies-visited')).toMatchObject({ month: 2, cumulative: 2, lastYearCumulative: 1 })
    expect(figureIn(numbers, 'projects-signed')).toMatchObject({
      month: 1,
      cumulative: 1,
      previousMonth: 0,
      claimed: 1,
    })
    expect(figureIn(numbers, 'capital-domestic')).toMatchObject({ month: 2_000_000_000, lastYearCumulative: 0 })
    const words = summaryOf(numbers).sections[0]?.blocks.map((block) => blockText(block) ?? '') ?? []
    expect(words[0]).toBe(
      '2月份，全区走访企业3家次，涉及企业2家，同比增加1家次，环比增加2家次；1—2月累计走访企业4家次，涉及企业2家，同比增加1家次。',
    )
  })

  test('a base before the first record is missing, not zero', async () => {
    const write = records(world())
    await write.company('c1')
    await write.visit('c1', '2026-02-02')
    const numbers = await summaryNumbers(world().store.read, world().viewer('leader'), '2026-02')
    expect(figureIn(numbers, 'visits')).toMatchObject({ month: 1, previousMonth: null, sameMonthLastYear: null })
  })

  test('half a month is compared with half a month', async () => {
    await february(world())
    const numbers = await summaryNumbers(world().store.read, world().viewer('leader'), '2026-03')
    expect(numbers.through).toBe('2026-03-10')
    expect(figureIn(numbers, 'visits')).toMatchObject({ month: 1, previousMonth: 2, sameMonthLastYear: 1 })
  })

  test('key projects stand where they stood on the last day, with what the month moved', async () => {
    await february(world())
    const numbers = await summaryNumbers(world().store.read, world().viewer('leader'), '2026-02')
    expect(numbers.projects).toMatchObject({ total: 2, moved: 2 })
    expect(numbers.projects.rows.map(({ name, stage, moves }) => [name, stage, moves.length])).toEqual([
      ['谈着的项目', 'negotiation', 1],
      ['大项目', 'signed', 2],
    ])
    expect(numbers.projects.rows[1]?.moves).toEqual([
      { kind: 'stage', on: '2026-02-12', from: 'negotiation', to: 'signed', claimed: false },
      {
        kind: 'money',
        on: '2026-02-20',
        moneyKind: 'paid-in',
        amount: { minor: 2_000_000_000, currency: 'CNY' },
        claimed: false,
      },
    ])
    expect(numbers.problems.map((problem) => [problem.subject, problem.due])).toEqual([['谈着的项目', '2026-02-05']])
    expect(numbers.plans.map((plan) => [plan.subject, plan.text, plan.on])).toEqual([
      ['大项目', '召开推进会', '2026-03-05'],
    ])
    expect(numbers.annexes.negotiations.rows.map((row) => row.name)).toEqual(['谈着的项目'])
    expect(numbers.annexes.negotiations.total).toBe(1)
  })

  test('annexes list what the figures count, and the unverified as such', async () => {
    const write = await february(world())
    await world().store.write(async (tx) => {
      await tx.insert(terms).values({ kind: 'visit-kind', code: 'away', label: '外出拜访' })
    })
    const numbers = await summaryNumbers(world().store.read, world().viewer('leader'), '2026-02')
    expect(
      numbers.annexes.signed.rows.map((row) => [row.name, row.signedOn, row.verification, row.amount?.minor]),
    ).toEqual([
      ['大项目', '2026-02-12', 'verified', 12_000_000_000],
      ['待认定项目', '2026-02-14', 'claimed', 500_000_000],
    ])
    expect([numbers.annexes.visits.total, numbers.annexes.signed.total]).toEqual([3, 2])
    expect(numbers.annexes.visits.rows.map((row) => [row.on, row.company, row.kind, row.topic])).toEqual([
      ['2026-02-02', 'c1', '外出拜访', '洽谈'],
      ['2026-02-10', 'c2', '外出拜访', '洽谈'],
      ['2026-02-28', 'c1', '外出拜访', '洽谈'],
    ])
    const [first] = numbers.annexes.visits.rows
    await world().store.write(async (tx) => {
      await tx.insert(visitPeople).values([
        { id: 'p1', visitId: first?.id ?? '', side: 'ours', name: '王一', sort: 0 },
        { id: 'p2', visitId: first?.id ?? '', side: 'theirs', name: '对方经理', sort: 0 },
      ])
    })
    const again = await summaryNumbers(world().store.read, world().viewer('leader'), '2026-02')
    expect(again.annexes.visits.rows[0]?.people).toBe('王一')
    expect(write).toBeDefined()
  })

  test('units are ranked with their own records, zero rows included', async () => {
    await february(world())
    const { ranking } = await summaryNumbers(world().store.read, world().viewer('leader'), '2026-02')
    const rows = new Map(ranking.rows.map((row) => [row.name, row]))
    expect(rows.get('北京招商队')).toMatchObject({ cumulative: [1, 2_000_000_000, 1], previous: [0, 0, 0] })
    expect(rows.get('区投资促进局')).toMatchObject({ cumulative: [0, 0, 2], previous: [0, 0, 1] })
    expect(rows.get('香港中路街道')).toMatchObject({ cumulative: [0, 0, 1], previous: [0, 0, 0] })
    const january = await summaryNumbers(world().store.read, world().viewer('leader'), '2026-01')
    expect(january.ranking.rows.every((row) => row.previous === null)).toBe(true)
  })
})

describe('whose summary', () => {
  test("a unit's summary has the unit and what is under it, nothing beside it", async () => {
    await february(world())
    const numbers = await summaryNumbers(world().store.read, world().viewer('leader'), '2026-02', UNITS.bureau.id)
    expect(figureIn(numbers, 'visits')?.month).toBe(2)
    expect(numbers.projects.rows.map((project) => project.name)).toEqual(['大项目'])
    expect(numbers.unit.scope).toBe('区投资促进局')
  })

  test('nobody gets a summary beyond his reach, of a month to come, or of no month', async () => {
    await february(world())
    const { read } = world().store
    const manager = world().viewer('manager', 'street')
    await expect(summaryNumbers(read, manager, '2026-02', UNITS.bureau.id)).rejects.toThrow()
    await expect(summaryNumbers(read, manager, '2026-02', UNITS.district.id)).rejects.toThrow()
    await expect(summaryNumbers(read, world().viewer('admin'), '2026-02')).rejects.toThrow()
    await expect(summaryNumbers(read, manager, '2026-04')).rejects.toThrow()
    await expect(summaryNumbers(read, manager, '2026-13')).rejects.toThrow()
    const own = await summaryNumbers(read, manager, '2026-02')
    expect(own.unit.id).toBe(UNITS.street.id)
    expect(figureIn(own, 'visits')?.month).toBe(1)
    expect((await summaryUnits(read, manager)).map((unit) => unit.value)).toEqual([UNITS.street.id])
  })

  test('months run from the first record to the present, newest first', async () => {
    await february(world())
    const months = await summaryMonths(world().store.read)
    expect([months[0], months.at(-1), months.length]).toEqual(['2026-03', '2025-01', 15])
  })
})

describe('goals of a summary', () => {
  async function planned() {
    await february(world())
    const own = { unitId: UNITS.district.id, createdBy: 'x' }
    await world().store.write(async (tx) => {
      await tx.insert(settings).values({ key: 'district', value: '青岛市市南区' })
      for (const [id, org] of [
        ['p-own', '青岛市市南区'],
        ['p-other', '青岛西海岸新区'],
      ] as const)
        await tx
          .insert(plans)
          .values({ ...own, id, code: id, org, title: `${org}计划`, from: '2026-01-01', to: '2026-12-31' })
      const goal = { ...own, period: 'annual' as const, unitLabel: '家次', target: 40, title: '走访企业' }
      await tx.insert(goals).values([
        { ...goal, id: 'g1', planId: 'p-own', code: 'visits' },
        { ...goal, id: 'g2', planId: 'p-other', code: 'visits' },
      ])
      for (const goalId of ['g1', 'g2'])
        await tx.insert(goalRules).values({
          goalId,
          effectiveFrom: '2026-01-01',
          rule: ruleOf({ source: 'visits', measure: 'records' }),
          authorId: 'x',
        })
      await tx.insert(allocations).values({ ...own, goalId: 'g1', unitId: UNITS.street.id, year: 2026, target: 5 })
    })
  }

  test("only the district's own plans count, with target, actual and time", async () => {
    await planned()
    const { goals: rows } = await summaryNumbers(world().store.read, world().viewer('leader'), '2026-02')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      id: 'g1',
      target: 40,
      month: 3,
      cumulative: 4,
      lastYearCumulative: 3,
      timeProgress: 59 / 365,
    })
  })

  test('a unit below has what is allotted to it', async () => {
    await planned()
    const { goals: street } = await summaryNumbers(
      world().store.read,
      world().viewer('leader'),
      '2026-02',
      UNITS.street.id,
    )
    expect(street).toMatchObject([{ id: 'g1', target: 5, cumulative: 1 }])
    const { goals: bureau } = await summaryNumbers(
      world().store.read,
      world().viewer('leader'),
      '2026-02',
      UNITS.bureau.id,
    )
    expect(bureau).toEqual([])
  })
})
