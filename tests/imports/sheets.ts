import type { Merge, RawCell, RawWorkbook } from '@/lib/imports/read/raw'
import type { ImportKind, ImportMapping } from '@/lib/imports/schema'
import type { Table } from '@/lib/imports/understand/table'
import { understand } from '@/lib/imports/understand/understand'

type SheetInput = { name?: string; hidden?: boolean; rows: RawCell[][]; merges?: string[]; date1904?: boolean }

/** A workbook of raw cells, as a file would give it. Merges are written as in Excel: 'A1:C1'. */
export const workbookOf = (...sheets: SheetInput[]): RawWorkbook => ({
  format: 'xlsx',
  date1904: sheets.some((sheet) => sheet.date1904),
  sheets: sheets.map(({ name = 'Sheet1', hidden = false, rows, merges = [] }) => ({
    name,
    hidden,
    rows,
    merges: merges.map(mergeOf),
  })),
})

function mergeOf(range: string): Merge {
  const [from = '', to = ''] = range.split(':')
  const cell = (text: string) => ({ column: text.charCodeAt(0) - 65, row: Number(text.slice(1)) - 1 })
  return { top: cell(from).row, left: cell(from).column, bottom: cell(to).row, right: cell(to).column }
}

/** The only table of a sheet made of rows; fails when there are more, or when it is of another kind. */
export function tableOf<K extends ImportKind>(
  kind: K,
  sheet: SheetInput,
  options: { fileName?: string; mapping?: ImportMapping } = {},
): Extract<Table, { kind: K }> {
  const tables = understand(workbookOf(sheet), options)
  const [table] = tables
  if (tables.length !== 1 || table?.kind !== kind)
    throw new Error(`expected one table of ${kind}, got ${tables.map((one) => one.kind).join(', ')}`)
  return table as Extract<Table, { kind: K }>
}

/** Every row of the sheet is accounted for exactly once: taken, not taken with a reason, or blank. */
export function accounted(tables: Table[], rowsInSheet: number): boolean {
  const numbers = tables.flatMap((table) => [
    ...table.rows.map(({ rowNo }) => rowNo),
    ...table.notTaken.map(({ rowNo }) => rowNo),
  ])
  const blank = tables.reduce((sum, table) => sum + table.blankRows, 0)
  return (
    new Set(numbers).size === numbers.length &&
    numbers.length + blank === rowsInSheet &&
    tables.every((table) => table.notTaken.every(({ why }) => why !== ''))
  )
}

export const yuan = (amount: number) => ({ minor: amount * 100, currency: 'CNY', approximate: false })
export const wan = (amount: number) => yuan(amount * 10_000)
export const on = (day: string) => ({ day, precision: 'day' })
