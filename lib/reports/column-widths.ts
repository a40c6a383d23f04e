import type { Cell, Column } from './document'

/** Widths a paper or slide gives its columns: `total` to share out, `em` the font's size and `padding` what a cell keeps free, all in one unit. */
type Room = { total: number; em: number; padding: number }

/** What a head, or a column of words, keeps when others need room: fewer than four characters to a line is hard to read. */
const WORDS = 4

/**
 * Shares a table's width out by weight, but never breaks a value over two lines: amounts, shares and days get the room of their longest
 * one, and columns with more than they need give it up in proportion. Where there is not enough in all, the weights alone decide.
 */
export function columnWidths(columns: Column[], rows: Cell[][], { total, em, padding }: Room): number[] {
  const weight = columns.reduce((sum, column) => sum + column.weight, 0)
  const shares = columns.map((column) => (column.weight / weight) * total)
  const needs = columns.map(({ title }, at) => {
    const head = Math.min(WORDS, emsOf(title))
    return (
      rows.reduce((most, { [at]: cell }) => Math.max(most, isValue(cell) ? emsOf(cell.text) : 0), head) * em + padding
    )
  })
  const missing = shares.map((share, at) => Math.max(0, (needs[at] ?? 0) - share))
  const spare = shares.map((share, at) => Math.max(0, share - (needs[at] ?? 0)))
  const [short, over] = [missing, spare].map((list) => list.reduce((sum, width) => sum + width, 0)) as [number, number]
  if (short > over) return shares
  return shares.map((share, at) => share + (missing[at] ?? 0) - (over === 0 ? 0 : ((spare[at] ?? 0) / over) * short))
}

/** What stands on one line: a number, an amount, a day, or the dash in their place. */
export const isValue = (cell: Cell | undefined): cell is Exclude<Cell, { kind: 'text' }> =>
  cell !== undefined && cell.kind !== 'text'

/** Width in sizes of the font by the widest face that may stand in for the standard's; its own digits take half. */
function emsOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (char.charCodeAt(0) >= 0x2e80 ? 1 : (WIDE[char] ?? 0.5)), 0)
}

const WIDE: Record<string, number> = {
  '%': 0.96,
  '+': 0.84,
  '—': 1,
  ...Object.fromEntries([...'0123456789'].map((digit) => [digit, 0.64])),
}
