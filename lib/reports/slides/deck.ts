import PptxGenJS from 'pptxgenjs'
import type { SummaryDocument } from '../document'
import { printable } from '../printable'
import { BODY, COLORS, FONTS, SIZES, SLIDE } from './layout'

const CONTENT = '正文'
export type Slide = PptxGenJS.Slide

/** A deck in the making: every further slide has the section's title, the unit at its foot and its number. */
export type Deck = { pptx: PptxGenJS; add: (title: string, page?: { of: number; at: number }) => Slide }

/** An empty deck with its master; the cover comes first. */
export function newDeck(document: SummaryDocument): Deck {
  const pptx = new PptxGenJS()
  pptx.defineLayout({ name: 'WIDE', width: SLIDE.width, height: SLIDE.height })
  pptx.layout = 'WIDE'
  pptx.theme = { headFontFace: FONTS.title, bodyFontFace: FONTS.body }
  pptx.title = printable(document.titleLines.join(''))
  pptx.author = printable(document.signature.issuer)
  // The library escapes title and author, and not this one.
  pptx.company = pptx.author.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  pptx.defineSlideMaster({
    title: CONTENT,
    background: { color: COLORS.paper },
    objects: [
      { rect: { x: 0, y: 0, w: SLIDE.width, h: 0.12, fill: { color: COLORS.accent } } },
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            x: BODY.x,
            y: 0.35,
            w: BODY.w,
            h: 0.8,
            fontFace: FONTS.title,
            fontSize: SIZES.title,
            bold: true,
            color: COLORS.ink,
            align: 'left',
            valign: 'middle',
            margin: 0,
          },
          text: '',
        },
      },
      {
        text: {
          text: pptx.title,
          options: {
            x: BODY.x,
            y: 6.98,
            w: 10,
            h: 0.35,
            fontFace: FONTS.body,
            fontSize: SIZES.foot,
            color: COLORS.muted,
            margin: 0,
          },
        },
      },
    ],
    slideNumber: {
      x: 12,
      y: 6.98,
      w: 0.73,
      h: 0.35,
      fontFace: FONTS.body,
      fontSize: SIZES.foot,
      color: COLORS.muted,
      align: 'right',
    },
  })
  return {
    pptx,
    add: (title, page) => {
      const slide = pptx.addSlide({ masterName: CONTENT })
      const words = page && page.of > 1 ? `${title}（${page.at}/${page.of}）` : title
      slide.addText(printable(words), { placeholder: 'title', fit: 'shrink' })
      return slide
    },
  }
}

/** What the meeting sees first: whose summary of when, until which day it counts, and who signs it. */
export function addCover({ pptx }: Deck, document: SummaryDocument): void {
  const slide = pptx.addSlide()
  slide.background = { color: COLORS.accent }
  const across = { x: 1, w: SLIDE.width - 2, color: COLORS.paper, fontFace: FONTS.title, align: 'center' } as const
  slide.addText(
    document.titleLines.map((line) => ({ text: printable(line), options: { breakLine: true } })),
    { ...across, y: 2, h: 2, fontSize: 40, bold: true, valign: 'middle', fit: 'shrink' },
  )
  const through = `数据截至${dayWords(document.period.through)}`
  slide.addText(through, { ...across, y: 4.3, h: 0.5, fontSize: SIZES.text, fontFace: FONTS.body })
  slide.addText(
    [
      { text: printable(document.signature.issuer), options: { breakLine: true } },
      { text: dayWords(document.signature.issuedOn) },
    ],
    { ...across, y: 5.5, h: 1, fontSize: SIZES.text, fontFace: FONTS.body },
  )
}

const dayWords = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')
