import { isDitto } from './cells/fold'
import type { Merge, RawCell, RawSheet } from './read/raw'
import { type Above, runningColumns, whatStandsAbove } from './understand/above'
import { type Grid, gridOf } from './understand/grid'
import { enterGroup, type Group, readGroup } from './understand/groups'
import { PROBLEMS_HEADING } from './understand/problems-column'
import type { Table } from './understand/table'

/** A sheet with fewer rows: what is left of it, in the same columns, and one more for what is wrong. */
export type FailedSheet = { name: string; rows: RawCell[][]; merges: Merge[]; frozen: number; problems: number }

/**
 * What is left of a sheet when only its refused rows are kept: of every table that has any its titles, its headings as they are, the group
 * rows that hold for them, and these rows with what is wrong in a column after the last. Cells that mean “as above” hold what they mean,
 * for the row above is gone. `problems` are the reasons by row number. Undefined when no row was refused.
 */
export function failedSheet(
  sheet: RawSheet,
  tables: readonly Table[],
  problems: ReadonlyMap<number, string>,
): FailedSheet | undefined {
  const grid = gridOf(sheet)
  const column = grid.width
  const rows: RawCell[][] = []
  const placed = new Map<number, number>()
  let frozen = 0
  // Tables side by side share their rows.
  const place = (rowNo: number, cells: RawCell[], problem: string | null) => {
    if (placed.has(rowNo - 1)) return
    placed.set(rowNo - 1, rows.length)
    rows.push(
      problem === null ? cells : [...cells, ...Array<null>(Math.max(0, column - cells.length)).fill(null), problem],
    )
  }
  const own = tables.filter((table) => table.part === 0 && table.sheet === sheet.name)
  const merges: Merge[] = []
  for (const table of own) {
    const bottom = table.headerRows.at(-1) ?? 0
    const failed = failedRows(grid, table, problems)
    if (failed.length === 0) continue
    for (const { rowNo, reason } of table.notTaken)
      if (reason === 'title' && rowNo <= bottom) place(rowNo, sheet.rows[rowNo - 1] ?? [], null)
    const [top = bottom] = table.headerRows
    for (const rowNo of table.headerRows)
      place(rowNo, sheet.rows[rowNo - 1] ?? [], rowNo === top ? PROBLEMS_HEADING : null)
    const first = placed.get(top - 1) ?? 0
    if (bottom > top) merges.push({ top: first, left: column, bottom: first + bottom - top, right: column })
    if (frozen === 0) frozen = rows.length
    let open: number[] = []
    for (const { rowNo, groups, cells } of failed) {
      for (const group of groups) if (!open.includes(group)) place(group, sheet.rows[group - 1] ?? [], null)
      open = groups
      place(rowNo, cells, `第${rowNo}行：${problems.get(rowNo) ?? ''}`)
    }
  }
  if (rows.length === 0) return undefined
  for (const merge of sheet.merges) {
    const [top, end] = [placed.get(merge.top), placed.get(merge.bottom)]
    if (top !== undefined && end !== undefined && end - top === merge.bottom - merge.top)
      merges.push({ ...merge, top, bottom: end })
  }
  return { name: sheet.name, rows, merges, frozen, problems: column }
}

type Failed = { rowNo: number; groups: number[]; cells: RawCell[] }
type OpenGroup = Group & { rows: number[] }

/** Refused rows of a table in their order, each as it stands alone, with the numbers of the group rows that hold for it, outermost first. */
function failedRows(grid: Grid, table: Table, problems: ReadonlyMap<number, string>): Failed[] {
  if (table.kind === null || !table.include) return []
  const bottom = table.headerRows.at(-1) ?? 0
  const left = new Map(table.notTaken.map((row) => [row.rowNo, row]))
  const taken = new Set(table.rows.map(({ rowNo }) => rowNo))
  const last = Math.max(bottom, ...[...left.keys(), ...taken].filter((rowNo) => problems.has(rowNo)))
  const running = runningColumns(grid, table.kind, table.columns, bottom, Math.max(bottom, ...left.keys(), ...taken))
  const above = whatStandsAbove(grid, running)
  let groups: readonly OpenGroup[] = []
  const failed: Failed[] = []
  for (let rowNo = bottom + 1; rowNo <= last; rowNo++) {
    const row = left.get(rowNo)
    const isRecord = taken.has(rowNo) || row?.reason === 'refused' || row?.reason === 'merged'
    if (!isRecord && (!row || row.reason === 'group' || row.reason === 'total')) above.breakOff()
    if (row?.reason === 'group') groups = opened(groups, row.text, rowNo)
    if (row?.reason === 'total')
      groups = /合计|总计/.test(row.text.replace(/\s/g, '').slice(0, 20)) ? [] : groups.slice(0, -1)
    if (!isRecord) continue
    if (problems.has(rowNo))
      failed.push({
        rowNo,
        groups: groups.flatMap(({ rows }) => rows),
        cells: standing(grid, rowNo - 1, bottom, above),
      })
    above.pass(rowNo - 1)
  }
  return failed
}

/** A month that takes its year from the month before it needs that one's row too. */
function opened(groups: readonly OpenGroup[], text: string, rowNo: number): OpenGroup[] {
  const group = readGroup(text)
  const before = groups.find(({ level }) => level === group.level)
  const next = enterGroup(groups, group).map(
    (one, i): OpenGroup => ({ ...one, rows: groups[i]?.level === one.level ? (groups[i]?.rows ?? []) : [] }),
  )
  const own = next.at(-1)
  if (own) own.rows = own.year !== group.year ? [...(before?.rows ?? []), rowNo] : [rowNo]
  return next
}

/** A row's cells as they stand alone: first cells of merges down the column, and what marks and blanks repeat. */
function standing(grid: Grid, row: number, firstRow: number, above: Above): RawCell[] {
  return Array.from({ length: grid.width }, (_, column): RawCell => {
    const merge = grid.merge(row, column)
    if (merge && merge.top < row && merge.top >= firstRow)
      return merge.left === merge.right ? textOnly(grid.raw(merge.top, column)) : null
    const cell = grid.raw(row, column)
    if (typeof cell === 'string' && isDitto(cell)) return above.marked(column) ?? null
    return cell === null ? (above.continued(column) ?? null) : cell
  })
}

/** A figure in a merge belongs to the record it stands at; words and days belong to all of them. */
const textOnly = (cell: RawCell): RawCell =>
  typeof cell === 'number' || (typeof cell === 'object' && cell?.is === 'number') ? null : cell
