import { cellText, isPlaceholder } from '../cells/fold'
import { IMPORT_FIELDS, type ImportKind, NEEDED_FIELDS } from '../schema'
import type { Column } from './columns'
import { rowText } from './grid'
import type { Group } from './groups'
import { type LooseRow, type RowSource, readRecord } from './record'
import type { NotTakenRow } from './table'

/** A further kind that the rows of a table hold, while they are read. */
export type Part = { source: RowSource; own: Column[]; rows: LooseRow[]; notTaken: NotTakenRow[] }

/** `own` are the columns that only this part has: what they hold is lost when its row is not taken. */
export const partOf = (source: RowSource, main: readonly Column[]): Part => {
  const mapped = new Set(main.filter(({ field }) => field !== null).map(({ index }) => index))
  return {
    source,
    own: source.columns.filter(({ index, field }) => field !== null && !mapped.has(index)),
    rows: [],
    notTaken: [],
  }
}

/** A column that nothing takes yet. */
export const unclaimed = (column: { index: number; heading: string }): Column => ({
  ...column,
  field: null,
  confidence: 0,
})

/**
 * The columns that a further kind may be suggested: what a project or a company takes as its own figure or day (总投资, 签约时间, 注册资本) is no
 * arrival, however much its heading reads like one. A person may still choose it.
 */
export function offeredBeside<T>(
  kind: ImportKind,
  main: ImportKind | null,
  columns: Column[],
  all: Map<number, T>,
): Map<number, T> {
  if (kind !== 'money' || (main !== 'projects' && main !== 'companies')) return all
  const fields: Record<string, { type: string }> = IMPORT_FIELDS[main]
  const spoken = new Set(
    columns
      .filter(({ field }) => field && field !== 'paidIn' && ['money', 'day'].includes(fields[field]?.type ?? ''))
      .map(({ index }) => index),
  )
  return new Map([...all].filter(([index]) => !spoken.has(index)))
}

/** An amount that is taken as an arrival, with its day, is not the project's undated 到位资金 as well. */
export function yielding(
  columns: Column[],
  parts: readonly { kind: ImportKind; taken: readonly Column[] }[],
): Column[] {
  const arrivals = new Set(
    parts
      .filter(({ kind }) => kind === 'money')
      .flatMap(({ taken }) => taken.filter(({ field }) => field !== null).map(({ index }) => index)),
  )
  return columns.map((column) =>
    column.field === 'paidIn' && arrivals.has(column.index) ? { ...column, field: null, confidence: 1 } : column,
  )
}

/**
 * Reads a taken row once more as a further kind. What it takes no longer goes into the row's remarks. A row that holds nothing of the kind is no
 * loss; one that holds something and lacks the rest is told, and its cells stay in the remarks.
 */
export function readBeside(part: Part, record: LooseRow, row: number, groups: readonly Group[]): void {
  const { source, own } = part
  const further = readRecord(source, row, groups)
  if (typeof further !== 'string') {
    if (!holdsSomething(part, row)) return
    for (const { heading } of own) delete record.extra[heading]
    // what no column of this kind takes is the record's own remark, and is kept there
    part.rows.push({ ...further, extra: {} })
    return
  }
  if (own.some(({ index }) => !isPlaceholder(cellText(source.grid.raw(row, index)))))
    part.notTaken.push({ rowNo: row + 1, text: rowText(source.grid, row), reason: 'refused', why: further })
}

/** A merge or a group may give a row all that a kind needs; at least one of the needed cells must stand in the row itself. */
function holdsSomething({ source: { grid, columns, kind } }: Part, row: number): boolean {
  const needed = new Set<string>(NEEDED_FIELDS[kind as ImportKind].flat())
  return columns.some(
    ({ field, index }) => field !== null && needed.has(field) && !isPlaceholder(cellText(grid.raw(row, index))),
  )
}
