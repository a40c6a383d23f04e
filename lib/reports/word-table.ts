import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Column, SummaryTable } from './document'
import { FONT, SIZE, TEXT_WIDTH } from './word-layout'
import { run } from './word-parts'

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
const MARGINS = { top: 40, bottom: 40, left: 55, right: 55 }

/** A table as wide as the text block: the head repeats on every page, no row breaks over two. `detail` columns stay out. */
export function wordTable(table: SummaryTable): Table {
  const shown = table.columns.flatMap((column, index) => (column.detail ? [] : [{ column, index }]))
  const widths = shareWidth(shown.map(({ column }) => column))
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: shown.map(({ column }, at) => cell(column.title, 'center', widths[at] ?? 0, FONT.level1)),
  })
  const rows = table.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: shown.map(({ column, index }, at) =>
          cell(row.cells[index]?.text ?? '', column.align, widths[at] ?? 0, FONT.body),
        ),
      }),
  )
  const empty = new TableRow({
    cantSplit: true,
    children: [cell(table.empty, 'center', TEXT_WIDTH, FONT.body, shown.length)],
  })
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [head, ...(rows.length > 0 ? rows : [empty])],
  })
}

/** A remark under a table, in the table's size. */
export function wordNote(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 40, after: 0, line: 280, lineRule: LineRuleType.EXACT },
    children: [run(`注：${text}`, { size: SIZE.table })],
  })
}

function cell(text: string, align: Column['align'], width: number, font: string, columnSpan = 1): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan,
    margins: MARGINS,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        alignment: ALIGN[align],
        autoSpaceEastAsianText: false,
        spacing: { before: 0, after: 0, line: 300, lineRule: LineRuleType.EXACT },
        children: [run(text, { font, size: SIZE.table })],
      }),
    ],
  })
}

/** Whole twips by weight that add up to the text width exactly. */
function shareWidth(columns: Column[]): number[] {
  const total = columns.reduce((sum, column) => sum + column.weight, 0)
  const widths = columns.map((column) => Math.floor((column.weight / total) * TEXT_WIDTH))
  const rest = TEXT_WIDTH - widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width, index) => (index === widths.length - 1 ? width + rest : width))
}
