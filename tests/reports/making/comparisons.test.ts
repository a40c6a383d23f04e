import { describe, expect, test } from 'vitest'
import type { SummaryDocument } from '@/lib/reports/document'
import { editsAfter } from '@/lib/reports/making/edit-form.rules'
import { applyEdits, editedText, figuresIn, keyOf } from '@/lib/reports/making/edits.rules'
import { type Edits, NO_EDITS } from '@/lib/reports/making/edits.schema'
import { piecesOf } from '@/lib/reports/making/pieces.rules'
import type { FigureNumbers, SummaryNumbers } from '@/lib/reports/numbers'
import { summaryOf } from '@/lib/reports/rules'
import { march } from '../numbers'

const VISITS = 'overview.visits'
const march2018 = summaryOf(march())

const blockOf = (document: SummaryDocument, key: string) => {
  const block = document.sections.flatMap((section) => section.blocks).find((each) => keyOf(each) === key)
  if (!block || !('text' in block)) throw new Error(`no words ${key}`)
  return block
}
const tokensOf = (document: SummaryDocument, key: string) => {
  const block = blockOf(document, key)
  return piecesOf(editedText(block) ?? '', figuresIn(block))
}
/** What is stored after a clerk changed a generated sentence by `change`. */
function edited(key: string, change: (text: string) => string, document = march2018): Edits {
  const was = tokensOf(document, key)
  const typed = change(editedText(blockOf(document, key)) ?? '')
  const form = {
    ...{ id: 'r', version: 1, fresh: [], pictures: [], captions: {}, hidden: [], rows: {}, reset: [], remove: [] },
    letterhead: { red: false, issuerMark: '', number: '', recipients: '', copies: '' },
  }
  return editsAfter(NO_EDITS, { ...form, texts: [{ key, typed, shown: { now: was, was } }] }, () => 'n')
}
const visits = (over: Partial<FigureNumbers>, numbers: SummaryNumbers = march()): SummaryNumbers => ({
  ...numbers,
  figures: numbers.figures.map((figure) => (figure.key === 'visits' ? { ...figure, ...over } : figure)),
})
const told = (document: SummaryDocument, edits: Edits, key = VISITS) => {
  const { text, warnings } = blockOf(applyEdits(document, edits), key)
  return { text, warnings }
}

