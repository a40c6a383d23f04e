import { printable } from '../printable'
import type { Deck } from './deck'
import { BODY, COLORS, cutText, FONTS, linesOf, pagesOf, SIZES } from './layout'

const LINE = (SIZES.text * 1.45) / 72
const GAP = 0.14
const INDENT = 0.35
const WIDTH = BODY.w - INDENT

/** One thing that is said: a sentence of a paragraph, or an item of a list with its number. */
export type Point = { text: string; numbered: boolean }

/** A paragraph's sentences as points: a meeting reads no paragraphs. Items stay whole. */
export const pointsOf = (kind: 'paragraph' | 'item', text: string): Point[] =>
  kind === 'item'
    ? [{ text: printable(text), numbered: true }]
    : (printable(text).match(/[^。]+。?/g) ?? []).map((sentence) => ({ text: sentence.trim(), numbered: false }))

/** Points over as many slides as they need. */
export function addTexts(deck: Deck, title: string, points: Point[]): void {
  const most = Math.floor((BODY.h - GAP) / LINE)
  const parts = points.flatMap((point) =>
    cutText(point.text, most, WIDTH, SIZES.text).map((text, index) => ({
      text,
      bullet: !point.numbered && index === 0,
    })),
  )
  const pages = pagesOf(parts, BODY.h, ({ text }) => linesOf(text, WIDTH, SIZES.text) * LINE + GAP)
  pages.forEach((page, index) => {
    deck.add(title, { at: index + 1, of: pages.length }).addText(
      page.map(({ text, bullet }) => ({
        text,
        options: { breakLine: true, ...(bullet ? { bullet: { indent: 18 } } : {}), paraSpaceAfter: GAP * 72 },
      })),
      {
        ...BODY,
        fontFace: FONTS.body,
        fontSize: SIZES.text,
        color: COLORS.ink,
        valign: 'top',
        margin: 0,
        lineSpacingMultiple: 1.15,
        fit: 'shrink',
      },
    )
  })
}
