import { columnWidths, isValue } from '../column-widths'
import type { Cell, SummaryTable } from '../document'
import { printable } from '../printable'
import type { Deck } from './deck'
import { BODY, COLORS, FONTS, linesOf, pagesOf, SIZES } from './layout'

const lineOf = (points: number): number => (points * 1.35) / 72
/** Points, the most legible first: as large as costs no further slide. */
const FACES = [18, 16, SIZES.table]
const PADDING = 0.14
/** Inches that a cell keeps free on its sides, the rules with them. */
const MARGIN = 0.16
/** A cell says no more than this on a wall; the document has all of it. */
const LONGEST = 60

/** A table's columns for reading (those with a formula's operands are the spreadsheet's) over as many slides as its rows need, heads repeated. Notes become the speaker's. */
export function addTable(deck: Deck, title: string, table: SummaryTable): void {
  const columns = table.columns.flatMap((column, at) => (column.detail ? [] : [{ ...column, at }]))
  const cells = table.rows.map((row) => columns.flatMap(({ at }) => row.cells[at] ?? []))
  const widthsAt = (points: number) => columnWidths(columns, cells, { total: BODY.w, em: points / 72, padding: MARGIN })
  const rows = table.rows.map((row) => columns.map(({ at }) => written(row.cells[at])))
  const heightAt = (points: number) => {
    const widths = widthsAt(points)
    const lines = ({ text, whole }: Written, at: number) =>
      whole ? 1 : linesOf(text, (widths[at] ?? 1) - MARGIN, points)
    return (cells: Written[]) => Math.max(...cells.map(lines)) * lineOf(points) + PADDING
  }
  const heads = columns.map((column): Written => ({ text: printable(column.title), behind: false, whole: false }))
  const pagesAt = (points: number) => {
    const height = heightAt(points)
    return pagesOf(rows, BODY.h - height(heads), height)
  }
  const fewest = pagesAt(SIZES.table).length
  const points = FACES.find((face) => pagesAt(face).length === fewest) ?? SIZES.table
  const pages = pagesAt(points)
  const border = { type: 'solid', pt: 0.75, color: COLORS.line } as const
  const notes = table.notes.map(printable).join('\n')
  if (pages.length === 0) pages.push([[{ text: printable(table.empty), behind: false, whole: false }]])
  pages.forEach((page, index) => {
    const slide = deck.add(title, { at: index + 1, of: pages.length })
    slide.addTable(
      [
        heads.map(({ text }) => ({
          text,
          options: { bold: true, align: 'center' as const, fill: { color: COLORS.head } },
        })),
        ...page.map((cells) =>
          cells.map(({ text, behind }, at) => ({
            text,
            options: {
              align: columns[at]?.align ?? 'left',
              ...(behind ? { color: COLORS.behind, bold: true } : {}),
              ...(table.rows.length === 0 ? { colspan: columns.length } : {}),
            },
          })),
        ),
      ],
      {
        x: BODY.x,
        y: BODY.y,
        w: BODY.w,
        colW: widthsAt(points),
        rowH: [heads, ...page].map(heightAt(points)),
        border,
        fontFace: FONTS.body,
        fontSize: points,
        color: COLORS.ink,
        valign: 'middle',
        margin: [0.04, 0.07, 0.04, 0.07],
      },
    )
    if (notes) slide.addNotes(notes)
  })
}

/** A cell as the wall shows it; `behind` for what lags time (欠序时): its minus sign says so too, so colour never says it alone; `whole` for what stands on one line. */
type Written = { text: string; behind: boolean; whole: boolean }
const written = (cell: Cell | undefined): Written => ({
  text: shortened(printable(cell?.text ?? '')),
  behind: cell?.kind === 'points' && cell.permille < 0,
  whole: isValue(cell),
})

const shortened = (text: string): string =>
  [...text].length > LONGEST ? `${[...text].slice(0, LONGEST - 1).join('')}…` : text
