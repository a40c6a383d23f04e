import { type CellStyle, cellRef, measureValueWidth, type WriteSheet } from 'hucre/xlsx'
import { CURRENCY_NAMES, inWan } from '@/lib/kernel/money'
import type { Cell, Column, SummaryTable } from '../document'
import { printable } from '../printable'
import { excelCell } from './excel-cell'
import { formulaOf } from './excel-formulas'

/** Rows above the data: the document's title and the column heads. Both stay in sight and are printed on every page. */
const HEAD_ROWS = 2

const BORDER = { style: 'thin', color: { rgb: '8C96A3' } } as const
const BOX: CellStyle['border'] = { top: BORDER, right: BORDER, bottom: BORDER, left: BORDER }
const HEAD: CellStyle = {
  font: { name: '黑体', size: 11 },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E6EDF3' } },
  border: BOX,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}

/** One table as a sheet: frozen and repeated head, widths, print area on A4 landscape, notes below the data. */
export function excelSheet(name: string, heading: string, table: SummaryTable): WriteSheet {
  const last = table.columns.length - 1
  const widths = table.columns.map((column, at) =>
    widthOf(
      column,
      table.rows.flatMap((row) => row.cells[at] ?? []),
    ),
  )
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  const put = (row: number, column: number, cell: NonNullable<ReturnType<typeof excelCell>>) =>
    cells.set(`${row},${column}`, cell)

  put(0, 0, { value: `${heading}　${table.title}`, type: 'string', style: TITLE })
  table.columns.forEach((column, at) => {
    put(1, at, { value: column.title, type: 'string', style: HEAD })
  })
  table.rows.forEach((row, index) => {
    row.cells.forEach((cell, at) => {
      const column = table.columns[at]
      if (!column) return
      const formula = formulaOf(table, column.key, index + HEAD_ROWS)
      const written = formula
        ? { ...excelCell(cell), type: 'formula' as const, formula, formulaResult: excelCell(cell).value }
        : excelCell(cell)
      put(index + HEAD_ROWS, at, { ...written, style: { ...bodyStyle(column), ...written.style } })
    })
  })
  const after = HEAD_ROWS + Math.max(table.rows.length, 1)
  if (table.rows.length === 0) put(HEAD_ROWS, 0, { value: table.empty, type: 'string', style: NOTE })
  table.notes.forEach((note, index) => {
    put(after + index, 0, { value: `注：${printable(note)}`, type: 'string', style: NOTE })
  })
  const end = after + table.notes.length - 1
  const wide = (row: number) => ({ startRow: row, startCol: 0, endRow: row, endCol: last })
  return {
    name,
    rows: Array.from({ length: end + 1 }, () => table.columns.map(() => null)),
    cells,
    columns: widths.map((width) => ({ width })),
    rowDefs: new Map([
      [0, { height: 30 }],
      [1, { height: table.columns.some((column) => column.title.length > 6) ? 36 : 24 }],
      ...table.rows.map((row, index): [number, { height: number }] => [
        index + HEAD_ROWS,
        { height: heightOf(row, table.columns, widths) },
      ]),
    ]),
    merges: [
      wide(0),
      ...(table.rows.length === 0 ? [wide(HEAD_ROWS)] : []),
      ...table.notes.map((_, index) => wide(after + index)),
    ],
    freezePane: { rows: HEAD_ROWS, columns: table.columns[0]?.key === 'title' ? 1 : 0 },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$1:$${HEAD_ROWS}`,
      printArea: `$A$1:${cellRef(end, last).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
    a11y: { summary: table.title, headerRow: 1 },
  }
}

const TITLE: CellStyle = { font: { name: '黑体', size: 14 }, alignment: { horizontal: 'center', vertical: 'center' } }
const NOTE: CellStyle = {
  font: { name: '宋体', size: 10 },
  alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
}

function bodyStyle(column: Column): CellStyle {
  return { border: BOX, alignment: { horizontal: column.align, vertical: 'center', wrapText: column.align === 'left' } }
}

/** Points a row needs when its longest text wraps: programs that do not measure on opening would print lines over each other. */
function heightOf(row: SummaryTable['rows'][number], columns: Column[], widths: number[]): number {
  const lines = row.cells.map((cell, at) =>
    columns[at]?.align === 'left' ? Math.ceil((measureValueWidth(cell.text) + 2) / (widths[at] ?? 1)) : 1,
  )
  return 4 + 15 * Math.max(1, ...lines)
}

/**
 * Column width in characters of the default font: words by the table's weights, values by what a cell shows, for one that is too
 * narrow shows ### instead, and a wide sheet is printed too small to read.
 */
function widthOf(column: Column, cells: Cell[]): number {
  const head = column.title.length * 2 + 2
  if (column.align === 'left') return Math.max(head, Math.round(column.weight * 0.8))
  return cells.reduce((most, cell) => Math.max(most, shownWidth(cell) + 2), Math.min(head, 14))
}

/** Characters of the value as its format shows it; Chinese ones count two. */
function shownWidth(cell: Cell): number {
  if (cell.kind !== 'money') return measureValueWidth(printable(cell.text))
  const amount = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 8 })
  return amount.format(inWan(cell.minor)).length + measureValueWidth(`万${CURRENCY_NAMES[cell.currency]}`)
}
