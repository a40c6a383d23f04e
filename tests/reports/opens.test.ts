import { beforeEach, expect, test } from 'vitest'
import { linksOf } from '@/app/(app)/reports/[period]/links'
import type { Viewer } from '@/lib/access/viewer'
import { visitUnits } from '@/lib/db/tables/calendar'
import { companies } from '@/lib/db/tables/companies'
import { allocations, goalRules, goals, plans } from '@/lib/db/tables/goals'
import { settings } from '@/lib/db/tables/house'
import { visits } from '@/lib/db/tables/visits'
import { ruleOf } from '@/lib/goals/rule.schema'
import { now } from '@/lib/kernel/clock'
import { metricAddress } from '@/lib/metrics/address'
import { findMetric } from '@/lib/metrics/metric'
import { countMetric } from '@/lib/metrics/read'
import { unitsUnder } from '@/lib/metrics/units'
import type { Cell, SummaryDocument } from '@/lib/reports/document'
import { entryOf, frozenList, opensLists } from '@/lib/reports/editions/list.queries'
import { findEdition } from '@/lib/reports/editions/queries'
import { summaryNumbers } from '@/lib/reports/queries'
import { summaryOf } from '@/lib/reports/rules'
import { type StatedAt, statedInCell, statedInText } from '@/lib/reports/stated-at'
import { records } from '../numbers/records'
import { refusal } from '../rooms/room-world'
import { UNITS, worldPerTest } from '../world/world'
import { published } from './editions'

const world = worldPerTest()
const ownCompany = {
  unitId: UNITS.bureau.id,
  name: '青石',
  folded: '青石',
  kind: 'prospective' as const,
  createdBy: 'x',
}
const read = () => world().store.read

/** Two visits of the street and one that both departments made; a signing of Beijing's with 2,000万元 in, one claimed; a goal of 40 visits. */
beforeEach(async () => {
  const write = records(world())
  await write.company('c1')
  for (const day of ['2026-01-05', '2026-02-02']) await write.visit('c1', day, 'street')
  await write.visit('c1', '2026-02-20', 'bureau')
  await write.project('甲项目', 'beijing', { agreedCny: 12_000_000_000 })
  await write.stage('甲项目', 'signed', '2026-02-12')
  await write.money('甲项目', 'paid-in', 2_000_000_000, '2026-02-15')
  await write.project('待认定项目', 'bureau')
  await write.stage('待认定项目', 'signed', '2026-02-14', 'claimed')
  const own = { unitId: UNITS.district.id, createdBy: 'x' }
  await world().store.write(async (tx) => {
    const made = await tx.select().from(visits)
    const together = made.find(({ happenedOn }) => happenedOn === '2026-02-20')
    await tx.insert(visitUnits).values({ visitId: together?.id ?? '', unitId: UNITS.street.id })
    await tx.insert(settings).values({ key: 'district', value: '青岛市市南区' })
    const plan = { ...own, id: 'p1', code: 'p1', org: '青岛市市南区', title: '计划' }
    await tx.insert(plans).values({ ...plan, from: '2026-01-01', to: '2026-12-31' })
    const goal = { id: 'g1', planId: 'p1', code: 'visits', period: 'annual' as const, unitLabel: '家次', target: 40 }
    await tx.insert(goals).values({ ...own, ...goal, title: '走访企业' })
    const rule = ruleOf({ source: 'visits', measure: 'records' })
    await tx.insert(goalRules).values({ goalId: 'g1', effectiveFrom: '2026-01-01', rule, authorId: 'x' })
    await tx.insert(allocations).values({ ...own, goalId: 'g1', unitId: UNITS.street.id, year: 2026, target: 5 })
  })
})

type Stated = { at: string; stated: StatedAt; value: number; href: [string, string, string] | string }
const numberOf = (cell: Cell | undefined) =>
  cell?.kind === 'count' ? cell.value : cell?.kind === 'money' ? cell.minor : undefined

/** Every number of a document that has a list: those of its tables, then those of its sentences. */
function numbersIn(document: SummaryDocument): Stated[] {
  return document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block): Stated[] => {
      if (block.kind === 'paragraph')
        return block.figures.flatMap(({ key, value }) => {
          const stated = statedInText(key)
          return stated ? [{ at: key, stated, value, href: key }] : []
        })
      if (block.kind !== 'table') return []
      const { key, columns, rows } = block.table
      return rows.flatMap((row) =>
        columns.flatMap((column, at): Stated[] => {
          const stated = statedInCell(key, row.id, column.key)
          const value = numberOf(row.cells[at])
          const href: [string, string, string] = [key, row.id, column.key]
          return stated && value !== undefined ? [{ at: href.join(' '), stated, value, href }] : []
        }),
      )
    }),
  )
}

/** What the page behind a link counts. */
async function counted(viewer: Viewer, href: string): Promise<number> {
  const url = new URL(href, 'http://x')
  const metric = await findMetric(read(), decodeURIComponent(url.pathname.split('/').at(-1) ?? ''))
  const { period, unit, own, asOf, view } = metricAddress(Object.fromEntries(url.searchParams))
  const unitIds = unit ? (own ? [unit] : await unitsUnder(read(), unit)) : undefined
  const figure = await countMetric(read(), viewer, metric, period, { unitIds, asOf })
  return view === 'left-out' ? figure.claimed : figure.value
}

