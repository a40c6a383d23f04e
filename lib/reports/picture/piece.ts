import type { OpenFace } from '@/lib/charts/face'
import { textWidth } from '@/lib/charts/outline'
import { printable } from '../printable'
import { linesOf } from './lines'
import { COLORS, INNER, LEADING, MARGIN, SIZES } from './theme'

/** A part of the picture that stands below the one before it; `svg` draws it with its upper edge at `y`. CSS pixels. */
export type Piece = { height: number; svg: (y: number) => string }

export const gap = (height: number): Piece => ({ height, svg: () => '' })

/** How words are written; `bold` thickens the one weight that the face has. */
export type Style = {
  size?: number
  color?: string
  align?: 'left' | 'center' | 'right'
  bold?: boolean
  /** Of the first line, in em: paragraphs begin two characters in. */
  indent?: number
  x?: number
  width?: number
  /** What it is, for those who read the drawing back. */
  of?: string
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

/** Words as high as the lines they take. */
export function words(face: OpenFace, text: string, style: Style = {}): Piece {
  const { size = SIZES.text, color = COLORS.text, align = 'left', bold = false, indent = 0 } = style
  const { x = MARGIN, width = INNER, of = 'words' } = style
  // A narrower first line is a first line that begins with blanks; they are measured, never drawn.
  const blank = '\u3000'.repeat(indent)
  const lines = linesOf(blank + printable(text), width, (part) => textWidth(face, part, size))
  const leading = size * LEADING
  const at = { left: x, center: x + width / 2, right: x + width }[align]
  const anchor = { left: '', center: ' text-anchor="middle"', right: ' text-anchor="end"' }[align]
  const weight = bold ? ` stroke="${color}" stroke-width="${size * 0.035}"` : ''
  return {
    height: lines.length * leading,
    svg: (y) => {
      const drawn = lines.map((line, index) => {
        const middle = round(y + (index + 0.5) * leading)
        const first = index === 0 && indent > 0
        const left = round(first ? at + indent * size : at)
        const shown = escaped(first ? line.slice(indent) : line)
        return `<text x="${left}" y="${middle}" font-size="${size}" dominant-baseline="central"${anchor} fill="${color}"${weight}>${shown}</text>`
      })
      return `<g data-of="${of}">${drawn.join('')}</g>`
    },
  }
}

export const rect = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"/>`

/** Pieces one below the other as one. */
export const stacked = (pieces: Piece[], wrap: (svg: string) => string = (svg) => svg): Piece => ({
  height: pieces.reduce((sum, piece) => sum + piece.height, 0),
  svg: (y) => {
    let at = y
    let svg = ''
    for (const piece of pieces) {
      svg += piece.svg(at)
      at += piece.height
    }
    return wrap(svg)
  },
})

/** Pieces side by side as one, as high as the highest. */
export const beside = (pieces: Piece[]): Piece => ({
  height: Math.max(0, ...pieces.map((piece) => piece.height)),
  svg: (y) => pieces.map((piece) => piece.svg(y)).join(''),
})

export const round = (value: number): number => Math.round(value * 100) / 100
