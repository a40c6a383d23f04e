import { openXlsx, readXlsx, saveXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '@/lib/imports/read/read-workbook'
import { IMPORT_KINDS, type ImportKind } from '@/lib/imports/schema'
import { understand } from '@/lib/imports/understand/understand'
import { templateFile } from '@/lib/sheets/commands'
import { worldPerTest } from '../world/world'
import { accounted, on, wan } from './sheets'
import { sizes, take } from './take'

const world = worldPerTest()
const template = async (kinds: readonly ImportKind[]) =>
  (await templateFile(world().store.read, world().viewer('manager'), kinds)).bytes

/** A row typed into the first blank line of the template, by column. */
const TYPED: Record<ImportKind, { cells: (string | number | Date | null)[]; values: object }> = {
  companies: {
    cells: ['青岛海汇贸易有限公司', '91370202MA3TEST00X', '上海', '外资', null, '香港中路1号', null, null, '重点'],
    values: { name: '青岛海汇贸易有限公司', region: '上海', origin: 'foreign', address: '香港中路1号', remark: '重点' },
  },
  contacts: {
    cells: ['青岛海汇贸易有限公司', '王晓东', '总经理', '13800000000', null, '上午在'],
    values: { company: '青岛海汇贸易有限公司', title: '总经理', phone: ['13800000000'], remark: '上午在' },
  },
  projects: {
    cells: [
      '海汇总部项目',
      '海汇集团有限公司',
      '上海',
      '内资',
      null,
      null,
      5000,
      '签约',
      null,
      new Date('2026-02-20T00:00:00Z'),
    ],
    values: {
      name: '海汇总部项目',
      investor: ['海汇集团有限公司'],
      amount: wan(5000),
      signedOn: on('2026-02-20'),
      origin: 'domestic',
    },
  },
  visits: {
    cells: [
      '青岛海汇贸易有限公司',
      new Date('2026-03-01T00:00:00Z'),
      '来访接待',
      null,
      null,
      null,
      '谈总部',
      '送方案',
      '2026-03-09',
    ],
    values: {
      company: '青岛海汇贸易有限公司',
      day: on('2026-03-01'),
      mode: '来访接待',
      content: '谈总部',
      nextStep: '送方案',
      nextDay: on('2026-03-09'),
    },
  },
  money: {
    cells: ['青岛海汇贸易有限公司', '内资', 1200.5, null, new Date('2026-03-05T00:00:00Z'), '进账单1号'],
    values: { company: '青岛海汇贸易有限公司', amount: wan(1200.5), day: on('2026-03-05'), evidence: '进账单1号' },
  },
  events: {
    cells: ['北京专场推介会', '2026-03-05至2026-03-06', '北京', '区投资促进局', 60, '介绍了政策'],
    values: {
      name: '北京专场推介会',
      day: { ...on('2026-03-05'), until: '2026-03-06' },
      place: '北京',
      companies: 60,
      content: '介绍了政策',
    },
  },
}

async function filled(kinds: readonly ImportKind[]): Promise<Uint8Array> {
  const book = await openXlsx(await template(kinds))
  kinds.forEach((kind, at) => {
    const sheet = book.sheets[at]
    if (sheet) sheet.rows[4] = TYPED[kind].cells
    TYPED[kind].cells.forEach((value, column) => {
      const cell = sheet?.cells?.get(`4,${column}`)
      if (cell && value !== null) Object.assign(cell, { value })
    })
  })
  return saveXlsx(book)
}

describe.each(IMPORT_KINDS)('the template of %s', (kind) => {
  it('holds headings, hints, an example, drop-downs and checks, and nothing that would be imported', async () => {
    const bytes = await template([kind])
    const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets
    expect(sheet?.dataValidations?.length).toBeGreaterThan(0)
    expect(sheet?.protection).toBeDefined()
    const tables = understand(await readWorkbook(bytes))
    expect(tables.map((table) => [table.kind, table.rows.length, table.doubts])).toEqual([[kind, 0, []]])
    expect(tables[0]?.notTaken.filter(({ reason }) => reason === 'refused')).toEqual([])
    expect(tables[0]?.notTaken.map(({ why }) => why)).toContain('示例，不导入')
  })

  it('imports without touching the mapping: just the row typed into it', async () => {
    const workbook = await readWorkbook(await filled([kind]))
    const tables = understand(workbook)
    expect(tables).toHaveLength(1)
    const [table] = tables
    expect(table).toMatchObject({ kind, include: true, confidence: 1, doubts: [] })
    expect(table?.rows).toHaveLength(1)
    expect(table?.rows[0]?.values).toMatchObject(TYPED[kind].values)
    expect(table?.rows[0]?.extra).toEqual({})
    expect(accounted(tables, workbook.sheets[0]?.rows.length ?? 0)).toBe(true)
    const { counts } = await take(world(), tables)
    expect(counts).toMatchObject({ created: 1, refused: 0 })
  })
})

it('the template of all kinds imports every sheet', async () => {
  const tables = understand(await readWorkbook(await filled(IMPORT_KINDS)))
  expect(tables.map(({ kind }) => kind)).toEqual([...IMPORT_KINDS])
  const { counts } = await take(world(), tables)
  expect(counts.refused).toBe(0)
  expect(await sizes(world())).toMatchObject({ projects: 1, visits: 1, events: 1, contacts: 1 })
})
