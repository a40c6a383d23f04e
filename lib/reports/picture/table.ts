import type { OpenFace } from '@/lib/charts/face'
import { textWidth } from '@/lib/charts/outline'
import type { Column, SummaryTable } from '../document'
import { printable } from '../printable'
import { beside, gap, type Piece, rect, type Style, stacked, words } from './piece'
import { COLORS, INNER, MARGIN, SIZES } from './theme'

const PAD = 6
/** A name has at least so much room, or the table becomes a list. */
const NAME = 116
/** Values side by side in a list's row: so many where all of the table's are short, or else so few. */
const SLOTS = [4, 3] as const

type Shown = Column & { at: number }

/** What was left out of something, where and how the rest is had. */
export const leftOut = (count: number): string => `……另有${count}项，见Word全文`

/**
 * A table as a phone can show it: as a table where its columns fit side by side, otherwise each row as a name with its values
 * below. Columns of a formula's operands are the spreadsheet's. `most` rows, then how many more there are.
 */
export function tableOf(face: OpenFace, table: SummaryTable, most: number): Piece[] {
  const columns = table.columns.flatMap((column, at) => (column.detail ? [] : [{ ...column, at }]))
  const rows = table.rows.slice(0, most).map(({ cells }) => columns.map(({ at }) => printable(cells[at]?.text ?? '')))
  const heading = words(face, table.title, { size: SIZES.table, bold: true, align: 'center', of: 'caption' })
  const small: Style = { size: SIZES.caption, color: COLORS.muted }
  const widths = widthsOf(face, columns, rows)
  const body =
    rows.length === 0
      ? [words(face, table.empty, { size: SIZES.table, color: COLORS.muted, align: 'center', of: 'empty' })]
      : widths
        ? gridOf(face, columns, rows, widths)
        : cardsOf(face, columns, rows)
  const more = table.rows.length - rows.length
  return [
    gap(10),
    heading,
    gap(4),
    ...body,
    ...(more > 0 ? [words(face, leftOut(more), { ...small, of: 'more' })] : []),
    ...table.notes.map((note) => words(face, note, { ...small, of: 'note' })),
    gap(12),
  ]
}

/** Widths of a table that fits: its values in one line each, the rest for the names; undefined when it does not. */
function widthsOf(face: OpenFace, columns: Shown[], rows: string[][]): number[] | undefined {
  const names = columns.filter(({ align }) => align === 'left')
  const measured = columns.map(({ align, title }, index) => {
    const widest = Math.max(...rows.map((row) => textWidth(face, row[index] ?? '', SIZES.table)))
    if (align === 'left') return Math.min(NAME, widest)
    return Math.max(widest, Math.min(textWidth(face, title, SIZES.caption), 4 * SIZES.caption))
  })
  const needed = measured.reduce((sum, width) => sum + Math.ceil(width) + 2 * PAD, 0)
  if (needed > INNER || names.length > 1) return undefined
  const spare = (INNER - needed) / (names.length || columns.length)
  return measured.map(
    (width, index) => Math.ceil(width) + 2 * PAD + (names.length === 0 || columns[index]?.align === 'left' ? spare : 0),
  )
}

function gridOf(face: OpenFace, columns: Shown[], rows: string[][], widths: number[]): Piece[] {
  const row = (texts: string[], style: Style, of: string) => {
    let x = MARGIN
    return beside(
      texts.map((text, index) => {
        const width = widths[index] ?? 0
        const cell = words(face, text, {
          ...style,
          ...{ x: x + PAD, width: width - 2 * PAD, of },
          align: of === 'head' ? 'center' : (columns[index]?.align ?? 'left'),
        })
        x += width
        return stacked([gap(PAD), placed(cell, index), gap(PAD)])
      }),
    )
  }
  const heads = row(
    columns.map(({ title }) => printable(title)),
    { size: SIZES.caption, color: COLORS.muted },
    'head',
  )
  return [
    banded(heads, COLORS.band),
    ...rows.map((texts, index) =>
      lined(inRow(row(texts, { size: SIZES.table }, 'cell')), index < rows.length - 1 ? COLORS.line : COLORS.base),
    ),
    gap(6),
  ]
}

/** Rows as names and, below each, what its columns say: short values side by side, long ones in lines of their own. */
function cardsOf(face: OpenFace, columns: Shown[], rows: string[][]): Piece[] {
  const name = Math.max(
    0,
    columns.findIndex(({ align }) => align === 'left'),
  )
  const rest = columns.map((_, index) => index).filter((index) => index !== name)
  const [many, few] = SLOTS
  const labels = columns.map(({ title }) => textWidth(face, title, SIZES.caption) + PAD)
  const isShort = (row: string[], index: number, slots: number) =>
    (labels[index] ?? 0) + textWidth(face, row[index] ?? '', SIZES.table) <= INNER / slots - PAD
  const slots = rows.every((row) => rest.every((index) => isShort(row, index, many))) ? many : few
  const pair = (row: string[], index: number, at: number): Piece => {
    const x = MARGIN + (at * INNER) / slots
    const taken = labels[index] ?? 0
    const label = { size: SIZES.caption, color: COLORS.muted, of: 'label', x, width: INNER }
    const value = { size: SIZES.table, of: 'cell', x: x + taken, width: MARGIN + INNER - x - taken }
    const title = columns[index]?.title ?? ''
    return beside([words(face, title, label), placed(words(face, row[index] ?? '', value), index)])
  }
  return rows.map((row) => {
    const title = placed(words(face, row[name] ?? '', { size: SIZES.table, bold: true, of: 'cell' }), name)
    const short = rest.filter((index) => isShort(row, index, slots))
    const long = rest.filter((index) => !short.includes(index))
    const lines = Array.from({ length: Math.ceil(short.length / slots) }, (_, line) =>
      beside(short.slice(line * slots, (line + 1) * slots).map((index, at) => pair(row, index, at))),
    )
    const all = [gap(6), title, ...lines, ...long.map((index) => pair(row, index, 0)), gap(6)]
    return lined(inRow(stacked(all)), COLORS.line)
  })
}

/** Which column a cell belongs to, counted without those of the spreadsheet. */
const placed = (piece: Piece, index: number): Piece => ({
  height: piece.height,
  svg: (y) => piece.svg(y).replace('<g ', `<g data-at="${index}" `),
})
const inRow = (piece: Piece): Piece => ({
  height: piece.height,
  svg: (y) => `<g data-of="row">${piece.svg(y)}</g>`,
})
const banded = (piece: Piece, color: string): Piece => ({
  height: piece.height,
  svg: (y) => rect(MARGIN, y, INNER, piece.height, color) + piece.svg(y),
})
const lined = (piece: Piece, color: string): Piece => ({
  height: piece.height + 1,
  svg: (y) => piece.svg(y) + rect(MARGIN, y + piece.height, INNER, 1, color),
})