test.each([
  ['the district', UNITS.district.id],
  ['a street', UNITS.street.id],
])('every number in the summary of %s leads to what adds up to it', async (_name, unitId) => {
  const viewer = world().viewer('leader')
  const numbers = await summaryNumbers(read(), viewer, '2026-02', unitId)
  const { figureHref, cellHref } = linksOf(numbers)
  const stated = numbersIn(summaryOf(numbers))
  expect(new Set(stated.map(({ stated: { stretch } }) => stretch))).toEqual(
    new Set(['month', 'cumulative', 'claimed', ...(unitId === UNITS.district.id ? ['ranked'] : [])]),
  )
  for (const { at, value, href } of stated) {
    const to = typeof href === 'string' ? figureHref(href) : cellHref(...href)
    expect(to, at).toBeDefined()
    expect([at, await counted(viewer, to ?? '')]).toEqual([at, value])
  }
})

test('numbered items lead to the project or request they tell of', async () => {
  const write = records(world())
  const late = { agreedCny: 12_000_000_000, nextStep: '送方案', nextOn: '2026-02-05' }
  await write.project('逾期项目', 'street', late)
  await write.project('下月跟进', 'street', { ...late, nextOn: '2026-03-05' })
  await write.request('r1', 'bureau', 'street', '2026-01-05', '2026-03-05')
  await world().store.write((tx) => tx.insert(companies).values({ ...ownCompany, id: 'c-0' }))
  const numbers = await summaryNumbers(read(), world().viewer('leader'), '2026-02')
  const { itemHref } = linksOf(numbers)
  const items = summaryOf(numbers).sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'item'))
  const led = items.flatMap((block) => (block.kind === 'item' ? [[block.key, itemHref(block.key)]] : []))
  expect(led).toEqual([
    ['project.甲项目', '/projects/甲项目'],
    ['problem.r1', '/requests/r1'],
    ['problem.逾期项目', '/projects/逾期项目'],
    ['plan.下月跟进', '/projects/下月跟进'],
  ])
})

test('every number of an edition but zeros of the ranking leads to the records it was counted from, whatever becomes of them', async () => {
  const { id } = await published(world(), '2026-02')
  const leader = world().viewer('leader')
  const { document, rules } = await findEdition(read(), leader, id)
  await world().store.write((tx) => tx.update(visits).set({ deletedAt: now() }))
  const stated = numbersIn(document)
  expect(stated.map(({ at }) => at)).toEqual(expect.arrayContaining(['ranking u-street visits', 'goals g1 cumulative']))
  for (const { at, stated: asked, value } of stated) {
    if (asked.unitId && value === 0) {
      expect(entryOf(rules.lists, asked), at).toBeUndefined()
      continue
    }
    const { rows, entry } = await frozenList(read(), leader, { editionId: id, ...asked, page: 1 })
    expect([at, rows.reduce((sum, { amount }) => sum + amount, entry.base)]).toEqual([at, value])
  }
  // The visit that two units made together stands in the lists of both, once in the whole's.
  const visitsOf = async (unitId?: string) => {
    const asked = { figure: 'visits', stretch: unitId ? 'ranked' : 'cumulative', unitId }
    return (await frozenList(read(), leader, { editionId: id, ...asked, page: 1 })).rows.map(({ on }) => on)
  }
  expect(await visitsOf(UNITS.street.id)).toEqual(['2026-01-05', '2026-02-02', '2026-02-20'])
  expect(await visitsOf(UNITS.bureau.id)).toEqual(['2026-02-20'])
  expect(await visitsOf()).toEqual(['2026-01-05', '2026-02-02', '2026-02-20'])
})

test('lists name everybody’s records: they open to who sees all of them, page by page, and what is not there is not found', async () => {
  const { id } = await published(world(), '2026-02')
  const asked = { editionId: id, figure: 'visits', stretch: 'month', page: 1 }
  const own = await frozenList(read(), world().viewer('manager', 'district'), asked)
  expect(own.rows.map(({ on, unit }) => [on, unit])).toEqual([
    ['2026-02-02', '香港中路街道'],
    ['2026-02-20', '区投资促进局'],
  ])
  expect((await frozenList(read(), world().viewer('leader'), { ...asked, page: 2 })).rows).toEqual([])
  for (const viewer of [world().viewer('staff', 'bureau'), world().viewer('manager', 'street')])
    await refusal(frozenList(read(), viewer, asked), 'not-found')
  expect(await opensLists(read(), world().viewer('staff', 'district'), UNITS.district.id)).toBe(false)
  await refusal(frozenList(read(), world().viewer('staff', 'district'), asked), 'not-found')
  for (const wrong of [{ figure: 'none' }, { stretch: 'ranked' }, { unitId: UNITS.street.id }])
    await refusal(frozenList(read(), world().viewer('leader'), { ...asked, ...wrong }), 'not-found')
})
