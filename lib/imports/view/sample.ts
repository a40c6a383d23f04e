import type { RawCell, RawSheet, RawWorkbook } from '../read/raw'

const HEAD = 1000
const TAIL = 200
const ODD = 600
const NONE: RawCell[] = []

/** Rows of a workbook that a look while choosing works with, and how many there are in all. */
export type Sample = { workbook: RawWorkbook; looked: number; rows: number }

/**
 * A workbook small enough to be understood anew at every choice: of sheets of up to 1,800 rows all, of larger ones the first 1,000, the last 200 and of those between
 * the 600 oddest (group rows with hardly a cell, the longest cells, the rarest kinds of cells together). Row numbers stay; left-out rows are blank.
 */
export function sampleOf(workbook: RawWorkbook): Sample {
  const sheets = workbook.sheets.map(sampleSheet)
  const filled = (all: readonly { rows: RawCell[][] }[]) =>
    all.reduce((sum, { rows }) => sum + rows.filter((row) => row.length > 0).length, 0)
  return { workbook: { ...workbook, sheets }, looked: filled(sheets), rows: filled(workbook.sheets) }
}

function sampleSheet(sheet: RawSheet): RawSheet {
  const { rows } = sheet
  if (rows.length <= HEAD + TAIL + ODD) return sheet
  const shapes = new Map<string, number>()
  const between = rows.slice(HEAD, rows.length - TAIL).map((row, i) => {
    const shape = shapeOf(row)
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
    return { at: HEAD + i, shape, length: row.reduce((sum: number, cell) => sum + lengthOf(cell), 0) }
  })
  const half = ODD / 2
  const rare = [...between].sort((a, b) => (shapes.get(a.shape) ?? 0) - (shapes.get(b.shape) ?? 0)).slice(0, half)
  const kept = new Set(rare.map(({ at }) => at))
  for (const { at } of [...between].sort((a, b) => b.length - a.length)) if (kept.size < ODD) kept.add(at)
  const taken = (at: number) => at < HEAD || at >= rows.length - TAIL || kept.has(at)
  return {
    ...sheet,
    rows: rows.map((row, at) => (taken(at) ? row : NONE)),
    merges: sheet.merges.filter(({ top }) => taken(top)),
  }
}

const lengthOf = (cell: RawCell): number => (typeof cell === 'string' ? cell.length : 0)
const shapeOf = (row: readonly RawCell[]): string =>
  row.map((cell) => (cell === null || cell === '' ? '-' : typeof cell === 'object' ? cell.is[0] : typeof cell)).join('')
