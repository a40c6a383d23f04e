import { describe, expect, test } from 'vitest'
import type { RawCell } from '@/lib/imports/read/raw'
import type { ImportMapping, TableMapping } from '@/lib/imports/schema'
import { columnKey, learnedOf, learnedScore } from '@/lib/imports/understand/learned'
import { headingSet, type Memory, toRemember } from '@/lib/imports/understand/memory'
import { understand } from '@/lib/imports/understand/understand'
import { accounted, wan, workbookOf } from './sheets'

const LEDGER: RawCell[][] = [
  ['序号', '项目名称', '客商', '投资方', '总投资(万元)', '签约时间', '用地'],
  [1, '甲项目', '甲有限公司', '', 1200, '2019-03-05', '30亩'],
  [2, '乙项目', '乙有限公司', '', 800, '2019-04-01', '约20亩'],
]
const table = (memory?: Memory, mapping?: ImportMapping, rows = LEDGER) => {
  const tables = understand(workbookOf({ rows }), { memory, mapping })
  const [first] = tables
  if (!first) throw new Error('no table')
  expect(accounted([first], rows.length)).toBe(true)
  return first
}
const fieldOf = (found: ReturnType<typeof table>, heading: string) =>
  found.columns.find((column) => column.heading === heading)

describe('learned headings', () => {
  test('weigh a fifth of a word against, and 0.7, 0.8, 0.9 for: one slip overturns nothing, two do', () => {
    expect([1, 2, 3, 50].map((net) => learnedScore(0, net).toFixed(2))).toEqual(['0.70', '0.80', '0.90', '0.90'])
    expect([0, -1, -2, -3, -50].map((net) => learnedScore(1, net).toFixed(2))).toEqual([
      '1.00',
      '0.80',
      '0.60',
      '0.40',
      '0.40',
    ])
    expect(learnedScore(1, 2)).toBe(1)
    expect(learnedScore(0, -2)).toBe(0)
  })

  test('name a field for a heading that no synonym knows, and say so', () => {
    expect(fieldOf(table(), '用地')?.field).toBeNull()
    const learned = learnedOf([{ kind: 'projects', heading: '用地', field: 'place', uses: 1, against: 0 }])
    expect(fieldOf(table({ learned }), '用地')).toMatchObject({ field: 'place', confidence: 0.7, by: 'learned' })
    expect(fieldOf(table({ learned }), '项目名称')).not.toHaveProperty('by')
  })

  test('turn a plain heading only when it was chosen otherwise twice', () => {
    const taught = (times: number) =>
      learnedOf([
        { kind: 'projects', heading: '签约时间', field: 'registeredOn', uses: times, against: 0 },
        { kind: 'projects', heading: '签约时间', field: 'signedOn', uses: 0, against: times },
      ])
    expect(fieldOf(table({ learned: taught(1) }), '签约时间')?.field).toBe('signedOn')
    expect(fieldOf(table({ learned: taught(2) }), '签约时间')?.field).toBe('registeredOn')
  })

  test('are compared without unit, numbering and lines', () => {
    expect([columnKey('总投资(亿元)'), columnKey('签约/时间'), columnKey('*3.项目名称：')]).toEqual([
      '总投资',
      '签约时间',
      '项目名称',
    ])
  })
})

describe('a remembered mapping', () => {
  const chosen: TableMapping = {
    sheet: 'Sheet1',
    table: 1,
    include: true,
    kind: 'projects',
    year: 2018,
    columns: [
      { index: 2, field: 'investor' },
      { index: 3, field: 'remark' },
      { index: 4, field: 'amount', unit: '亿元', policy: 'overwrite' },
    ],
  }
  const remembered = (rows = LEDGER) => {
    const { columns } = table(undefined, undefined, rows)
    const mapping = toRemember(chosen, columns)
    return {
      mapping,
      memory: { remembered: new Map([[headingSet(columns), { id: 'm1', on: '2026-11-02', mapping }]]) },
    }
  }

  test('keeps fields, units and policies by place, without the sheet and the year', () => {
    expect(remembered().mapping).toEqual({ ...chosen, sheet: '', year: undefined, include: undefined })
  })

  test('is taken for the same headings on another sheet, further right, with other units and numbers', () => {
    const { memory } = remembered()
    const moved = LEDGER.map((row, i) => [
      null,
      ...row.map((cell) => (i === 0 ? String(cell).replace('万元', '亿元') : cell)),
    ])
    const again = table(memory, undefined, moved)
    expect(again.remembered).toEqual({ id: 'm1', on: '2026-11-02' })
    expect(fieldOf(again, '客商')).toMatchObject({ index: 3, field: 'investor', by: 'memory' })
    expect(again.rows.map(({ values }) => ('amount' in values ? values.amount : undefined))).toEqual([
      wan(12_000_000),
      wan(8_000_000),
    ])
    expect(again.doubts).toEqual([])
  })

  test('gives way to what is chosen now, and to other headings', () => {
    const { memory } = remembered()
    expect(table(memory, { tables: [{ sheet: 'Sheet1', table: 1 }] })).not.toHaveProperty('remembered')
    const other = LEDGER.map((row, i) => (i === 0 ? [...row.slice(0, 6), '占地'] : row))
    expect(table(memory, undefined, other)).not.toHaveProperty('remembered')
  })
})

describe('a column as a field of the district’s own', () => {
  const mapping = (type: 'text' | 'number' | 'day'): ImportMapping => ({
    tables: [
      {
        sheet: 'Sheet1',
        table: 1,
        kind: 'projects',
        columns: [{ index: 6, field: null, extra: { label: '用地面积', type } }],
      },
    ],
  })

  test('is read by its type; what does not fit is warned about and stays in the remarks', () => {
    const text = table(undefined, mapping('text'))
    expect(text.rows.map(({ fields }) => fields?.[0]?.text)).toEqual(['30亩', '约20亩'])
    expect(text.rows.map(({ extra }) => extra.用地)).toEqual([undefined, undefined])
    const memory = {
      fields: [{ noun: 'project', label: '用地面积', folded: '用地面积', type: 'number', measure: '亩' }],
    } as const
    const number = table(memory, mapping('text'))
    expect(number.rows.map(({ fields, extra }) => [fields?.[0]?.text, extra.用地])).toEqual([
      ['30', undefined],
      [undefined, '约20亩'],
    ])
    expect(number.rows[1]?.warnings.at(-1)).toMatchObject({ heading: '用地', level: 'check' })
  })

  test('is found by itself when the district has a field called like the heading', () => {
    const memory = {
      fields: [{ noun: 'project', label: '用地', folded: '用地', type: 'text', measure: null }],
    } as const
    expect(fieldOf(table(memory), '用地')?.extra).toEqual({ label: '用地', type: 'text', measure: null })
    const companies = { fields: [{ ...memory.fields[0], noun: 'company' as const }] }
    expect(fieldOf(table(companies), '用地')).not.toHaveProperty('extra')
  })
})
