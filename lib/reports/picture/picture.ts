import { type OpenFace, openFace } from '@/lib/charts/face'
import { rasterizeOnce } from '@/lib/charts/raster'
import type { Block, SummaryDocument } from '../document'
import { printable } from '../printable'
import type { Pictures, Standing } from '../write'
import { footOf, headOf } from './ends'
import { type Piece, stacked, words } from './piece'
import { type Most, sectionPieces } from './sections'
import { COLORS, HIGHEST, SCALE, SIZES, WIDTH } from './theme'

/** What is shown where there is room, and what when there is less: lists are shortened first, tables are read to their end. */
const MOST: Most[] = [
  { rows: 40, items: 40 },
  { rows: 40, items: 20 },
  { rows: 40, items: 10 },
  { rows: 40, items: 8 },
  { rows: 20, items: 8 },
  { rows: 20, items: 5 },
  { rows: 10, items: 5 },
  { rows: 5, items: 5 },
]

/**
 * A summary as one long picture for a chat group (.png, 1080 pixels wide, at most 16,000 high): everything comes from the document, annexes stay on paper, and
 * what finds no room is counted and said. Deterministic: one document, its pictures and its standing give one sequence of bytes.
 */
export async function writePicture(
  document: SummaryDocument,
  pictures: Pictures,
  standing: Standing = 'draft',
): Promise<Uint8Array> {
  return oneByOne(async () => rasterizeOnce(await pictureSvg(document, pictures, standing), WIDTH * SCALE))
}

/** The drawing before it becomes pixels: its words are still words, one `text` to a line, in groups that name what they are (`data-of`). */
export async function pictureSvg(
  document: SummaryDocument,
  pictures: Pictures,
  standing: Standing = 'draft',
): Promise<string> {
  const face = await openFace()
  const body = await fitting(face, document, pictures, standing)
  const height = Math.ceil(body.height)
  const size = `width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"`
  const svg = body.svg(0)
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect width="${WIDTH}" height="${height}" fill="${COLORS.paper}"/>${svg}</svg>`
}

async function fitting(
  face: OpenFace,
  document: SummaryDocument,
  pictures: Pictures,
  standing: Standing,
): Promise<Piece> {
  const head = headOf(face, document, standing)
  const rare = textsOf(document).some((text) => [...printable(text)].some((char) => !face.has(char)))
  const foot = footOf(face, document, rare ? ['个别生僻字、符号以“〓”代替，见Word全文。'] : [])
  const known = new Map<Block, Piece[]>()
  let body: Piece[] = []
  for (const most of MOST) {
    body = await sectionPieces(face, document, pictures, most, known)
    const whole = stacked([...head, ...body, ...foot])
    if (whole.height <= HIGHEST) return whole
  }
  const rest = words(face, '……其余内容见Word全文', { size: SIZES.caption, color: COLORS.muted, of: 'more' })
  const room = HIGHEST - stacked([...head, rest, ...foot]).height
  let used = 0
  const shown = body.slice(
    0,
    body.findIndex((piece) => {
      used += piece.height
      return used > room
    }),
  )
  return stacked([...head, ...shown, rest, ...foot])
}

const textsOf = ({ sections, titleLines, signature }: SummaryDocument): string[] => [
  ...titleLines,
  signature.issuer,
  ...sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if ('text' in block) return [block.text]
      if (block.kind !== 'table') return []
      return block.table.rows.flatMap(({ cells }) => cells.map(({ text }) => text))
    }),
  ),
]

/** A picture of the greatest height takes some 150 MB while it is made: several that are asked for at once wait for each other. */
let last: Promise<unknown> = Promise.resolve()
function oneByOne<T>(make: () => Promise<T>): Promise<T> {
  const made = last.then(make)
  last = made.catch(() => undefined)
  return made
}
