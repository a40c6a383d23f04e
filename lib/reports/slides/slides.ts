import type { Block, Picture, SummaryDocument } from '../document'
import { printable } from '../printable'
import type { Pictures } from '../write'
import { addChart } from './charts'
import { addCover, type Deck, newDeck } from './deck'
import { BODY, COLORS, FONTS, SIZES } from './layout'
import { fixedDeck } from './package'
import { addTable } from './tables'
import { addTexts, type Point, pointsOf } from './texts'

/**
 * A summary as slides for the meeting (.pptx): cover, then each section's points, charts and tables, over as many slides as they need. Everything comes
 * from the document, so that no figure can differ from its text; annexes stay on paper. Deterministic: one document gives one sequence of bytes.
 */
export async function writeSlides(document: SummaryDocument, pictures: Pictures): Promise<Uint8Array> {
  const deck = newDeck(document)
  addCover(deck, document)
  for (const { heading, blocks } of document.sections) {
    let points: Point[] = []
    const tell = () => {
      if (points.length > 0) addTexts(deck, heading, points)
      points = []
    }
    for (const block of blocks) {
      if (isTold(block)) points.push(...pointsOf(block.kind, block.text))
      else {
        tell()
        await show(deck, heading, block, pictures)
      }
    }
    tell()
  }
  const bytes = await deck.pptx.write({ outputType: 'uint8array' })
  if (!(bytes instanceof Uint8Array)) throw new Error('the deck was not written as bytes')
  return fixedDeck(bytes, document.signature.issuedOn)
}

type Told = Extract<Block, { kind: 'paragraph' | 'item' }>
const isTold = (block: Block): block is Told => block.kind === 'paragraph' || block.kind === 'item'

async function show(deck: Deck, heading: string, block: Exclude<Block, Told>, pictures: Pictures): Promise<void> {
  switch (block.kind) {
    case 'table':
      return addTable(deck, block.table.title, block.table)
    case 'chart':
      return addChart(deck, block.chart)
    case 'picture':
      return addPicture(deck, heading, block, pictures)
  }
}

/** As large as the slide allows, in its own proportions; one whose bytes are gone is left out, its caption stays. */
async function addPicture(deck: Deck, heading: string, picture: Picture, pictures: Pictures): Promise<void> {
  const slide = deck.add(heading)
  const room = { w: BODY.w, h: BODY.h - 0.5 }
  const scale = Math.min(room.w / picture.width, room.h / picture.height)
  const [w, h] = [picture.width * scale, picture.height * scale]
  const bytes = await pictures(picture.sha256)
  if (bytes)
    slide.addImage({
      data: `${picture.type};base64,${Buffer.from(bytes).toString('base64')}`,
      x: BODY.x + (room.w - w) / 2,
      y: BODY.y + (room.h - h) / 2,
      w,
      h,
      altText: printable(picture.caption),
    })
  slide.addText(printable(picture.caption), {
    x: BODY.x,
    y: BODY.y + room.h,
    w: BODY.w,
    h: 0.5,
    align: 'center',
    fontFace: FONTS.body,
    fontSize: SIZES.table,
    color: COLORS.muted,
    fit: 'shrink',
  })
}
