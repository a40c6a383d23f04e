import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { aliasesOf } from '@/lib/companies/alias.queries'
import { insertCompanies } from '@/lib/companies/records'
import { companies } from '@/lib/db/tables/companies'
import { batchRows } from '@/lib/db/tables/imports'
import { visits } from '@/lib/db/tables/visits'
import { receiveLedger, writeLedger } from '@/lib/imports/commands'
import { alikeIndex } from '@/lib/imports/plan/alike'
import { previewImport } from '@/lib/imports/queries'
import type { ImportMapping } from '@/lib/imports/schema'
import { understand } from '@/lib/imports/understand/understand'
import { worldPerTest } from '../world/world'
import { workbookOf } from './sheets'
import { take } from './take'

const world = worldPerTest()
/** Two codes with a right check character. */
const [CODE, OTHER] = ['91370202MA3QAA0005', '91370202MA3QAA0018']

type Cell = string | number
const visitSheet = (...rows: Cell[][]) =>
  understand(
    workbookOf({ name: '走访', rows: [['走访日期', '企业名称', '统一社会信用代码', '洽谈内容', '走访单位'], ...rows] }),
  )
const companySheet = (...rows: Cell[][]) =>
  understand(workbookOf({ name: '企业', rows: [['企业名称', '统一社会信用代码', '注册地址', '行业'], ...rows] }))

async function register(
  ...rows: { name: string; uscc?: string; unitId?: string; address?: string }[]
): Promise<string[]> {
  const { store, viewer } = world()
  return store.write((tx) =>
    insertCompanies(
      tx,
      viewer('manager', 'bureau'),
      rows.map((row) => ({ unitId: 'u-bureau', ...row })),
    ),
  )
}
const preview = (tables: ReturnType<typeof visitSheet>, mapping?: Partial<ImportMapping>) =>
  previewImport(world().store.read, world().viewer('manager', 'district'), tables, { tables: [], ...mapping })

async function write(tables: ReturnType<typeof visitSheet>, mapping?: Partial<ImportMapping>) {
  const { store, viewer } = world()
  const importer = viewer('manager', 'district')
  const { id } = await receiveLedger(store.write, importer, { fileName: '台账.xlsx', sha256: 'f'.repeat(64) })
  return writeLedger(store.write, importer, { id, tables, mapping: { tables: [], ...mapping } })
}
const reasonsOf = async (tables: ReturnType<typeof visitSheet>, mapping?: Partial<ImportMapping>) =>
  (await preview(tables, mapping)).rows.map(({ outcome, reasons }) => [outcome, reasons.join('；')])
const visitedBy = async () =>
  (await world().store.read.select({ companyId: visits.companyId }).from(visits)).map((row) => row.companyId)

