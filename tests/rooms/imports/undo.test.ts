import { and, eq, isNull } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { companies } from '@/lib/db/tables/companies'
import { auditEntries } from '@/lib/db/tables/house'
import { batches, batchRecords } from '@/lib/db/tables/imports'
import { moneyEvents, projects } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { understand } from '@/lib/imports/understand/understand'
import { undoLedger } from '@/lib/imports/undo.commands'
import { workbookOf } from '../../imports/sheets'
import { figure, projectSheet, refusal, take } from '../../imports/take'
import { worldPerTest } from '../../world/world'
import { companyRow, makeVisit } from '../room-world'
import { shape, standing } from './undo-world'

const world = worldPerTest()
const importer = () => world().viewer('manager', 'district')
const undo = (id: string, extent: 'all' | 'rest' = 'all', viewer = importer()) =>
  undoLedger(world().store.write, viewer, { id, extent })

/** A ledger of three kinds; `amount` in 万元, `landed` with a day when the project has been founded since. */
const ledger = (amount = 5000, landed = '', summary = '介绍情况') =>
  understand(
    workbookOf(
      {
        name: '签约项目',
        rows: [
          ['项目名称', '投资方', '总投资(万元)', '签约时间', '注册时间', '责任单位', '联系人'],
          ['甲项目', '甲有限公司', amount, '2025-03-01', landed, '区投资促进局', '张三'],
          ['乙项目', '乙有限公司', 800, '2026-01-05', '', '区投资促进局', ''],
        ],
      },
      {
        name: '走访',
        rows: [
          ['走访时间', '企业名称', '洽谈内容', '责任单位'],
          ['2026-02-01', '甲有限公司', summary, '区投资促进局'],
          ['2026-02-02', '丙有限公司', '来访座谈', '区投资促进局'],
        ],
      },
      {
        name: '到账资金',
        rows: [
          ['企业名称', '内外资', '到账金额(万元)', '到账日期'],
          ['甲有限公司', '内资', 300, '2025-06-01'],
        ],
      },
    ),
  )

describe('undoing an import', () => {
  test('leaves everything as it was before, and the same ledger can come again', async () => {
    const { read } = world().store
    await take(world(), ledger(100))
    const before = await standing(read)
    const other = projectSheet(['丁项目', '丁有限公司', '', 900, '2025-05-01', '', '', '区投资促进局'])
    const { id } = await take(world(), other)
    const first = await shape(read)
    expect(await undo(id)).toEqual({ id })
    expect(await standing(read)).toEqual(before)
    await take(world(), other)
    expect(await shape(read)).toEqual(first)
  })

  test('takes a later version back to the earlier one exactly, and only then the earlier one', async () => {
    const { read } = world().store
    const nothing = await standing(read)
    const a = await take(world(), ledger())
    const earlier = await standing(read)
    const b = await take(world(), ledger(6000, '2025-05-06', '介绍情况，约定再谈'))
    expect(b.counts).toMatchObject({ updated: 2 })
    expect((await refusal(undo(a.id))).sentence).toContain('不能全部撤销')
    await undo(b.id)
    expect(await standing(read)).toEqual(earlier)
    await undo(a.id)
    expect(await standing(read)).toEqual(nothing)
  })

  test('is on record once, and asking again changes nothing', async () => {
    const { read } = world().store
    const { id } = await take(world(), ledger())
    await undo(id)
    await undo(id)
    const [batch] = await read.select().from(batches).where(eq(batches.id, id))
    expect(batch).toMatchObject({ status: 'undone', undoneBy: importer().userId })
    expect(batch?.counts).toMatchObject({ created: 5, 'undone.created': 11, 'undone.updated': 0, kept: 0 })
    expect(await read.select().from(batchRecords).where(eq(batchRecords.batchId, id))).toEqual([])
    const trail = await read.select().from(auditEntries)
    expect(trail.filter(({ action }) => action === 'import.undo')).toHaveLength(1)
    expect(trail.filter(({ action }) => action === 'visit.delete')).toHaveLength(2)
    expect(trail.filter(({ action }) => action === 'project.delete')).toHaveLength(2)
  })

  test('figures and sums follow', async () => {
    const { read } = world().store
    await take(world(), projectSheet(['甲项目', '甲有限公司', '', 100, '2025-03-01', '', '', '区投资促进局']))
    const { id } = await take(world(), ledger(5000))
    const [project] = await read.select().from(projects).where(eq(projects.name, '甲项目'))
    expect(project).toMatchObject({ agreedCny: 5000_0000_00, arrivedCny: 300_0000_00 })
    expect(await figure(world(), 'visits', 2026)).toBe(2)
    await undo(id)
    const [after] = await read.select().from(projects).where(eq(projects.name, '甲项目'))
    expect(after).toMatchObject({ agreedCny: 100_0000_00, arrivedCny: 0 })
    expect(await figure(world(), 'visits', 2026)).toBe(0)
    expect(await figure(world(), 'capital-domestic', 2025)).toBe(0)
    expect((await companyRow(world().store, after?.investorCompanyId ?? '')).lastVisitOn).toBeNull()
  })
})

