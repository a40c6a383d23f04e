import type { FigureUse, Paragraph } from './document'
import { formatFigure } from './figure'
import type { FigureUnit } from './numbers'

/** A sentence's piece: words, or a figure that must be found again in the text. */
export type Piece = string | FigureUse

/** Puts pieces together into a paragraph that knows which figures it states. */
export function paragraph(key: string, pieces: Piece[]): Paragraph {
  return {
    kind: 'paragraph',
    key,
    text: pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''),
    figures: pieces.filter((piece) => typeof piece !== 'string'),
  }
}

/** A figure as it stands in prose. */
export function use(key: string, value: number, unit: FigureUnit): FigureUse {
  return { key, value, text: formatFigure(value, unit) }
}
