import type { SummaryTable } from '../document'
import { printable } from '../printable'
import type { Deck } from './deck'
import { BODY, COLORS, FONTS, linesOf, pagesOf, SIZES } from './layout'

const LINE = (SIZES.table * 1.35) / 72
const PADDING = 0.14
/** A cell says no more than this on a wall; the document has all of it. */
const LONGEST = 60

/** A table's columns for reading (those with a formula's operands are the spreadsheet's) over as many slides as its rows need, heads repeated. Notes become the speaker's. */
export function addTable(deck: Deck, title: string, table: SummaryTable): void {
  const columns = table.columns.flatMap((column, at) => (column.detail ? [] : [{ ...column, at }]))
  const weight = columns.reduce((sum, column) => sum + column.weight, 0)
  const widths = columns.map((column) => (column.weight / weight) * BODY.w)
  const rows = table.rows.map((row) => columns.map(({ at }) => shortened(printable(row.cells[at]?.text ?? ''))))
  const heightOf = (texts: string[]) =>
    Math.max(...texts.map((text, at) => linesOf(text, (widths[at] ?? 1) - 0.14, SIZES.table))) * LINE + PADDING
  const heads = columns.map((column) => printable(column.title))
  const pages = pagesOf(rows, BODY.h - heightOf(heads), heightOf)
  const border = { type: 'solid', pt: 0.75, color: COLORS.line } as const
  const notes = table.notes.map(printable).join('\n')
  if (pages.length === 0) pages.push([[printable(table.empty)]])
  pages.forEach((page, index) => {
    const slide = deck.add(title, { at: index + 1, of: pages.length })
    slide.addTable(
      [
        heads.map((text) => ({
          text,
          options: { bold: true, align: 'center' as const, fill: { color: COLORS.head } },
        })),
        ...page.map((texts) =>
          texts.map((text, at) => ({
            text,
            options: {
              align: columns[at]?.align ?? 'left',
              ...(table.rows.length === 0 ? { colspan: columns.length } : {}),
            },
          })),
        ),
      ],
      {
        x: BODY.x,
        y: BODY.y,
        w: BODY.w,
        colW: widths,
        rowH: [heads, ...page].map(heightOf),
        border,
        fontFace: FONTS.body,
        fontSize: SIZES.table,
        color: COLORS.ink,
        valign: 'middle',
        margin: [0.04, 0.07, 0.04, 0.07],
      },
    )
    if (notes) slide.addNotes(notes)
  })
}

const shortened = (text: string): string =>
  [...text].length > LONGEST ? `${[...text].slice(0, LONGEST - 1).join('')}…` : text
