import {
  BorderStyle,
  type FileChild,
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  LineRuleType,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  TextWrappingType,
  VerticalPositionAlign,
  VerticalPositionRelativeFrom,
} from 'docx'
import { ShapeRun } from 'docx/shapes'
import { formatDay } from '@/lib/kernel/month'
import type { SummaryDocument } from '../document'
import { printable } from '../printable'
import { TEXT_WIDTH } from './word-layout'
import { STYLE } from './word-styles'

/** One character of 四号, which both ends of a line keep free (GB/T 9704-2012, 7.4.2). */
const CHAR = 280
/** Twips from line to line, and of a line that is nothing but its rule, the rule with it. */
const LINE = 520
const RULE = 40
/** Eighths of a point: 8 are 0.35 mm, 6 are 0.26 mm. */
const OUTER = 8
const INNER = 6
const LABEL = '抄送：'
/** Twips of a CSS pixel, which the library takes sizes in. */
const PIXEL = 15
/** Drawings of a file need numbers of their own; charts and pictures count from 1. */
const DRAWING = '100000'

/**
 * 版记 on the last lines of the last page: 抄送, then who prints and, flush right, when; rules of the text's width, 0.35 mm outside and
 * 0.25 mm between (7.4). A text box that stands on the bottom margin: LibreOffice draws a floating table where its text is, and takes
 * a bordered paragraph out of its frame.
 */
export function imprint({ letterhead, signature }: SummaryDocument): FileChild[] {
  if (!letterhead || (!letterhead.red && letterhead.copies === '')) return []
  const copies = printable(letterhead.copies).replace(/。$/, '')
  const sent = copies === '' ? [] : [line([new TextRun(`${LABEL}${copies}。`)], LABEL.length), rule(INNER)]
  const day = `${formatDay(signature.issuedOn)}印发`
  const printed = line([new TextRun(printable(signature.issuer)), new TextRun({ children: [new Tab(), day] })], 0)
  const height = heightOf(copies)
  const box = new ShapeRun({
    type: 'rectangle',
    fill: 'none',
    line: 'none',
    transformation: { width: TEXT_WIDTH / PIXEL, height: height / PIXEL },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.MARGIN, align: HorizontalPositionAlign.LEFT },
      verticalPosition: { relative: VerticalPositionRelativeFrom.MARGIN, align: VerticalPositionAlign.BOTTOM },
      wrap: { type: TextWrappingType.NONE },
    },
    textOptions: { verticalAlignment: 'bottom', margins: { top: 0, right: 0, bottom: 0, left: 0 } },
    children: [rule(OUTER), ...sent, printed, rule(OUTER)],
    altText: { name: '版记', title: '', description: '', id: DRAWING },
  })
  // As high as the box: it finds place only where the text above leaves the foot of the page free.
  return [new Paragraph({ style: STYLE.imprint, spacing: exact(height), children: [box] })]
}

const exact = (height: number) => ({ before: 0, after: 0, line: height, lineRule: LineRuleType.EXACT })

/** A rule is a line of its own: that of a paragraph begins and ends with its indents. */
const rule = (size: number): Paragraph =>
  new Paragraph({
    style: STYLE.imprint,
    spacing: exact(RULE),
    border: { top: { style: BorderStyle.SINGLE, size, space: 0, color: '000000' } },
  })

/** Further lines begin under the first name after the label (7.4.3). */
const line = (children: TextRun[], hanging: number): Paragraph =>
  new Paragraph({
    style: STYLE.imprint,
    spacing: exact(LINE),
    indent: { left: CHAR * (1 + hanging), right: CHAR, ...(hanging > 0 ? { hanging: CHAR * hanging } : {}) },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - CHAR }],
    children,
  })

/** Twips of the whole: every line of names, the printer's, and three rules. */
function heightOf(copies: string): number {
  const perLine = Math.floor(TEXT_WIDTH / CHAR) - 2 - LABEL.length
  return (1 + Math.ceil([...copies].length / perLine)) * LINE + 3 * RULE
}
