import { isBlankCell } from '../cells/fold'
import { columnsOf, type Grid } from './grid'
import { findHeader, type Header, repeatsHeader, startsTable } from './headers'
import { headingKey, isHeading } from './heading'
import { guessKind } from './kind'

/** Rows looked at before the event loop may turn to other requests. */
const BREATH = 5000

/** One table's place: its rows, and the grid of its columns (all of the sheet's, unless tables stand side by side). */
export type Part = { grid: Grid; from: number; end: number; header?: Header }

/**
 * A sheet may hold several tables: one below the other, each with its own header, or side by side. Lines between them are titles of the next.
 * Headings of which no kind can be made (备注：… three times in a row) begin no table: what follows would be left. Tables side by side share rows: each accounts for all of them.
 */
export function* partsOf(grid: Grid): Generator<number, Part[]> {
  const first = findHeader(grid, 0)
  if (!first) return [{ grid, from: 0, end: grid.height }]
  const parts: (Part & { header: Header })[] = [{ grid, from: 0, end: grid.height, header: first }]
  for (let row = first.bottom + 1; row < grid.height; row++) {
    if (row % BREATH === 0) yield row
    const current = parts.at(-1)
    if (!current || !startsTable(grid, row) || repeatsHeader(grid, row, current.header)) continue
    const header = findHeader(grid, row)
    if (!header || header.top !== row || guessKind(header.headings, () => [], []).kind === null) continue
    let from = row
    while (from - 1 > current.header.bottom && grid.filled(from - 1).length === 1) from--
    current.end = from
    parts.push({ grid, from, end: grid.height, header })
    row = header.bottom
  }
  return parts.flatMap(besideOneAnother)
}

/** The tables that stand beside one another under one row of headings; a single one stays as it is. */
function besideOneAnother(part: Part & { header: Header }): Part[] {
  const blocks = blocksOf(part)
  if (blocks.length < 2) return [part]
  return blocks.map(([left, right]) => {
    const grid = columnsOf(part.grid, left, right)
    const header = findHeader(grid, part.from)
    return { grid, from: part.from, end: part.end, ...(header && header.top < part.end ? { header } : {}) }
  })
}

/**
 * Ranges of columns that are tables of their own. A blank column alone proves nothing (ledgers have those); the same headings again from the
 * first on, or a title over each, do.
 */
function blocksOf({ grid, header, end }: Part & { header: Header }): [number, number][] {
  const columns = [...header.headings.keys()].sort((a, b) => a - b)
  const keys = columns.map((column) => headingKey(header.headings.get(column)?.text ?? ''))
  const again = keys.flatMap((key, i) => (key !== '' && key === keys[0] ? [i] : []))
  const [, second = 0] = again
  const length = second
  const repeats =
    length >= 2 &&
    again.every((at, i) => at === i * length) &&
    keys.length === again.length * length &&
    keys.every((key, i) => key === keys[i % length])
  if (repeats) return ranges(columns, again)
  const gaps = columns.flatMap((column, i) => {
    const before = columns[i - 1]
    return before !== undefined && column > before + 1 && isBlankBetween(grid, before, column, header.top, end)
      ? [i]
      : []
  })
  const starts = [0, ...gaps]
  const blocks = ranges(columns, starts)
  const titled = blocks.every(([left, right]) => hasOwnTitle(grid, header, left, right))
  const same = starts.every((at) => keys[at] === keys[0])
  const whole = starts.every(
    (at, i) => keys.slice(at, starts[i + 1]).filter((key) => key !== '' && isHeading(key)).length >= 2,
  )
  return gaps.length > 0 && whole && (titled || same) ? blocks : []
}

function ranges(columns: number[], starts: number[]): [number, number][] {
  return starts.map((at, i) => {
    const next = starts[i + 1]
    return [columns[at] ?? 0, (next === undefined ? columns.at(-1) : columns[next - 1]) ?? 0]
  })
}

function isBlankBetween(grid: Grid, left: number, right: number, from: number, end: number): boolean {
  for (let row = from; row < end; row++)
    for (let column = left + 1; column < right; column++) if (!isBlankCell(grid.raw(row, column))) return false
  return true
}

/** A line above the header that begins at this block and does not reach beyond it. */
function hasOwnTitle(grid: Grid, { top }: Header, left: number, right: number): boolean {
  for (let row = Math.max(0, top - 3); row < top; row++)
    for (let column = left; column <= right; column++) {
      if (isBlankCell(grid.raw(row, column))) continue
      const merge = grid.merge(row, column)
      if ((merge?.right ?? column) <= right) return column === left
    }
  return false
}

const FORM = 4

/** The doubt about a sheet that nobody understands because its headings run down its side. */
export function sideways(grid: Grid): string[] {
  for (let column = 0; column < Math.min(grid.width, 3); column++) {
    let filled = 0
    let headings = 0
    for (let row = 0; row < Math.min(grid.height, 60); row++) {
      const text = grid.text(row, column)
      if (text === '') continue
      filled++
      if (typeof grid.raw(row, column) === 'string' && isHeading(text)) headings++
    }
    if (headings >= FORM && headings >= filled * 0.6)
      return ['这张表的栏目竖着排，每条记录占一列：请在 Excel 中复制后用“选择性粘贴—转置”改成每条一行，再上传']
  }
  return []
}
