import type { OpenFace } from '@/lib/charts/face'
import type { Block, Section, SummaryDocument } from '../document'
import type { Pictures } from '../write'
import { chartPiece, picturePiece } from './drawings'
import { gap, type Piece, rect, words } from './piece'
import { leftOut, tableOf } from './table'
import { COLORS, MARGIN, SIZES } from './theme'

/** How many rows of a table and items of a section are shown. */
export type Most = { rows: number; items: number }

/** The sections below each other, with at most so many rows and items; then how many more there are. What `known` has
 * been drawn already and is the same with any number of rows is taken from there. */
export async function sectionPieces(
  face: OpenFace,
  { sections }: SummaryDocument,
  pictures: Pictures,
  most: Most,
  known: Map<Block, Piece[]> = new Map(),
): Promise<Piece[]> {
  const pieces: Piece[] = []
  for (const section of sections) {
    pieces.push(...headingOf(face, section))
    const items = section.blocks.filter(({ kind }) => kind === 'item')
    const beyond = new Set(items.slice(most.items))
    for (const block of section.blocks) {
      if (!beyond.has(block)) {
        const made = known.get(block) ?? (await blockPieces(face, block, pictures, most))
        if (block.kind !== 'table') known.set(block, made)
        pieces.push(...made)
      } else if (block === items[most.items]) pieces.push(rest(face, beyond.size))
    }
  }
  return pieces
}

const rest = (face: OpenFace, count: number): Piece =>
  words(face, leftOut(count), { size: SIZES.caption, color: COLORS.muted, of: 'more' })

function headingOf(face: OpenFace, { heading }: Section): Piece[] {
  const text = words(face, heading, {
    ...{ size: SIZES.heading, bold: true, color: COLORS.accent, of: 'heading' },
    x: MARGIN + 12,
    width: 460,
  })
  const bar: Piece = { height: 0, svg: (y) => rect(MARGIN, y + 6, 4, text.height - 12, COLORS.accent) }
  return [gap(18), bar, text, gap(4)]
}

async function blockPieces(face: OpenFace, block: Block, pictures: Pictures, most: Most): Promise<Piece[]> {
  switch (block.kind) {
    case 'paragraph':
      return [words(face, block.text, { indent: 2, of: 'paragraph' }), gap(6)]
    case 'item':
      return [words(face, block.text, { of: 'item' }), gap(6)]
    case 'table':
      return tableOf(face, block.table, most.rows)
    case 'chart':
      return chartPiece(face, block.chart)
    case 'picture':
      return picturePiece(face, block, pictures)
  }
}