// March of the golden numbers: 66 visits, 60 a year and 69 a month before; 201 so far, 180 a year before.
describe('comparisons in an edited sentence', () => {
  const praised = edited(VISITS, (text) => `各单位主动出击，${text}`)

  test('follow the data, their words for rise and fall too', () => {
    // 54 to 60 is a tenth less, 54 to 69 15 of 69: 21.7%; 189 to 180 is 5% more.
    const later = told(summaryOf(visits({ month: 54, cumulative: 189 })), praised)
    expect(later).toEqual({
      text: '各单位主动出击，3月份，全区走访企业54家次，涉及企业58家，同比下降10%，环比下降21.7%；1—3月累计走访企业189家次，涉及企业180家，同比增长5%。',
      warnings: [],
    })
    expect(told(summaryOf(visits({ month: 69 })), praised).text).toContain('同比增长15%，环比持平；')
  })

  test('are known by their keys, with the signed thousandths', () => {
    expect(figuresIn(blockOf(march2018, VISITS)).filter(({ key }) => /yoy|mom/.test(key))).toEqual([
      { key: 'visits.month.yoy', text: '同比增长10%', value: 100 },
      { key: 'visits.month.mom', text: '环比下降4.3%', value: -43 },
      { key: 'visits.cumulative.yoy', text: '同比增长11.7%', value: 117 },
    ])
  })

  test('that lost their base say so', () => {
    expect(told(summaryOf(visits({ previousMonth: null })), praised).warnings).toEqual([
      '文中“环比下降4.3%”原取自系统数据，现已无此数，请核对',
    ])
  })

  test.each([
    ['another number', '同比增长10%', '同比增长12%', '文中“同比增长12%”与系统数据“同比增长10%”不一致'],
    ['another direction', '环比下降4.3%', '环比增长4.3%', '文中“环比增长4.3%”与系统数据“环比下降4.3%”不一致'],
    ['no change', '环比下降4.3%', '环比基本持平', '文中“环比基本持平”与系统数据“环比下降4.3%”不一致'],
    ['a rise without a number', '环比下降4.3%', '较上月增长', '文中“较上月增长”与系统数据“环比下降4.3%”不一致'],
  ])('%s typed in their place is flagged with both', (_, from, to, warning) => {
    expect(
      told(
        march2018,
        edited(VISITS, (text) => text.replace(from, to)),
      ).warnings,
    ).toEqual([warning])
  })

  test('may be left out, or said in other words that agree; these are flagged once the data turn', () => {
    expect(
      told(
        march2018,
        edited(VISITS, (text) => text.replace('，环比下降4.3%', '')),
      ).warnings,
    ).toEqual([])
    const other = edited(VISITS, (text) => text.replace('同比增长10%', '较上年同期上升10%'))
    expect(told(march2018, other).warnings).toEqual([])
    expect(told(summaryOf(visits({ month: 54 })), other).warnings).toEqual([
      '文中“较上年同期上升10%”与系统数据“同比下降10%”不一致',
    ])
  })

  test('typed as words before they were live are still held against the data', () => {
    const text = editedText(blockOf(march2018, VISITS)) ?? ''
    const plain = text.split(/(66家次|58家|201家次|180家)/).filter(Boolean)
    const keys = ['visits.month', 'companies-visited.month', 'visits.cumulative', 'companies-visited.cumulative']
    const former = {
      ...NO_EDITS,
      texts: {
        [VISITS]: plain.map((part, at) => (at % 2 === 0 ? part : { figure: keys[(at - 1) / 2] ?? '', text: part })),
      },
    }
    expect(told(march2018, former)).toEqual({ text, warnings: [] })
    expect(told(summaryOf(visits({ month: 54 })), former).warnings).toEqual([
      '文中“同比增长10%”与系统数据“同比下降10%”不一致',
      '文中“环比下降4.3%”与系统数据“环比下降21.7%”不一致',
    ])
  })
})

describe('what else a sentence states', () => {
  test('a goal’s pace and the numbers of goals are live', () => {
    const own = edited('goals.overview', (text) => `总体看，${text}`)
    const [first, ...rest] = march().goals
    if (!first) throw new Error('March has goals')
    // 300 of 800 are 37.5%: with 24.7% of the year gone, 12.8 points ahead.
    const later = summaryOf({ ...march(), goals: [{ ...first, cumulative: 300 }, ...rest] })
    expect(told(later, own, 'goals.overview')).toEqual({
      text: `总体看，${editedText(blockOf(later, 'goals.overview'))}`,
      warnings: [],
    })
    expect(editedText(blockOf(later, 'goals.overview'))).toContain('完成率37.5%，超序时12.8个百分点')
    const wrong = edited('goals.overview', (text) => text.replace('超序时0.4', '欠序时0.4'))
    expect(told(march2018, wrong, 'goals.overview').warnings).toEqual(['文中“欠序时”与系统数据“超序时”不一致'])
  })

  test('names and courses of things that changed since are shown as they are now', () => {
    const numbers = march()
    const [project] = numbers.projects.rows
    if (!project) throw new Error('projects moved in March')
    const key = `project.${project.id}`
    const own = edited(key, (text) => `${text}区领导专题调度。`)
    expect(told(march2018, own, key).warnings).toEqual([])
    const rows = numbers.projects.rows.map((row) => (row === project ? { ...row, unit: '金湖路街道' } : row))
    const later = summaryOf({ ...numbers, projects: { ...numbers.projects, rows } })
    expect(told(later, own, key).warnings).toEqual([
      `修改之后系统数据有变动，系统生成的文字现为“${editedText(blockOf(later, key))}”，请核对`,
    ])
  })
})