describe('who may', () => {
  test('the importer and managers above; to others it is not there, and nothing moves', async () => {
    const street = world().viewer('manager', 'street')
    const rows = () =>
      understand(
        workbookOf({
          name: '走访',
          rows: [
            ['走访时间', '企业名称', '洽谈内容'],
            ['2026-02-01', '甲有限公司', '介绍情况'],
          ],
        }),
      )
    const { id } = await take(world(), rows(), street)
    const before = await standing(world().store.read)
    for (const viewer of [
      world().viewer('manager', 'bureau'),
      world().viewer('staff', 'street'),
      world().viewer('leader'),
      world().viewer('auditor'),
      world().viewer('admin'),
    ])
      expect((await refusal(undo(id, 'all', viewer))).code).toBe('not-found')
    expect(await standing(world().store.read)).toEqual(before)
    await undo(id)
    expect(await world().store.read.select().from(visits).where(isNull(visits.deletedAt))).toEqual([])
  })
})

describe('records that were worked on since', () => {
  test('stop it, whatever it is; nothing of the import has moved then', async () => {
    const { store } = world()
    const { id } = await take(world(), ledger())
    const [company] = await store.read.select().from(companies).where(eq(companies.name, '丙有限公司'))
    await makeVisit(store, world().viewer('staff'), { companyId: company?.id, happenedOn: '2026-03-02' })
    const before = await standing(store.read)
    expect((await refusal(undo(id))).sentence).toContain('有1条后来又有变动')
    expect(await standing(store.read)).toEqual(before)
  })

  test('stay when asked, with what they need; the rest goes, and the choice is on record', async () => {
    const { store } = world()
    const { id } = await take(world(), ledger())
    const [company] = await store.read.select().from(companies).where(eq(companies.name, '丙有限公司'))
    const [project] = await store.read.select().from(projects).where(eq(projects.name, '甲项目'))
    await makeVisit(store, world().viewer('staff'), { companyId: company?.id, happenedOn: '2026-03-02' })
    await store.write(async (tx) => {
      await tx
        .update(projects)
        .set({ content: '补充', version: 2 })
        .where(eq(projects.id, project?.id ?? ''))
    })
    await undo(id, 'rest')
    const names = (rows: { name: string }[]) => rows.map(({ name }) => name).sort()
    expect(names(await store.read.select().from(companies).where(isNull(companies.deletedAt)))).toEqual([
      '丙有限公司',
      '甲有限公司',
    ])
    expect(names(await store.read.select().from(projects).where(isNull(projects.deletedAt)))).toEqual(['甲项目'])
    const money = await store.read.select().from(moneyEvents).where(isNull(moneyEvents.deletedAt))
    expect(money.map(({ projectId, kind }) => [projectId, kind]).sort()).toEqual([
      [project?.id, 'agreed'],
      [project?.id, 'paid-in'],
    ])
    expect(
      await store.read
        .select()
        .from(visits)
        .where(and(isNull(visits.deletedAt), eq(visits.batchId, id))),
    ).toEqual([])
    const [batch] = await store.read.select().from(batches).where(eq(batches.id, id))
    expect(batch?.counts).toMatchObject({ kept: 5 })
    const [entry] = await store.read.select().from(auditEntries).where(eq(auditEntries.action, 'import.undo'))
    expect(entry?.after).toMatchObject({ extent: 'rest', kept: 5 })
    const again = await take(world(), ledger())
    expect(again.counts).toMatchObject({ created: 3, unchanged: 2, refused: 0 })
  })
})
