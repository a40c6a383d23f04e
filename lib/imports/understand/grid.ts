import { cellText, clean, isBlankCell } from '../cells/fold'
import type { Merge, RawCell, RawSheet } from '../read/raw'

/** A sheet with its merges resolved. Rows and columns are 0-based here; people see rowNo = row + 1. */
export type Grid = {
  height: number
  width: number
  raw: (row: number, column: number) => RawCell
  /** What the cell shows, folded; cells inside a merge are blank except the first. */
  text: (row: number, column: number) => string
  merge: (row: number, column: number) => Merge | undefined
  /** Columns of the row that hold something. */
  filled: (row: number) => number[]
}

export function gridOf(sheet: RawSheet): Grid {
  const merges = mergesByRow(sheet)
  let last = { row: -1, columns: [] as number[] }
  const raw = (row: number, column: number): RawCell => sheet.rows[row]?.[column] ?? null
  return {
    height: sheet.rows.length,
    width: sheet.rows.reduce((widest, row) => Math.max(widest, row.length), 0),
    raw,
    text: (row, column) => clean(cellText(raw(row, column))),
    merge: (row, column) => merges.get(row)?.find((merge) => merge.left <= column && column <= merge.right),
    filled: (row) => {
      if (row === last.row) return last.columns
      const cells = sheet.rows[row] ?? []
      const columns: number[] = []
      for (let column = 0; column < cells.length; column++) if (!isBlankCell(cells[column])) columns.push(column)
      last = { row, columns }
      return columns
    },
  }
}

/** Of one row, and of a sheet by rows reached: no ledger has more. A made-up file's others are left out, for every cell asks among its row's. */
const MERGES_OF_ROW = 500
const MERGES_BY_ROW = 2_000_000

function mergesByRow(sheet: RawSheet): Map<number, Merge[]> {
  const merges = new Map<number, Merge[]>()
  let kept = 0
  for (const merge of sheet.merges)
    for (let row = merge.top; row <= Math.min(merge.bottom, sheet.rows.length); row++) {
      if (++kept > MERGES_BY_ROW) return merges
      const there = merges.get(row)
      if (!there) merges.set(row, [merge])
      else if (there.length < MERGES_OF_ROW) there.push(merge)
    }
  return merges
}

/** The same sheet seen through some of its columns, both ends counting; the others are blank. */
export function columnsOf(grid: Grid, left: number, right: number): Grid {
  const within = (column: number) => left <= column && column <= right
  return {
    ...grid,
    width: Math.min(grid.width, right + 1),
    raw: (row, column) => (within(column) ? grid.raw(row, column) : null),
    text: (row, column) => (within(column) ? grid.text(row, column) : ''),
    merge: (row, column) => {
      const merge = within(column) ? grid.merge(row, column) : undefined
      return merge && within(merge.left) && within(merge.right) ? merge : undefined
    },
    filled: (row) => grid.filled(row).filter(within),
  }
}

/** The row's content on one line, for showing what was not taken. */
export const rowText = (grid: Grid, row: number): string =>
  grid
    .filled(row)
    .map((column) => grid.text(row, column))
    .filter(Boolean)
    .join(' | ')
    .slice(0, 200)
