import { AlignmentType, Footer, type IParagraphOptions, LineRuleType, PageNumber, Paragraph, TextRun } from 'docx'
import { printable } from './printable'
import { chars, FONT, GRID, SIZE } from './word-layout'

const spacing = { before: 0, after: 0, line: GRID.line, lineRule: LineRuleType.EXACT }

type Face = { font?: string; size?: number; characterSpacing?: number }

/** A run in one face for Chinese and Latin alike, black, never bold: the standard sets levels apart by face only. */
export function run(text: string, { font = FONT.body, size = SIZE.body, characterSpacing = 0 }: Face = {}): TextRun {
  return new TextRun({
    text: printable(text),
    font: { ascii: font, hAnsi: font, eastAsia: font, cs: font },
    size,
    ...(characterSpacing === 0 ? {} : { characterSpacing }),
    color: '000000',
  })
}

function line(options: IParagraphOptions): Paragraph {
  return new Paragraph({ spacing, autoSpaceEastAsianText: false, ...options })
}

/** Body text: 仿宋 三号, first line in by two characters, justified. */
export const body = (text: string): Paragraph =>
  line({
    indent: { firstLineChars: 200, firstLine: chars(2) },
    alignment: AlignmentType.BOTH,
    children: [run(text, { characterSpacing: GRID.charSpacing })],
  })

/** First level 一、in 黑体; kept with what follows. */
export const heading = (text: string): Paragraph =>
  line({
    indent: { firstLineChars: 200, firstLine: chars(2) },
    keepNext: true,
    outlineLevel: 0,
    children: [run(text, { font: FONT.level1 })],
  })

/** The caption above a table: 楷体, kept with it. */
export const caption = (text: string): Paragraph =>
  line({ alignment: AlignmentType.CENTER, keepNext: true, children: [run(text, { font: FONT.level2, size: 28 })] })

export const blank = (): Paragraph => line({ children: [run('')] })

/** The title: 小标宋 二号, centred. Its line is higher than the grid's, so that 22 pt characters are not cut. */
export const title = (text: string, size: number = SIZE.title): Paragraph =>
  line({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 0, after: 0, line: 640, lineRule: LineRuleType.EXACT },
    children: [run(text, { font: FONT.title, size })],
  })

/** Right-aligned with `indent` characters of space to the text's edge (署名 and 成文日期). */
export const signed = (text: string, indent: number): Paragraph =>
  line({ alignment: AlignmentType.RIGHT, keepLines: true, indent: { right: chars(indent) }, children: [run(text)] })

/** 附件1, 黑体 三号, flush left on the first line of a new page. */
export const annexLabel = (text: string): Paragraph =>
  line({ pageBreakBefore: true, keepNext: true, children: [run(text, { font: FONT.level1 })] })

/** A line of the 附件： note; following lines align behind the label. */
export const annexNote = (text: string, first: boolean): Paragraph =>
  line({
    indent: first ? { left: chars(6.5), hanging: chars(4.5) } : { left: chars(6.5), hanging: chars(1.5) },
    children: [run(text)],
  })

/** — 1 — in 四号 half-width 宋体, one character in from the outer edge. */
export function pageNumber(side: 'right' | 'left'): Footer {
  const face = {
    font: { ascii: FONT.page, hAnsi: FONT.page, eastAsia: FONT.page, cs: FONT.page },
    size: SIZE.page,
    color: '000000',
  }
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'right' ? { right: 280 } : { left: 280 },
        children: [new TextRun({ ...face, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}
