import type { OpenFace } from '@/lib/charts/face'
import type { Chart, Picture } from '../document'
import { chartCaption, chartHeight, chartSvg } from '../drawing'
import type { Pictures } from '../write'
import { gap, type Piece, round, words } from './piece'
import { COLORS, INNER, MARGIN, SIZES } from './theme'

/** A chart's letters are of 12 pixels: drawn narrower and then enlarged they are as large as the others. */
const LARGER = 1.3
/** CSS pixels: a tall picture leaves room for the text. */
const TALLEST = 600
/** Pixels of a clerk's picture that are unpacked beside the drawing; larger ones stay in Word. 40 million take 160 MB. */
const LARGEST = 40_000_000

/** A chart under its caption. */
export function chartPiece(face: OpenFace, chart: Chart): Piece[] {
  const height = chartHeight(chart) * LARGER
  // As a group: an svg within an svg that lies outside the picture makes the rasterizer abort the whole process.
  const drawing = chartSvg(chart, INNER / LARGER).replace(/^<svg[^>]*>|<\/svg>$/g, '')
  return [
    gap(10),
    words(face, chartCaption(chart), { size: SIZES.table, bold: true, align: 'center', of: 'caption' }),
    { height, svg: (y) => `<g transform="translate(${MARGIN} ${round(y)}) scale(${LARGER})">${drawing}</g>` },
    gap(14),
  ]
}

/** A picture of the clerk's over its caption; the caption alone where its bytes are gone or too many to be drawn here. */
export async function picturePiece(face: OpenFace, picture: Picture, pictures: Pictures): Promise<Piece[]> {
  const caption = words(face, picture.caption, {
    ...{ size: SIZES.caption, color: COLORS.muted, align: 'center' as const, of: 'caption' },
  })
  const said = picture.caption === '' ? [] : [caption]
  const bytes = picture.width * picture.height > LARGEST ? undefined : await pictures(picture.sha256)
  if (!bytes) return said
  const scale = Math.min(INNER / picture.width, TALLEST / picture.height)
  const [width, height] = [picture.width * scale, picture.height * scale]
  const x = round(MARGIN + (INNER - width) / 2)
  const data = `data:${picture.type};base64,${Buffer.from(bytes).toString('base64')}`
  const drawn: Piece = {
    height,
    svg: (y) =>
      `<image x="${x}" y="${round(y)}" width="${round(width)}" height="${round(height)}" href="${data}"></image>`,
  }
  return [gap(10), drawn, gap(4), ...said, gap(10)]
}
