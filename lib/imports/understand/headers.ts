import { unitsIn } from '../cells/unit'
import type { Grid } from './grid'
import { hasGroupNumber } from './groups'
import { type Heading, headingKey, isHeading } from './heading'

/** A header of one to three rows: 0-based, both ends count. */
export type Header = { top: number; bottom: number; headings: Map<number, Heading> }

const SEARCH_ROWS = 60
const MAX_HEADER_ROWS = 3

/** Finds the header in the rows from `start` on: the row that reads most like headings, with the rows above and below that belong to it. */
export function findHeader(grid: Grid, start: number): Header | undefined {
  let best: { row: number; score: number } | undefined
  for (let row = start; row < Math.min(grid.height, start + SEARCH_ROWS); row++) {
    const score = headingRowScore(grid, row)
    if (score > (best?.score ?? 0)) best = { row, score }
    // what follows a convincing header is data; a ledger further down is found as its own table
    if (best && best.score >= 4 && row > best.row + 2) break
  }
  if (!best) return undefined
  let top = best.row
  let bottom = best.row
  while (top > start && bottom - top + 1 < MAX_HEADER_ROWS && isUpperPart(grid, top - 1, top)) top--
  while (bottom + 1 < grid.height && bottom - top + 1 < MAX_HEADER_ROWS && isLowerPart(grid, top, bottom + 1)) bottom++
  return { top, bottom, headings: headingsOf(grid, top, bottom) }
}

/** Number of headings in a row, 0 when it is none: two at least, and most of what stands in it. */
function headingRowScore(grid: Grid, row: number): number {
  const filled = grid.filled(row)
  if (filled.length < 2) return 0
  const texts = filled.map((column) => ({
    text: grid.text(row, column),
    plain: typeof grid.raw(row, column) === 'string',
  }))
  const headings = texts.filter(({ text, plain }) => plain && isHeading(text))
  const known = headings.length
  const strange = texts.filter(({ text, plain }) => !plain || text.length > 30).length
  if (known < 2 || known < filled.length * 0.4 || strange > filled.length * 0.2) return 0
  // 其他 in four cells is one heading
  return new Set(headings.map(({ text }) => headingKey(text))).size - strange
}

/** A row above belongs to the header when its cells span several columns of it (or, without merges, stand above gaps). */
function isUpperPart(grid: Grid, row: number, below: number): boolean {
  const filled = grid.filled(row)
  if (
    filled.length < 2 ||
    filled.some((column) => /[:：]/.test(grid.text(row, column)) || typeof grid.raw(row, column) !== 'string')
  )
    return false
  if (filled.some((column) => grid.text(row, column).length > 24)) return false
  const spans = filled.some((column) => {
    const merge = grid.merge(row, column)
    return merge !== undefined && (merge.bottom >= below || merge.right > merge.left)
  })
  const overGaps = filled.every(
    (column) =>
      grid.text(below, column) === '' || isHeading(grid.text(row, column)) || grid.text(row, column + 1) === '',
  )
  return spans || overGaps
}

/** A row below belongs to the header when a merge reaches into it, or when it only names parts and units of the headings above. */
function isLowerPart(grid: Grid, top: number, row: number): boolean {
  const filled = grid.filled(row)
  if (filled.some((column) => typeof grid.raw(row, column) !== 'string' || hasGroupNumber(grid.text(row, column))))
    return false
  const reaching = [...Array(grid.width).keys()].filter((column) => {
    const merge = grid.merge(row, column)
    return merge !== undefined && merge.top >= top && merge.top < row && merge.left <= column
  }).length
  if (filled.length === 0) return reaching > 0
  const parts = filled.filter((column) => {
    const text = grid.text(row, column)
    return isHeading(text) || isUnitOnly(text)
  }).length
  if (reaching > 0 && reaching >= filled.length / 2) return true
  return (
    parts >= filled.length * 0.7 &&
    (filled.length < grid.filled(row - 1).length || filled.every((column) => isUnitOnly(grid.text(row, column))))
  )
}

const isUnitOnly = (text: string): boolean =>
  /^[(（【]?[^\d]{1,12}[)）】]?$/.test(text) &&
  unitsIn(`(${text.replace(/[()（）]/g, '')})`).length > 0 &&
  !/[项投金]/.test(text) &&
  // 内资（万元） below 到账资金 is a heading with its unit
  !isHeading(headingKey(text))

function headingsOf(grid: Grid, top: number, bottom: number): Map<number, Heading> {
  const headings = new Map<number, Heading>()
  for (let column = 0; column < grid.width; column++) {
    const lines: string[] = []
    for (let row = top; row <= bottom; row++) {
      const text = lineAt(grid, top, bottom, row, column)
      if (text && text !== lines.at(-1)) lines.push(text)
    }
    const text = lines.pop()
    if (text !== undefined)
      headings.set(
        column,
        isUnitOnly(text) && lines.length > 0
          ? { text: `${lines.pop()}(${text.replace(/[()]/g, '')})`, parents: lines }
          : { text, parents: lines },
      )
  }
  return headings
}

/** A heading that spans columns stands above each of them: by its merge, or in a file without merges by the gap that follows it. */
function lineAt(grid: Grid, top: number, bottom: number, row: number, column: number): string {
  const merge = grid.merge(row, column)
  if (merge) return grid.text(merge.top, merge.left)
  const own = grid.text(row, column)
  if (own || row === bottom) return own
  const below = [...Array(bottom - row).keys()].some((i) => grid.text(row + 1 + i, column) !== '')
  if (!below) return own
  for (let left = column - 1; left >= 0; left--) {
    const text = grid.text(row, left)
    if (text)
      return [...Array(bottom - row).keys()].some((i) => grid.text(row + 1 + i, left) !== '') && row >= top ? text : ''
  }
  return ''
}

/** True when a row repeats the header, as at the top of each printed page. */
export function repeatsHeader(grid: Grid, row: number, header: Header): boolean {
  const filled = grid.filled(row)
  const [first] = filled
  // nearly every row of a large ledger is settled by its first cell
  if (
    first === undefined ||
    filled.length < 2 ||
    typeof grid.raw(row, first) !== 'string' ||
    !repeats(grid, row, first, header)
  )
    return false
  return filled.filter((column) => repeats(grid, row, column, header)).length >= filled.length * 0.7
}

function repeats(grid: Grid, row: number, column: number, { headings }: Header): boolean {
  const heading = headings.get(column)
  const key = headingKey(grid.text(row, column))
  return (
    key !== '' && heading !== undefined && [heading.text, ...heading.parents].some((text) => headingKey(text) === key)
  )
}

/** True when another table starts here: a row of headings that are not those of the table above. */
export function startsTable(grid: Grid, row: number): boolean {
  const [first] = grid.filled(row)
  if (first === undefined || !isHeading(grid.text(row, first))) return false
  return headingRowScore(grid, row) >= 3
}
