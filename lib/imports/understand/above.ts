import { cellText, isDitto, isPlaceholder, squeeze } from '../cells/fold'
import type { RawCell } from '../read/raw'
import type { FieldName, ImportKind } from '../schema'
import type { Column } from './columns'
import type { Grid } from './grid'
import { isNoteRow, isTotalRow } from './row-kinds'

/** What marks and blanks of a row stand for. One step a row, however many rows of marks follow one another. */
export type Above = {
  /** What 〃 in this column repeats; undefined when nothing stands above. */
  marked: (column: number) => RawCell | undefined
  /** What a blank in this column continues; undefined where blanks are blanks. */
  continued: (column: number) => RawCell | undefined
  /** Remembers a row of data. */
  pass: (row: number) => void
  /** A blank row, a group or a total ends what blanks continue. */
  breakOff: () => void
}

/** @param running columns in which a blank continues what stands above, see `runningColumns` */
export function whatStandsAbove(grid: Grid, running: ReadonlySet<number>): Above {
  const last = new Map<number, RawCell>()
  const open = new Map<number, RawCell>()
  return {
    marked: (column) => last.get(column),
    continued: (column) => open.get(column),
    pass: (row) => {
      for (const column of grid.filled(row)) {
        const cell = grid.raw(row, column)
        if (typeof cell === 'string' && isDitto(cell)) continue
        last.set(column, cell)
        if (running.has(column) && !isPlaceholder(cellText(cell))) open.set(column, cell)
      }
    },
    breakOff: () => open.clear(),
  }
}

/** Fields of which a ledger writes each value once, above the rows that it holds for. */
const RUNNING: Record<ImportKind, readonly FieldName[]> = {
  projects: ['unit', 'targets', 'origin', 'leader', 'industry', 'region'],
  visits: ['day', 'unit', 'leader', 'region'],
  money: ['unit', 'origin', 'day'],
  events: ['unit'],
  companies: ['unit', 'building', 'industry', 'region'],
  contacts: ['company', 'unit', 'region'],
}
const NAMES: readonly FieldName[] = ['name', 'company', 'contact', 'project']
const SAMPLE = 2000

/**
 * The columns in which a blank means “as above”: only where the column shows it. It stands left of the name that its rows are about, its first
 * row is written, at least a third of its rows are not, and no value is written twice in a row (who repeats values means blanks to be blanks).
 */
export function runningColumns(
  grid: Grid,
  kind: ImportKind,
  columns: readonly Column[],
  from: number,
  end: number,
): Set<number> {
  const named = NAMES.map((name) => columns.find(({ field }) => field === name && !RUNNING[kind].includes(name)))
  const main = named.find((column) => column !== undefined)
  const candidates = columns.filter(
    ({ field, index }) => field !== null && RUNNING[kind].includes(field) && main !== undefined && index < main.index,
  )
  const running = new Set<number>()
  for (const { index } of candidates)
    if (main && runs(grid, index, main.index, from, Math.min(end, from + SAMPLE))) running.add(index)
  return running
}

function runs(grid: Grid, column: number, main: number, from: number, end: number): boolean {
  let rows = 0
  let blanks = 0
  let before = ''
  for (let row = from; row < end; row++) {
    const filled = grid.filled(row)
    if (isPlaceholder(cellText(grid.raw(row, main)))) continue
    if (isNoteRow(grid, row, filled) || isTotalRow(grid, row, filled)) continue
    // cells merged down are read by their merge
    if (grid.merge(row, column)) return false
    rows++
    const text = squeeze(cellText(grid.raw(row, column)))
    if (isPlaceholder(text)) {
      if (rows === 1) return false
      blanks++
    } else {
      if (text === before) return false
      before = text
    }
  }
  return rows >= 3 && blanks >= rows / 3
}
