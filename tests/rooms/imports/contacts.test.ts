import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { companies, contacts } from '@/lib/db/tables/companies'
import { batches, batchRecords, batchRows } from '@/lib/db/tables/imports'
import { writtenRows } from '@/lib/imports/queries'
import type { RawCell } from '@/lib/imports/read/raw'
import { understand } from '@/lib/imports/understand/understand'
import { workbookOf } from '../../imports/sheets'
import { take } from '../../imports/take'
import { worldPerTest } from '../../world/world'

const world = worldPerTest()
const HEADINGS = ['企业名称', '姓名', '职务', '手机', '微信', '邮箱', '责任单位', '备注']
const book = (...rows: RawCell[][]) =>
  understand(workbookOf({ name: '企业通讯录', rows: [['重点企业通讯录'], HEADINGS, ...rows] }))

const stored = async () =>
  (
    await world()
      .store.read.select({ contact: contacts, company: companies.name })
      .from(contacts)
      .innerJoin(companies, eq(companies.id, contacts.companyId))
  )
    .map(({ contact: { name, title, phone, note, unitId }, company }) => [company, name, title, phone, note, unitId])
    .sort((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1))
const outcomes = async (batchId: string) =>
  (await world().store.read.select().from(batchRows).where(eq(batchRows.batchId, batchId)))
    .sort((a, b) => a.rowNo - b.rowNo)
    .map(({ noun, outcome, reason }) => [noun, outcome, reason])

const first = () =>
  book(
    ['甲公司', '王晓东', '董事长', 13_800_000_001, '', 'w@jia.cn', '区投资促进局', ''],
    ['甲公司', '李文静', '', '0532-88880000', '', '', '北京招商队', '上午在'],
    ['乙公司', '赵一、钱二', '总经理、总监', '13900000001/13900000002', '13900000001', '', '', ''],
    ['丙公司', '', '总裁', '13900000009', '', '', '', ''],
  )

test('an address book becomes contacts of companies, each of the unit that the row names', async () => {
  const { id, counts } = await take(world(), first())
  expect(await stored()).toEqual([
    ['甲公司', '李文静', null, '0532-88880000', '备注：上午在', 'u-beijing'],
    ['甲公司', '王晓东', '董事长', '13800000001', '邮箱：w@jia.cn', 'u-bureau'],
    ['乙公司', '赵一', '总经理', '13900000001', '微信：同电话', 'u-district'],
    ['乙公司', '钱二', '总监', '13900000002', null, 'u-district'],
  ])
  const [listed] = await writtenRows(world().store.read, id, 'created')
  const [whose] = await world().store.read.select().from(companies).where(eq(companies.name, '甲公司'))
  expect([listed?.title, listed?.companyId]).toEqual(['王晓东', whose?.id])
  expect(await outcomes(id)).toEqual([
    ['contact', 'created', null],
    ['contact', 'created', null],
    ['contact', 'created', null],
    ['contact', 'refused', '没有姓名'],
  ])
  expect(counts).toMatchObject({ created: 3, refused: 1, 'contact.created': 3, 'contact.refused': 1 })
})

test('the same book again changes nothing; a later one fills what was blank, and keeps what it was', async () => {
  await take(world(), first())
  const before = await stored()
  const again = await take(world(), first())
  expect((await outcomes(again.id)).map(([, outcome]) => outcome)).toEqual([
    'unchanged',
    'unchanged',
    'unchanged',
    'refused',
  ])
  expect(await stored()).toEqual(before)

  const later = await take(
    world(),
    book(
      ['甲公司', '李文静', '财务总监', '0532-88881111', '', '', '', ''],
      ['甲公司', '王总', '', 13_800_000_001, '', '', '', ''],
    ),
  )
  expect(await outcomes(later.id)).toEqual([
    ['contact', 'updated', '电话与系统中的不同，未改动'],
    ['contact', 'unchanged', '手机号与联系人“王晓东”相同，作为同一人'],
  ])
  const [updated] = await world().store.read.select().from(contacts).where(eq(contacts.name, '李文静'))
  expect(updated).toMatchObject({ title: '财务总监', phone: '0532-88880000', version: 2 })
  const [row] = await world().store.read.select().from(batchRecords).where(eq(batchRecords.outcome, 'updated'))
  expect(row?.before).toMatchObject({ row: { title: null, version: 1 } })
})

test("a street brings only its own: another unit's contact stays untouched, and the street gets its own record", async () => {
  await take(world(), first())
  const street = world().viewer('manager', 'street')
  const { id } = await take(
    world(),
    book(['甲公司', '李文静', '财务总监', '', '', '', '', ''], ['甲公司', '孙三', '', '', '', '', '区投资促进局', '']),
    street,
  )
  expect(await outcomes(id)).toEqual([
    ['contact', 'created', null],
    ['contact', 'refused', '“区投资促进局”不在您的管理范围内，未导入'],
  ])
  const rows = await world().store.read.select().from(contacts).where(eq(contacts.name, '李文静'))
  expect(rows.map(({ unitId, title }) => [unitId, title]).sort()).toEqual([
    ['u-beijing', null],
    ['u-street', '财务总监'],
  ])
  expect(await world().store.read.select().from(batches)).toHaveLength(2)
})
