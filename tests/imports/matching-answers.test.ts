import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { insertCompanies } from '@/lib/companies/records'
import { companies } from '@/lib/db/tables/companies'
import { moneyEvents, projects } from '@/lib/db/tables/projects'
import { visitPeople, visits } from '@/lib/db/tables/visits'
import { importChoices } from '@/lib/imports/choices.queries'
import { receiveLedger, writeLedger } from '@/lib/imports/commands'
import { isLikelyName, peopleFor } from '@/lib/imports/likely.rules'
import { previewImport } from '@/lib/imports/queries'
import type { ImportMapping } from '@/lib/imports/schema'
import { understand } from '@/lib/imports/understand/understand'
import { makeCompany, makeVisit } from '../rooms/room-world'
import { worldPerTest } from '../world/world'
import { workbookOf } from './sheets'
import { projectSheet } from './take'

const world = worldPerTest()
type Tables = ReturnType<typeof understand>
type Cell = string | number

const visitRows = (...rows: Cell[][]) => [['走访日期', '企业名称', '走访单位', '参加人员', '洽谈内容'], ...rows]
const visitSheet = (...rows: Cell[][]) => understand(workbookOf({ name: '走访', rows: visitRows(...rows) }))
const companySheet = (...rows: Cell[][]) =>
  understand(workbookOf({ name: '企业', rows: [['企业名称', '注册地址', '备注'], ...rows] }))
const moneySheet = (...rows: Cell[][]) =>
  understand(workbookOf({ name: '到账', rows: [['企业名称', '到账金额(万元)', '到账日期', '凭证号'], ...rows] }))

const preview = (tables: Tables, mapping?: Partial<ImportMapping>, viewer = world().viewer('manager', 'district')) =>
  previewImport(world().store.read, viewer, tables, { tables: [], ...mapping })
async function write(tables: Tables, mapping?: Partial<ImportMapping>, viewer = world().viewer('manager', 'district')) {
  const { write } = world().store
  const { id } = await receiveLedger(write, viewer, { fileName: '台账.xlsx', sha256: 'f'.repeat(64) })
  return writeLedger(write, viewer, { id, tables, mapping: { tables: [], ...mapping } })
}
const told = async (tables: Tables) =>
  (await preview(tables)).rows.map(({ outcome, reasons }) => [outcome, reasons.join('；')])

test('an unknown unit and an unknown person are asked about once; the answers are the record’s unit and author', async () => {
  const staff = world().viewer('staff', 'street')
  const sheet = visitSheet(
    ['2026-01-05', '甲公司', '香中办', '小王', '谈'],
    ['2026-01-06', '乙公司', '香中办', '小王', '谈'],
  )
  const { asks } = await preview(sheet)
  expect(asks.units).toEqual([{ written: '香中办', rows: 2 }])
  expect(asks.people).toMatchObject([{ name: '小王', rows: 2, same: [] }])
  await write(sheet, { units: { 香中办: 'u-street' }, people: { 小王: staff.userId } })
  const rows = await world().store.read.select().from(visits)
  expect(rows.map(({ unitId, ownerId, createdBy }) => [unitId, ownerId, createdBy])).toEqual([
    ['u-street', staff.userId, staff.userId],
    ['u-street', staff.userId, staff.userId],
  ])
  const people = await world().store.read.select().from(visitPeople)
  expect(people.map(({ name, userId }) => [name, userId])).toEqual([
    ['小王', staff.userId],
    ['小王', staff.userId],
  ])
  expect((await preview(sheet)).asks).toEqual({ matches: [], units: [], people: [] })
})

test('“the importer’s own unit” and “nobody” are answers too: the ledger’s words stay in the record', async () => {
  const sheet = visitSheet(['2026-01-05', '甲公司', '香中办', '小王', '谈'])
  await write(sheet, { units: { 香中办: null }, people: { 小王: null } })
  const [visit] = await world().store.read.select().from(visits)
  expect(visit).toMatchObject({ unitId: 'u-district', ownerId: null })
  expect(visit?.summary).toContain('走访单位：香中办')
})

