import { AlignmentType, ImageRun, Paragraph } from 'docx'
import type { Chart, Picture } from '../document'
import { CHART_WIDTH, chartCaption, chartHeight, chartWords, drawChart } from '../drawing'
import type { Pictures } from '../write'
import { caption } from './word-parts'
import { STYLE } from './word-styles'

/** 156 mm at 300 dpi. */
const PIXELS = 1843
/** CSS pixels: half a page, so that a tall picture leaves room for its text. */
const TALLEST = 420

/** `id` counts the drawings of a file: each needs a number of its own. */
type Shown = { data: Uint8Array; type: 'png' | 'jpg'; width: number; height: number; words: string; id: number }

/** A chart as a 300-dpi picture under its caption: Chinese text in a drawing would depend on the reader's faces. */
export async function wordChart(chart: Chart, id: number): Promise<Paragraph[]> {
  const data = await drawChart(chart, PIXELS)
  const size = { width: CHART_WIDTH, height: chartHeight(chart) }
  return [caption(chartCaption(chart)), drawing({ data, type: 'png', ...size, words: chartWords(chart), id })]
}

/** A picture of the clerk's, never larger than it is nor than the text is wide; nothing where its bytes are gone. */
export async function wordPicture(picture: Picture, pictures: Pictures, id: number): Promise<Paragraph[]> {
  const data = await pictures(picture.sha256)
  if (!data) return []
  const scale = Math.min(1, CHART_WIDTH / picture.width, TALLEST / picture.height)
  const type = picture.type === 'image/png' ? 'png' : 'jpg'
  const size = { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) }
  const shown = drawing({ data, type, ...size, words: picture.caption, id })
  return picture.caption === '' ? [shown] : [caption(picture.caption), shown]
}

const drawing = ({ data, type, width, height, words, id }: Shown): Paragraph =>
  new Paragraph({
    style: STYLE.drawing,
    alignment: AlignmentType.CENTER,
    children: [
      new ImageRun({
        type,
        data,
        transformation: { width, height },
        altText: { name: `图${id}`, title: '', description: words, id: String(id) },
      }),
    ],
  })
