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
import type { Column, SummaryTable } from '../document'
import { printable } from '../printable'
import { TEXT_WIDTH } from './word-layout'
import { STYLE } from './word-styles'

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
const MARGINS = { top: 40, bottom: 40, left: 55, right: 55 }

/** A table as wide as the text block: the head repeats on every page, no row breaks over two. `detail` columns stay out. */
export function wordTable(table: SummaryTable): Table {
  const shown = table.columns.flatMap((column, index) => (column.detail ? [] : [{ column, index }]))
  const widths = shareWidth(shown.map(({ column }) => column))
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

/** Whole twips by weight that add up to the text width exactly. */
function shareWidth(columns: Column[]): number[] {
  const total = columns.reduce((sum, column) => sum + column.weight, 0)
  const widths = columns.map((column) => Math.floor((column.weight / total) * TEXT_WIDTH))
  const rest = TEXT_WIDTH - widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width, index) => (index === widths.length - 1 ? width + rest : width))
}
