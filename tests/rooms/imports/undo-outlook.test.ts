import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { companies } from '@/lib/db/tables/companies'
import { projects } from '@/lib/db/tables/projects'
import { undoLedger } from '@/lib/imports/undo.commands'
import { keptRecords, undoneBy, undoOutlook } from '@/lib/imports/undo.queries'
import { keptWith } from '@/lib/imports/undo.rules'
import { projectSheet, take } from '../../imports/take'
import { worldPerTest } from '../../world/world'
import { makeVisit } from '../room-world'

const world = worldPerTest()
const importer = () => world().viewer('manager', 'district')
const sheet = (amount = 5000) =>
  projectSheet(
    ['甲项目', '甲有限公司', '', amount, '2025-03-01', '', '', '区投资促进局'],
    ['乙项目', '乙有限公司', '', 800, '2025-04-01', '', '', '区投资促进局'],
  )
const outlook = (id: string) => undoOutlook(world().store.read, importer(), id)

describe('before an import is undone', () => {
  test('says what would go, and that nothing stands in the way', async () => {
    const { id } = await take(world(), sheet())
    const { counts, obstacles, later, staying } = await outlook(id)
    expect(counts).toEqual([
      { noun: 'company', created: 2, updated: 0 },
      { noun: 'project', created: 2, updated: 0 },
      { noun: 'money', created: 2, updated: 0 },
    ])
    expect([obstacles, later, staying]).toEqual([0, [], 0])
  })

  test('names what was worked on since: which record, what, by whom and when', async () => {
    const { store, viewer } = world()
    const { id } = await take(world(), sheet())
    const [company] = await store.read.select().from(companies).where(eq(companies.name, '乙有限公司'))
    await makeVisit(store, viewer('staff'), { companyId: company?.id, happenedOn: '2026-03-02' })
    const { obstacles, shown, staying } = await outlook(id)
    expect([obstacles, staying]).toEqual([1, 1])
    expect(shown).toMatchObject([
      {
        noun: 'company',
        title: '乙有限公司',
        href: `/companies/${company?.id}`,
        why: '导入后又登记了走访',
        who: viewer('staff').name,
      },
    ])
    expect(shown[0]?.at).toBeInstanceOf(Date)
  })

  test('names the later import that has to go first', async () => {
    const a = await take(world(), sheet())
    const b = await take(world(), sheet(6000))
    const { later, shown } = await outlook(a.id)
    expect(later).toEqual([{ id: b.id, fileName: '台账.xlsx', mine: true }])
    expect(shown.map(({ noun, why }) => [noun, why])).toContainEqual(['money', '导入后金额又作了更正'])
    await undoLedger(world().store.write, importer(), { id: b.id, extent: 'all' })
    expect((await outlook(a.id)).obstacles).toBe(0)
  })

  test('afterwards says who undid it, and what stayed', async () => {
    const { store } = world()
    const { id } = await take(world(), sheet())
    const [project] = await store.read.select().from(projects).where(eq(projects.name, '甲项目'))
    await makeVisit(store, world().viewer('staff'), {
      companyId: project?.investorCompanyId,
      projectId: project?.id,
      happenedOn: '2026-03-02',
    })
    await undoLedger(store.write, importer(), { id, extent: 'rest' })
    expect(await undoneBy(store.read, id)).toMatchObject({ name: importer().name })
    const kept = await keptRecords(store.read, id)
    expect(kept.map(({ noun }) => noun).sort()).toEqual(['company', 'money', 'project'])
  })
})

test('what must stay keeps what it needs, round and round, and nothing else', () => {
  const needs = new Map([
    ['visit 1', ['company 1']],
    ['project 1', ['company 1', 'money 1']],
    ['money 1', ['project 1', 'company 2']],
  ])
  expect([...keptWith(['money 1'], needs)].sort()).toEqual(['company 1', 'company 2', 'money 1', 'project 1'])
  expect([...keptWith([], needs)]).toEqual([])
})
