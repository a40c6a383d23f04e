/** Rows are inserted below row `at` (1-based): the row itself and those above stay, those below move down by `by`. */
export type Move = { at: number; by: number }

const LONGEST_ROW = 1_048_576
/**
 * Text in quotation marks, a sheet's name before “!”, a range or cell; what is followed by “(” or letters is a name. A sheet's name has 31 characters at most: without
 * a bound a long word would be read to its end from each of its letters.
 */
const PARTS =
  /"(?:[^"]|"")*"|((?:'(?:[^']|''){1,64}'|[\p{L}\p{N}_.[\]]{1,64})!)?(\$?[A-Z]{1,3}\$?\d{1,7})(?::(\$?[A-Z]{1,3}\$?\d{1,7}))?(?![\p{L}\p{N}_(.!])/gu
const BEFORE = /[\p{L}\p{N}_.$]/u

type Reference = { from: string; to: string | undefined }

/** Changes each reference of a formula; `sheet` is the name it was qualified with, without quotation marks. Texts in the formula stay. */
function mapReferences(formula: string, change: (sheet: string | undefined, reference: Reference) => string): string {
  return formula.replace(
    PARTS,
    (all, sheet: string | undefined, from: string | undefined, to: string | undefined, offset: number) => {
      const before = formula[offset - 1] ?? ''
      if (!from || (BEFORE.test(before) && !sheet)) return all
      const name = sheet?.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'")
      return `${sheet ?? ''}${change(name, { from, to })}`
    },
  )
}

const rowOf = (cell: string): number => Number(/\d+$/.exec(cell)?.[0] ?? 0)
const inRow = (cell: string, row: number): string => cell.replace(/\d+$/, String(Math.min(row, LONGEST_ROW)))
const down = (cell: string, { at, by }: Move): string => (rowOf(cell) > at ? inRow(cell, rowOf(cell) + by) : cell)

/** A range after the move: one that holds the repeated row grows with it. */
function grown(from: string, to: string | undefined, move: Move): string {
  if (to === undefined) return down(from, move)
  const end = rowOf(to) >= move.at && rowOf(from) <= move.at ? inRow(to, rowOf(to) + move.by) : down(to, move)
  return `${down(from, move)}:${end}`
}

/** Ranges as attributes hold them, separated by blanks: C5:E5 A9. */
export const movedRanges = (ranges: string, move: Move): string =>
  ranges
    .split(' ')
    .map((range) => {
      const [from = '', to] = range.split(':')
      return /\d$/.test(from) ? grown(from, to, move) : range
    })
    .join(' ')

/**
 * A formula after rows were inserted on `sheet`. `here` is the sheet the formula stands on: references without a sheet's name mean it. `copy`: which copy of
 * the repeated row the formula is in (0: the row itself); its references to that row mean its own copy unless they are fixed by $.
 */
export function movedFormula(
  formula: string,
  move: Move,
  { sheet, here, copy }: { sheet: string; here: string; copy?: number },
): string {
  return mapReferences(formula, (named, { from, to }) => {
    if ((named ?? here) !== sheet) return to === undefined ? from : `${from}:${to}`
    if (copy === undefined) return grown(from, to, move)
    const own = (cell: string) =>
      rowOf(cell) === move.at && !/\$\d+$/.test(cell) ? inRow(cell, move.at + copy) : down(cell, move)
    return to === undefined ? own(from) : `${own(from)}:${own(to)}`
  })
}

const LETTERS = 26
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0)
export function columnLetters(number: number): string {
  return number <= 0
    ? ''
    : `${columnLetters(Math.floor((number - 1) / LETTERS))}${String.fromCharCode(65 + ((number - 1) % LETTERS))}`
}
export const columnOf = (cell: string): number => columnNumber(/^\$?([A-Z]+)/.exec(cell)?.[1] ?? 'A')
export { rowOf }

/** A shared formula as the cell `rows` below and `columns` beside its first one has it. */
export function sharedFormula(formula: string, rows: number, columns: number): string {
  const shifted = (cell: string) =>
    cell.replace(
      /^(\$?)([A-Z]+)(\$?)(\d+)$/,
      (_, fixedColumn: string, letters: string, fixedRow: string, row: string) => {
        const column = fixedColumn ? letters : columnLetters(columnNumber(letters) + columns)
        return `${fixedColumn}${column}${fixedRow}${fixedRow ? row : Number(row) + rows}`
      },
    )
  return mapReferences(formula, (_, { from, to }) =>
    to === undefined ? shifted(from) : `${shifted(from)}:${shifted(to)}`,
  )
}
