import { describe, expect, test } from 'vitest'
import type { Block, SummaryDocument } from '@/lib/reports/document'
import { applyEdits, editedText, figuresIn, keyOf, orphanedEdits } from '@/lib/reports/making/edits.rules'
import { type Edits, NO_EDITS } from '@/lib/reports/making/edits.schema'
import { piecesOf, readPieces } from '@/lib/reports/making/pieces.rules'
import type { FigureNumbers, SummaryNumbers } from '@/lib/reports/numbers'
import { summaryOf } from '@/lib/reports/rules'
import { march } from '../numbers'

const blockOf = (document: SummaryDocument, key: string): Block => {
  const block = document.sections.flatMap((section) => section.blocks).find((each) => keyOf(each) === key)
  if (!block) throw new Error(`no block ${key}`)
  return block
}
const textOf = (document: SummaryDocument, key: string) => editedText(blockOf(document, key))
const warned = (document: SummaryDocument, key: string) => {
  const block = blockOf(document, key)
  return 'warnings' in block ? block.warnings : undefined
}
/** What saving `typed` over a generated block stores. */
const saved = (document: SummaryDocument, key: string, typed: string) => {
  const block = blockOf(document, key)
  const pieces = piecesOf(editedText(block) ?? '', figuresIn(block))
  return readPieces(typed, pieces, pieces)
}
const withVisits = (numbers: SummaryNumbers, month: number, cumulative: number): SummaryNumbers => ({
  ...numbers,
  figures: numbers.figures.map(
    (figure): FigureNumbers => (figure.key === 'visits' ? { ...figure, month, cumulative } : figure),
  ),
})

const VISITS = 'overview.visits'
const march2018 = summaryOf(march())
const told = '3月份，我区主动出击，走访企业66家次，涉及企业58家；1—3月，累计走访企业201家次，涉及企业180家。'
const edits = (over: Partial<Edits>): Edits => ({ ...NO_EDITS, ...over })

describe('a sentence in the clerk’s words', () => {
  test('keeps its figures, and tomorrow’s value stands in it', () => {
    const texts = { [VISITS]: saved(march2018, VISITS, told) }
    expect(textOf(applyEdits(march2018, edits({ texts })), VISITS)).toBe(told)
    const later = applyEdits(summaryOf(withVisits(march(), 67, 202)), edits({ texts }))
    expect(textOf(later, VISITS)).toBe(told.replace('66家次', '67家次').replace('201家次', '202家次'))
    expect(warned(later, VISITS)).toEqual([])
    expect(blockOf(later, VISITS)).toMatchObject({
      origin: 'edited',
      figures: [
        { key: 'visits.month', value: 67 },
        { key: 'companies-visited.month', value: 58 },
        { key: 'visits.cumulative', value: 202 },
        { key: 'companies-visited.cumulative', value: 180 },
      ],
    })
  })

  test('another number in a figure’s place is flagged with both', () => {
    const typed = told.replace('66家次', '67家次')
    const document = applyEdits(march2018, edits({ texts: { [VISITS]: saved(march2018, VISITS, typed) } }))
    expect(textOf(document, VISITS)).toBe(typed)
    expect(warned(document, VISITS)).toEqual(['文中“走访企业67家次”与系统数据66家次不一致'])
  })

  test('a figure left out, and a number from nowhere, are flagged', () => {
    const typed = '3月份，走访企业66家次，涉及企业58家，收集意见977条；累计走访企业201家次。'
    const document = applyEdits(march2018, edits({ texts: { [VISITS]: saved(march2018, VISITS, typed) } }))
    expect(warned(document, VISITS)).toEqual([
      '系统数据“涉及企业180家”未写入修改后的文字',
      '文中“收集意见977”在系统数据中没有对应的数，请核对来源',
    ])
  })

  test('a number that the data know of something else is flagged behind the words of this figure, in added paragraphs too', () => {
    const warnedOf = (text: string) => {
      const added = [{ kind: 'paragraph' as const, id: 'added.1', section: 'overview', after: '', pieces: [text] }]
      return warned(applyEdits(march2018, edits({ added })), 'added.1')
    }
    // 180 is the number of companies visited since January, and of visits a year before.
    expect(warnedOf('全区共走访企业180家次。')).toEqual(['文中“走访企业180家次”与系统数据66家次、201家次不一致'])
    expect(warnedOf('全区共走访企业66家次，累计走访企业201家次。')).toEqual([])
    expect(warnedOf('召开调度会180次。')).toEqual([])
  })

  test('a figure that turned to nothing keeps its last words and says so', () => {
    const texts = { [VISITS]: saved(march2018, VISITS, told) }
    const later = applyEdits(summaryOf(withVisits(march(), 0, 201)), edits({ texts }))
    expect(textOf(later, VISITS)).toBe(told)
    expect(warned(later, VISITS)).toContain('文中“66家次”原取自系统数据，现已无此数，请核对')
  })

  test('3个 is not found inside 13个, and equal figures stay with their own words', () => {
    const shown = ['签约', { figure: 'a', text: '3个' }, '；累计签约', { figure: 'b', text: '3个' }, '。']
    expect(readPieces('累计签约3个。', shown, shown)).toEqual(['累计签约', { figure: 'b', text: '3个' }, '。'])
    expect(readPieces('签约13个。', shown, shown)).toEqual(['签约13个。'])
  })

  test('an edit whose block is gone is not lost', () => {
    const texts = { 'project.gone': ['该项目已开工。'] }
    expect(applyEdits(march2018, edits({ texts }))).toEqual(march2018)
    expect(orphanedEdits(march2018, edits({ texts }))).toEqual([{ key: 'project.gone', text: '该项目已开工。' }])
  })
})