describe('which company a row means', () => {
  test('the code says more than the name; a name nobody has becomes a company', async () => {
    const [one] = await register({ name: '海澜科技有限公司', uscc: CODE })
    await write(visitSheet(['2026-01-05', '海澜智能', CODE, '谈', ''], ['2026-01-06', '全新企业', '', '谈', '']))
    expect(await reasonsOf(visitSheet(['2026-01-07', '海澜智能', CODE, '谈', '']))).toEqual([
      ['created', '代码与“海澜科技有限公司”相同，作为同一家企业'],
    ])
    expect((await visitedBy())[0]).toBe(one)
    expect((await world().store.read.select().from(companies)).map(({ name }) => name)).toEqual([
      '海澜科技有限公司',
      '全新企业',
    ])
  })

  test('several called the same are never guessed: the row waits, named with its candidates; the full legal name is enough', async () => {
    const [, second] = await register(
      { name: '海澜科技有限公司', uscc: CODE },
      { name: '海澜科技股份有限公司', unitId: 'u-street' },
    )
    const sheet = visitSheet(
      ['2026-01-05', '海澜科技', '', '谈', ''],
      ['2026-01-06', '海澜科技', '', '再谈', ''],
      ['2026-01-07', '海澜科技股份有限公司', '', '三谈', ''],
    )
    expect(await reasonsOf(sheet)).toEqual([
      ['refused', '有几家同名企业，请选择'],
      ['refused', '有几家同名企业，请选择'],
      ['created', ''],
    ])
    const { asks } = await preview(sheet)
    expect(asks.matches).toMatchObject([
      {
        key: 'company:海澜科技',
        rows: 2,
        rowNo: 2,
        candidates: [
          { name: '海澜科技有限公司', detail: `${CODE} · 区投资促进局 · 尚未走访` },
          { name: '海澜科技股份有限公司', detail: '未登记代码 · 香港中路街道 · 尚未走访' },
        ],
      },
    ])
    const { counts } = await write(sheet, { matches: { 'company:海澜科技': second ?? '' } })
    expect(counts).toMatchObject({ 'visit.created': 3, refused: 0 })
    expect(new Set(await visitedBy())).toEqual(new Set([second]))
  })

  test('an answer may also be a new company, for all its rows, or none at all', async () => {
    await register({ name: '海澜科技有限公司' }, { name: '海澜科技股份有限公司' })
    const sheet = visitSheet(['2026-01-05', '海澜科技', '', '谈', ''], ['2026-01-06', '海澜科技', '', '再谈', ''])
    expect(await reasonsOf(sheet, { matches: { 'company:海澜科技': 'skip' } })).toEqual([
      ['refused', '已选择不导入'],
      ['refused', '已选择不导入'],
    ])
    await write(sheet, { matches: { 'company:海澜科技': 'new' } })
    expect(new Set(await visitedBy()).size).toBe(1)
    expect(await world().store.read.select().from(companies)).toHaveLength(3)
  })

  test('an answer that names no candidate is no answer', async () => {
    await register({ name: '海澜科技有限公司' }, { name: '海澜科技股份有限公司' }, { name: '别的企业' })
    const [other] = await world().store.read.select().from(companies).where(eq(companies.name, '别的企业'))
    const sheet = visitSheet(['2026-01-05', '海澜科技', '', '谈', ''])
    expect(await reasonsOf(sheet, { matches: { 'company:海澜科技': other?.id ?? '' } })).toEqual([
      ['refused', '有几家同名企业，请选择'],
    ])
  })

  test('name and code of two companies, or a namesake with another code: a person decides', async () => {
    await register({ name: '海澜科技', uscc: CODE }, { name: '云帆物流', uscc: OTHER })
    expect(
      await reasonsOf(
        visitSheet(
          ['2026-01-05', '海澜科技', OTHER, '谈', ''],
          ['2026-01-05', '云帆物流', '91370202MA3QAA002B', '谈', ''],
        ),
      ),
    ).toEqual([
      ['refused', '名称和代码对应的不是同一家企业，请选择'],
      ['refused', '系统中同名的企业，登记的统一社会信用代码不同，请选择'],
    ])
  })

  test('nearly the same name asks once: the answer is remembered as another name of the company', async () => {
    const [one] = await register({ name: '海澜智能装备有限公司' })
    const sheet = visitSheet(['2026-01-05', '海蓝智能装备有限公司', '', '谈', ''])
    expect(await reasonsOf(sheet)).toEqual([['refused', '系统中有名称很相近的企业，请选择']])
    await write(sheet, { matches: { 'company:海蓝智能装备有限公司': one ?? '' } })
    expect(await visitedBy()).toEqual([one])
    expect(await aliasesOf(world().store.read, one ?? '')).toEqual(['海蓝智能装备有限公司'])
    const next = visitSheet(['2026-02-05', '海蓝智能装备有限公司', '', '又谈', ''])
    expect(await reasonsOf(next)).toEqual([
      ['created', '“海蓝智能装备有限公司”是“海澜智能装备有限公司”的曾用名或简称，作为同一家企业'],
    ])
  })

  test('two in one file with nothing but the name to tell them by: the row must say more', async () => {
    const rows = await reasonsOf([
      ...companySheet(['海澜科技', CODE, '', ''], ['海澜科技', OTHER, '', '']),
      ...visitSheet(['2026-01-05', '海澜科技', '', '谈', '']),
    ])
    expect(rows.map(([outcome]) => outcome)).toEqual(['created', 'created', 'refused'])
    expect(rows[2]?.[1]).toBe('有几家同名企业，请在台账的这一行补上统一社会信用代码后再导入')
  })

  test('what waits is written down as refused, with the reason', async () => {
    await register({ name: '海澜科技有限公司' }, { name: '海澜科技股份有限公司' })
    const { counts } = await write(
      visitSheet(['2026-01-05', '海澜科技', '', '谈', ''], ['2026-01-06', '云帆物流', '', '谈', '']),
    )
    expect(counts).toMatchObject({ created: 1, refused: 1 })
    const [left] = await world().store.read.select().from(batchRows).where(eq(batchRows.outcome, 'refused'))
    expect(left?.reason).toBe('有几家同名企业，请选择')
  })
})

test('alike: one slip, 集团, a leading place; not another number, another place or a subsidiary', () => {
  const alike = (a: string, b: string) => {
    const index = alikeIndex([a])
    index.offer('x', b)
    return index.found().size > 0
  }
  expect(
    [
      ['海澜智能装备有限公司', '海蓝智能装备有限公司'],
      ['海澜智能装备', '海澜智能装备制'],
      ['海澜智能集团有限公司', '海澜智能有限公司'],
      ['青岛海澜智能有限公司', '海澜智能有限公司'],
    ].map(([a = '', b = '']) => [alike(a, b), alike(b, a)]),
  ).toEqual(Array(4).fill([true, true]))
  expect(
    [
      ['海澜二号基金', '海澜三号基金'],
      ['北京海澜智能有限公司', '上海海澜智能有限公司'],
      ['海澜智能（青岛）有限公司', '海澜智能有限公司'],
      ['海信', '海尔'],
      ['海澜智能装备', '云帆物流'],
      ['海澜东区商业', '海澜西区商业'],
    ].map(([a = '', b = '']) => alike(a, b)),
  ).toEqual(Array(6).fill(false))
})

test('a manager of a street is asked the same and sees no contact details', async () => {
  await register({ name: '海澜科技有限公司' }, { name: '海澜科技股份有限公司' })
  const { store, viewer } = world()
  const sheet = visitSheet(['2026-01-05', '海澜科技', '', '谈', ''])
  const { asks } = await previewImport(store.read, viewer('manager', 'street'), sheet, { tables: [] })
  expect(JSON.stringify(asks.matches)).not.toMatch(/1[3-9]\d{9}/)
  expect(asks.matches[0]?.candidates).toHaveLength(2)
  const { counts } = await take(world(), sheet, viewer('manager', 'street'))
  expect(counts).toMatchObject({ refused: 1, created: 0 })
})
