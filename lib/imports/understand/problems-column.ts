import { clean } from '../cells/fold'
import type { RawSheet } from '../read/raw'

/** Heading of the column that the file of refused rows adds; whoever sends that file again need not take it out. */
export const PROBLEMS_HEADING = '问题（改好后可直接再传）'
const HEADING = clean(PROBLEMS_HEADING)
const SEARCH_ROWS = 80

/** A sheet without the column that a file of refused rows adds; the same sheet when it has none. */
export function withoutProblems(sheet: RawSheet): { sheet: RawSheet; resent: boolean } {
  const column = Math.max(
    -1,
    ...sheet.rows
      .slice(0, SEARCH_ROWS)
      .map((row) => row.findLastIndex((cell) => typeof cell === 'string' && clean(cell) === HEADING)),
  )
  if (column < 0) return { sheet, resent: false }
  const rows = sheet.rows.map((row) => (column < row.length ? row.slice(0, column) : row))
  return { sheet: { ...sheet, rows, merges: sheet.merges.filter(({ left }) => left < column) }, resent: true }
}
