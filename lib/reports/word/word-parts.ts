import { AlignmentType, Footer, type IParagraphOptions, PageNumber, Paragraph, TextRun } from 'docx'
import { printable } from '../printable'
import { chars, FONT, SIZE } from './word-layout'
import { face, STYLE } from './word-styles'

const paragraph = (style: string, text: string, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ style, ...options, children: [new TextRun(printable(text))] })

/** Body text: 仿宋 三号, first line in by two characters, justified. */
export const body = (text: string): Paragraph => paragraph(STYLE.body, text)

/** First level 一、in 黑体; kept with what follows. */
export const heading = (text: string): Paragraph => paragraph(STYLE.level1, text)

/** The caption above a table: 楷体, kept with it. */
export const caption = (text: string): Paragraph => paragraph(STYLE.caption, text)

export const blank = (): Paragraph => paragraph(STYLE.plain, '')

/** A line of the title: 小标宋 二号, centred. */
export const title = (text: string): Paragraph => paragraph(STYLE.title, text)

/** The title of an annex, one size smaller than the document's. */
export const annexTitle = (text: string): Paragraph =>
  new Paragraph({ style: STYLE.title, children: [new TextRun({ text: printable(text), size: SIZE.annexTitle })] })

/** Right-aligned with `indent` characters of space to the text's edge (署名 and 成文日期). */
export const signed = (text: string, indent: number): Paragraph =>
  paragraph(STYLE.plain, text, { alignment: AlignmentType.RIGHT, keepLines: true, indent: { right: chars(indent) } })

/** 附件1, 黑体 三号, flush left on the first line of a new page. */
export const annexLabel = (text: string): Paragraph =>
  paragraph(STYLE.level1, text, { pageBreakBefore: true, indent: { firstLineChars: 0, firstLine: 0 } })

/** A line of the 附件： note; following lines align behind the label. */
export const annexNote = (text: string, first: boolean): Paragraph =>
  paragraph(STYLE.plain, text, { indent: { left: chars(6.5), hanging: chars(first ? 4.5 : 1.5) } })

/** — 1 — in 四号 half-width 宋体, one character in from the outer edge. */
export function pageNumber(side: 'right' | 'left'): Footer {
  const run = new TextRun({ ...face(FONT.page, SIZE.page), children: ['— ', PageNumber.CURRENT, ' —'] })
  const alignment = side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT
  return new Footer({ children: [new Paragraph({ alignment, indent: { [side]: 280 }, children: [run] })] })
}
