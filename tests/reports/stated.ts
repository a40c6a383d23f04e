import type { SummaryDocument, SummaryTable } from '@/lib/reports/document'
import { blockText } from '@/lib/reports/document'

/** A table as readers see it: its title, heads and rows, without the columns that only a spreadsheet has. */
export type Shown = { title: string; heads: string[]; rows: string[][] }

/** The sentences of each section, in order. */
export const sentencesIn = (document: SummaryDocument): string[][] =>
  document.sections.map((section) => section.blocks.flatMap((block) => blockText(block) ?? []))

/** Tables in the text, then annexes. */
export const tablesIn = (document: SummaryDocument): SummaryTable[] => [
  ...document.sections.flatMap((section) =>
    section.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
  ),
  ...document.annexes.map((annex) => annex.table),
]

/** A table's visible part; an empty one is one row that says so. */
export function shownOf({ title, columns, rows, empty }: SummaryTable): Shown {
  const visible = columns.flatMap((column, at) => (column.detail ? [] : [at]))
  return {
    title,
    heads: visible.map((at) => columns[at]?.title ?? ''),
    rows: rows.length === 0 ? [[empty]] : rows.map((row) => visible.map((at) => row.cells[at]?.text ?? '')),
  }
}

/** The value that a spreadsheet must hold for a cell. */
export function storedValue(cell: SummaryTable['rows'][number]['cells'][number]): string | number | Date {
  switch (cell.kind) {
    case 'count':
      return cell.value
    case 'money':
      return cell.minor / 1_000_000
    case 'share':
      return cell.permille / 1000
    case 'points':
      return cell.permille / 10
    case 'day':
      return new Date(`${cell.day}T00:00:00Z`)
    default:
      return cell.text
  }
}
