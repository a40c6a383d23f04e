import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { columnWidths } from '../column-widths'
import type { Column, SummaryTable } from '../document'
import { printable } from '../printable'
import { SIZE, TEXT_WIDTH } from './word-layout'
import { STYLE } from './word-styles'

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
const MARGINS = { top: 40, bottom: 40, left: 55, right: 55 }
/** Twips: half a rule on either side. */
const BORDER = 10

/** A table as wide as the text block: the head repeats on every page, no row breaks over two. `detail` columns stay out. */
export function wordTable(table: SummaryTable): Table {
  const shown = table.columns.flatMap((column, index) => (column.detail ? [] : [{ column, index }]))
  const widths = wholeTwips(
    columnWidths(
      shown.map(({ column }) => column),
      table.rows.map((row) => shown.flatMap(({ index }) => row.cells[index] ?? [])),
      { total: TEXT_WIDTH, em: SIZE.table * 10, padding: MARGINS.left + MARGINS.right + BORDER },
    ),
  )
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: shown.map(({ column }) => cell(column.title, 'center', STYLE.head)),
  })
  const rows = table.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: shown.map(({ column, index }) => cell(row.cells[index]?.text ?? '', column.align, STYLE.cell)),
      }),
  )
  const empty = new TableRow({
    cantSplit: true,
    children: [cell(table.empty, 'center', STYLE.cell, shown.length)],
  })
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: MARGINS,
    rows: [head, ...(rows.length > 0 ? rows : [empty])],
  })
}

/** A remark under a table, in the table's size. */
export const wordNote = (text: string): Paragraph =>
  new Paragraph({ style: STYLE.note, children: [new TextRun(printable(`注：${text}`))] })

function cell(text: string, align: Column['align'], style: string, columnSpan?: number): TableCell {
  return new TableCell({
    ...(columnSpan ? { columnSpan } : {}),
    verticalAlign: VerticalAlignTable.CENTER,
    children: [new Paragraph({ style, alignment: ALIGN[align], children: [new TextRun(printable(text))] })],
  })
}

/** Whole twips that add up to the text width exactly. */
function wholeTwips(widths: number[]): number[] {
  const whole = widths.map(Math.floor)
  const rest = TEXT_WIDTH - whole.reduce((sum, width) => sum + width, 0)
  return whole.map((width, index) => (index === whole.length - 1 ? width + rest : width))
}