describe('what is hidden and added', () => {
  test('items, sections, annexes and rows are numbered anew', () => {
    const items =
      march2018.sections.find((section) => section.key === 'projects')?.blocks.filter((b) => b.kind === 'item') ?? []
    const [first, second] = items
    if (!first || !second) throw new Error('two projects moved in March')
    const signed = march2018.annexes[0]
    const gone = signed?.table.rows[0]?.id ?? ''
    const document = applyEdits(
      march2018,
      edits({ hidden: [first.key, 'goals.overview', 'goals', 'completion', 'negotiations'], rows: { signed: [gone] } }),
    )
    expect(textOf(document, second.key)).toBe(editedText(second))
    expect('text' in blockOf(document, second.key) && blockOf(document, second.key)).toMatchObject({
      text: `1. ${editedText(second)}`,
    })
    expect(document.sections.map((section) => section.heading.slice(0, 2))).toEqual([
      '一、',
      '二、',
      '三、',
      '四、',
      '五、',
    ])
    expect(document.annexes.map((annex) => annex.label)).toEqual(['附件1', '附件2'])
    expect(document.annexes[0]?.table.rows.map((row) => row.cells[0]?.text)).toEqual(
      (signed?.table.rows ?? []).slice(1).map((_, at) => String(at + 1)),
    )
  })

  test('paragraphs and pictures stand where they were put, in their order', () => {
    const place = { section: 'overview', after: VISITS }
    const added: Edits['added'] = [
      { kind: 'paragraph', id: 'added.1', ...place, pieces: ['区领导带队赴北京招商。'] },
      { kind: 'paragraph', id: 'added.2', ...place, pieces: ['召开调度会。'] },
      {
        kind: 'picture',
        id: 'added.3',
        section: 'overview',
        after: 'added.1',
        sha256: 'a'.repeat(64),
        type: 'image/png',
        width: 10,
        height: 5,
        caption: '现场',
      },
      { kind: 'paragraph', id: 'added.4', section: 'nowhere', after: 'gone', pieces: ['另行报告。'] },
    ]
    const document = applyEdits(march2018, edits({ added }))
    const overview = document.sections[0]?.blocks.map(keyOf) ?? []
    expect(overview.slice(overview.indexOf(VISITS), overview.indexOf(VISITS) + 4)).toEqual([
      VISITS,
      'added.1',
      'added.3',
      'added.2',
    ])
    expect(document.sections.at(-1)?.blocks.at(-1)).toMatchObject({ key: 'added.4', origin: 'added' })
  })
})