test('a street may choose only its own: an answer out of reach refuses the row, and is not offered', async () => {
  const street = world().viewer('manager', 'street')
  const sheet = visitSheet(['2026-01-05', '甲公司', '投促', '', '谈'])
  const { counts, rows } = await preview(sheet, { units: { 投促: 'u-bureau' } }, street)
  expect(counts).toMatchObject({ refused: 1, created: 0 })
  expect(rows[0]?.reasons).toEqual(['“区投资促进局”不在您的管理范围内，未导入'])
  const { units, people } = await importChoices(world().store.read, street)
  expect(units.map(({ value }) => value)).toEqual(['u-street'])
  expect(new Set(people.map(({ unitId }) => unitId))).toEqual(new Set(['u-street']))
})

test('what a file tells twice is taken once and said; two visits of one day are two', async () => {
  const again = ['2026-01-05', '甲公司', '区投资促进局', '', '谈一']
  const sheets = understand(
    workbookOf(
      { name: '一月', rows: visitRows(again, again, ['2026-01-05', '甲公司', '区投资促进局', '', '下午又谈']) },
      { name: '汇总', rows: visitRows(['2026-01-05', '甲公司', '区投资促进局', '', '谈一']) },
    ),
  )
  expect(await told(sheets)).toEqual([
    ['created', ''],
    ['unchanged', '与第2行相同，只记一次'],
    ['created', ''],
    ['unchanged', '与《一月》第2行相同，只记一次'],
  ])
  expect((await write(sheets)).counts).toMatchObject({ created: 2, unchanged: 2, refused: 0 })
  expect((await write(sheets)).counts).toMatchObject({ created: 0, unchanged: 4 })
  expect(await told(companySheet(['甲公司', '', ''], ['甲公司', '一路1号', '']))).toEqual([
    ['unchanged', ''],
    ['updated', '与第2行是同一家企业，合并为一条'],
  ])
})

test('columns say what wins over stored content; what another unit answers for is only completed', async () => {
  const { store, viewer } = world()
  await store.write((tx) =>
    insertCompanies(tx, viewer('manager', 'bureau'), [
      { name: '甲公司', unitId: 'u-bureau', address: '旧址1号' },
      { name: '乙公司', unitId: 'u-bureau' },
    ]),
  )
  const sheet = companySheet(['甲公司', '新址2号', ''], ['乙公司', '三路3号', ''])
  const column = (policy: 'fill' | 'overwrite' | 'keep') => ({
    tables: [{ sheet: '企业', table: 1, columns: [{ index: 1, field: 'address', policy }] }],
  })
  const bureau = viewer('manager', 'bureau')
  const changed = async (mapping: Partial<ImportMapping>, who = bureau) =>
    (await preview(sheet, mapping, who)).changes.rows.flatMap(({ changes }) =>
      changes.map(({ from, to }) => [from, to]),
    )
  expect(await changed({})).toEqual([['', '三路3号']])
  expect(await changed(column('keep'))).toEqual([])
  expect(await changed(column('overwrite'))).toEqual([
    ['旧址1号', '新址2号'],
    ['', '三路3号'],
  ])
  expect(await changed(column('overwrite'), viewer('manager', 'street'))).toEqual([['', '三路3号']])
  expect((await preview(sheet, column('overwrite'), bureau)).changes.fields).toEqual({ 地址: 2 })
  await write(sheet, column('overwrite'), bureau)
  const [row] = await store.read.select().from(companies).where(eq(companies.name, '甲公司'))
  expect(row?.address).toBe('新址2号')
})

test('a ledger’s own visit takes its later version until a person has changed it', async () => {
  const first = (content: string) => visitSheet(['2026-01-05', '甲公司', '区投资促进局', '', content])
  await write(first('谈一'))
  await write(first('谈二'))
  const { store } = world()
  const [visit] = await store.read.select().from(visits)
  expect(visit?.summary).toBe('谈二')
  await store.write((tx) =>
    tx
      .update(visits)
      .set({ summary: '本人改过', version: (visit?.version ?? 0) + 1 })
      .where(eq(visits.id, visit?.id ?? '')),
  )
  await write(first('谈三'))
  expect((await store.read.select().from(visits))[0]?.summary).toBe('本人改过')
})

