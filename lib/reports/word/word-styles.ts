import { AlignmentType, type IParagraphStyleOptions, LineRuleType } from 'docx'
import { chars, FONT, GRID, SIZE } from './word-layout'

/** Paragraph styles by what they are for, so that a clerk changes all of a kind at once and the file stays small. */
export const STYLE = {
  body: 'OfficialBody',
  level1: 'OfficialLevel1',
  caption: 'OfficialCaption',
  title: 'OfficialTitle',
  plain: 'OfficialPlain',
  cell: 'TableText',
  head: 'TableHead',
  note: 'TableNote',
  drawing: 'OfficialDrawing',
  imprint: 'OfficialImprint',
} as const

const exact = (line: number) => ({ before: 0, after: 0, line, lineRule: LineRuleType.EXACT })

/** One face for Chinese and Latin alike, black, never bold: the standard sets levels apart by face only. */
export const face = (font: string, size: number) => ({
  font: { ascii: font, hAnsi: font, eastAsia: font, cs: font },
  size,
  color: '000000',
})

const indent = { firstLineChars: 200, firstLine: chars(2) }
const line = { spacing: exact(GRID.line) }
const row = { spacing: exact(300) }

export const STYLES: IParagraphStyleOptions[] = [
  {
    id: STYLE.body,
    name: '公文正文',
    run: { ...face(FONT.body, SIZE.body), characterSpacing: GRID.charSpacing },
    paragraph: { ...line, indent, alignment: AlignmentType.BOTH },
  },
  {
    id: STYLE.level1,
    name: '公文一级标题',
    run: face(FONT.level1, SIZE.body),
    paragraph: { ...line, indent, keepNext: true, outlineLevel: 0 },
  },
  {
    id: STYLE.caption,
    name: '公文表题',
    run: face(FONT.level2, 28),
    paragraph: { ...line, keepNext: true, alignment: AlignmentType.CENTER },
  },
  {
    // Its line is higher than the grid's, so that 22 pt characters are not cut.
    id: STYLE.title,
    name: '公文标题',
    run: face(FONT.title, SIZE.title),
    paragraph: { spacing: exact(640), keepNext: true, alignment: AlignmentType.CENTER },
  },
  { id: STYLE.plain, name: '公文行', run: face(FONT.body, SIZE.body), paragraph: line },
  { id: STYLE.imprint, name: '公文版记', run: face(FONT.body, SIZE.page), paragraph: line },
  { id: STYLE.cell, name: '表格文字', run: face(FONT.body, SIZE.table), paragraph: row },
  { id: STYLE.head, name: '表格表头', run: face(FONT.level1, SIZE.table), paragraph: row },
  {
    id: STYLE.note,
    name: '表格注',
    run: face(FONT.body, SIZE.table),
    paragraph: { ...row, spacing: { ...exact(280), before: 40 } },
  },
  {
    // Not an exact line: that would cut the picture to the height of a line of text.
    id: STYLE.drawing,
    name: '公文图',
    paragraph: { spacing: { before: 60, after: 120, line: 240, lineRule: LineRuleType.AUTO } },
  },
]
