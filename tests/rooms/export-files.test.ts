import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { csvCell } from '@/lib/exports/csv'
import type { FileShape, FileValue } from '@/lib/exports/file-shape'
import { listWorkbook } from '@/lib/exports/workbook'

async function* given(rows: FileValue[][]) {
  yield* rows
}
const COLUMNS: FileShape[] = [
  { header: '项目名称', width: 30, kind: 'text', total: false },
  { header: '投资额（万元）', width: 18, kind: 'wan', total: true },
  { header: '签约日期', width: 12, kind: 'day', total: false },
  { header: '企业数', width: 12, kind: 'count', total: true },
]
async function workbook(rows: FileValue[][], note?: string) {
  const bytes = new Uint8Array(await new Response(listWorkbook('项目', COLUMNS, given(rows), note)).arrayBuffer())
  const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets
  if (!sheet) throw new Error('no sheet')
  return { bytes, sheet }
}

describe('an exported workbook', () => {
  it('ends with live sums whose stored values are exact, a blank row below the records', async () => {
    const { sheet } = await workbook([
      ['甲', 10, '2026-01-05', 3],
      ['乙', 20, null, null],
      ['丙', -1_000_000, '2026-03-01', 4],
    ])
    expect(sheet.rows.slice(1, 4)).toEqual([
      ['甲', 0.00001, new Date('2026-01-05T00:00:00Z'), 3],
      ['乙', 0.00002, null, null],
      ['丙', -1, new Date('2026-03-01T00:00:00Z'), 4],
    ])
    expect(sheet.cells?.get('5,1')).toMatchObject({ formula: 'SUBTOTAL(109,B2:B4)' })
    expect(sheet.cells?.get('5,3')).toMatchObject({ formula: 'SUBTOTAL(109,D2:D4)' })
    expect(sheet.cells?.get('5,0')).toMatchObject({ formula: '"合计（"&SUBTOTAL(103,A2:A4)&"条）"' })
    expect(sheet.rows[5]).toEqual(['合计（3条）', -0.99997, null, 7])
    expect(sheet.cells?.get('5,2')?.formula).toBeUndefined()
  })

  it('has a frozen heading, a filter over the records alone, and paper to fit', async () => {
    const { sheet } = await workbook([['甲', 1, '2026-01-05', 3]])
    expect(sheet.freezePane).toMatchObject({ rows: 1 })
    expect(sheet.autoFilter?.range).toBe('A1:D2')
    expect(sheet.pageSetup).toMatchObject({ fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1', paperSize: 'a4' })
  })

  it('has no sums where there are no records, and a note below everything', async () => {
    const { sheet } = await workbook([], '没有记录')
    expect(sheet.rows.map((row) => row.filter((value) => value !== null)).filter((row) => row.length > 0)).toEqual([
      COLUMNS.map(({ header }) => header),
      ['没有记录'],
    ])
  })

  it('that broke off cannot be opened', async () => {
    const { bytes } = await workbook([['甲', 1, '2026-01-05', 3]])
    await expect(readXlsx(bytes.subarray(0, bytes.length - 100))).rejects.toThrow()
  })

  it('holds users’ text as text, markup and broken halves of characters included', async () => {
    const nasty = ['=1+1', '@SUM(A1)', '<c>&"', 'a\ud800b', ' 前后 ', '一\n二', '\u0000x']
    const { sheet } = await workbook(nasty.map((text) => [text, null, null, null]))
    expect(sheet.rows.slice(1, 8).map(([text]) => text)).toEqual([
      '=1+1',
      '@SUM(A1)',
      '<c>&"',
      'a\ufffdb',
      ' 前后 ',
      '一\n二',
      'x',
    ])
    expect(
      [...(sheet.cells?.values() ?? [])].filter(({ formula }) => formula && !formula.includes('SUBTOTAL')),
    ).toEqual([])
  })
})

describe('a cell of a CSV file', () => {
  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ["=cmd|'/c calc'!A0", "'=cmd|'/c calc'!A0"],
    ['+8613800000000', "'+8613800000000"],
    ['@SUM(1)', "'@SUM(1)"],
    ['-1+1', "'-1+1"],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠A', "'＠A"],
    ['甲;=1', '"甲;=1"'],
    ['-5', '-5'],
    ['-12.50', '-12.50'],
    ['−3', '−3'],
    ['a-b', 'a-b'],
  ])('%j becomes %j', (text, written) => expect(csvCell('text', text)).toBe(written))
  it('keeps figures', () => {
    expect(csvCell('wan', -1_500_000)).toBe('-1.5')
    expect(csvCell('count', -5)).toBe('-5')
    expect(csvCell('text', null)).toBe('')
  })
})