test('several projects of one name wait for a person; what a verified one is counted by stays', async () => {
  const row = (investor: string, landed = '') => [
    '总部项目',
    investor,
    '',
    5000,
    '2025-03-01',
    '',
    landed,
    '区投资促进局',
  ]
  await write(projectSheet(row('甲有限公司', '甲青岛公司'), row('乙有限公司')))
  expect((await told(projectSheet(row(''))))[0]).toEqual(['refused', '有几个同名项目，请选择'])
  const { asks } = await preview(projectSheet(row('')))
  expect(asks.matches[0]).toMatchObject({ key: 'project:总部项目', noun: 'project' })
  const later = projectSheet(row('甲有限公司', '改名公司'))
  expect((await told(later))[0]?.[1]).toContain('项目已认定，落地公司未按台账修改')
  await write(later)
  const names = await world().store.read.select({ landed: projects.landedName }).from(projects)
  expect(names.map(({ landed }) => landed)).toContain('甲青岛公司')
})

test('an arrival told twice counts once, an arrival with its own voucher is another', async () => {
  const sheet = moneySheet(
    ['甲公司', 100, '2026-01-05', '凭1'],
    ['甲公司', 100, '2026-01-05', '凭1'],
    ['甲公司', 100, '2026-01-05', '凭2'],
  )
  expect((await told(sheet)).map(([outcome]) => outcome)).toEqual(['created', 'unchanged', 'created'])
  await write(sheet)
  expect(await world().store.read.select().from(moneyEvents)).toHaveLength(2)
})

test('likely names: one character changed, the surname of two kept', () => {
  expect([isLikelyName('王晓东', '王小东'), isLikelyName('王东', '王冬'), isLikelyName('张伟', '张伟')]).toEqual([
    true,
    true,
    true,
  ])
  expect([isLikelyName('王东', '李东'), isLikelyName('王晓东', '王东'), isLikelyName('王晓东', '李小东')]).toEqual([
    false,
    false,
    false,
  ])
})

test('of many colleagues only the likely ones and those of the units that name somebody are offered', () => {
  const people = ['王小东', '李一', '李二', '李三'].map((label, i) => ({
    value: `p${i}`,
    label,
    unitId: i < 3 ? 'a' : 'b',
  }))
  expect(peopleFor(people, '王晓东', ['b'], 2)).toEqual({ likely: [people[0]], others: [people[3]] })
  expect(peopleFor(people, '王晓东', ['b'], 9).others).toHaveLength(3)
})

test('rows of the same number in tables side by side are asked about each for itself; an answer kept before still holds', async () => {
  const { store, viewer } = world()
  const manager = viewer('manager', 'bureau')
  const ids: Record<string, string[]> = {}
  for (const name of ['甲公司', '乙公司']) {
    const companyId = await makeCompany(store, manager, { name })
    const visit = (summary: string) => makeVisit(store, manager, { companyId, happenedOn: '2026-01-05', summary })
    ids[name] = [await visit('上午'), await visit('下午')]
  }
  const [left, right] = ['甲公司', '乙公司'].map((name) => visitSheet(['2026-01-05', name, '区投资促进局', '', '另记']))
  const tables = [...(left ?? []), ...(right ?? []).map((table) => ({ ...table, table: 2 }))]
  const seen = await preview(tables)
  expect(seen.asks.matches.map(({ key, text }) => [key, text.slice(0, 3)])).toEqual([
    ['走访 2', '甲公司'],
    ['走访 2 2', '乙公司'],
  ])
  const chosen = async (matches: Record<string, string>, some = tables) =>
    (await preview(some, { matches })).rows.map(({ recordId }) => recordId)
  const [a, b] = [ids.甲公司?.[1] ?? '', ids.乙公司?.[0] ?? '']
  expect(await chosen({ '走访 2': a, '走访 2 2': b })).toEqual([a, b])
  expect(await chosen({ '走访 2': 'skip' })).toEqual([null, null])
  expect((await preview(tables, { matches: { '走访 2': 'skip' } })).rows[1]?.reasons.join()).toContain('请选择是哪一次')
  expect(await chosen({ '走访 2': b }, tables.slice(1))).toEqual([b])
})
