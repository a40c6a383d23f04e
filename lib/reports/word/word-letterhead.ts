import { AlignmentType, BorderStyle, type FileChild, LineRuleType, Paragraph, TextRun } from 'docx'
import type { SummaryDocument } from '../document'
import { printable } from '../printable'
import { FONT, TEXT_WIDTH } from './word-layout'
import { blank } from './word-parts'
import { face, STYLE } from './word-styles'

const RED = 'FF0000'
/** 35 mm from the top of the text block to the upper edge of the mark (GB/T 9704-2012, 7.2.4). */
const ABOVE_MARK = 1984
/** Half points; the standard leaves the size to the eye. One line of the text's width holds it. */
const LARGEST_MARK = 104

/** 发文机关标志, 发文字号 and the red rule as wide as the text, 4 mm below the number (7.2.4–7.2.7); nothing without a red head. */
export function redHead({ letterhead, signature }: SummaryDocument): FileChild[] {
  if (!letterhead?.red) return []
  const mark = printable(letterhead.issuerMark || signature.issuer)
  const size = Math.max(44, Math.min(LARGEST_MARK, Math.floor(TEXT_WIDTH / 10 / [...mark].length)))
  const exact = (line: number) => ({ before: 0, after: 0, line, lineRule: LineRuleType.EXACT })
  return [
    new Paragraph({ style: STYLE.plain, spacing: exact(ABOVE_MARK), children: [] }),
    new Paragraph({
      style: STYLE.title,
      spacing: exact(size * 12),
      children: [new TextRun({ text: mark, ...face(FONT.title, size), color: RED })],
    }),
    blank(),
    blank(),
    new Paragraph({
      style: STYLE.plain,
      alignment: AlignmentType.CENTER,
      // 4 mm are 11 pt.
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 11, color: RED } },
      children: [new TextRun(printable(letterhead.number))],
    }),
    blank(),
    blank(),
  ]
}

/** 主送机关 a line below the title, flush left, closed by a colon (7.3.2). */
export function recipients({ letterhead }: SummaryDocument): FileChild[] {
  const names = printable(letterhead?.recipients ?? '').replace(/[：:]$/, '')
  return names === '' ? [] : [new Paragraph({ style: STYLE.plain, children: [new TextRun(`${names}：`)] })]
}
