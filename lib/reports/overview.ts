import { formatDay } from '@/lib/kernel/month'
import type { Block, Paragraph } from './document'
import { formatFigure } from './figure'
import { changeTable } from './figures-table'
import type { FigureNumbers, SummaryNumbers } from './numbers'
import { changeWords, type Piece, paragraph, type Stretches, stretchesOf, use, zeroWords } from './sentences'
import { ARRIVALS, THEMES, type Theme } from './themes'

type Figures = Map<string, FigureNumbers>

/** Section one: the month in sentences, then the same figures as a table. */
export function overviewBlocks(numbers: SummaryNumbers): Block[] {
  const figures: Figures = new Map(numbers.figures.map((figure) => [figure.key, figure]))
  const stretches = stretchesOf(numbers)
  const blocks: Block[] = []
  const opening = openingWords(numbers, stretches)
  if (opening !== '') blocks.push({ kind: 'paragraph', key: 'opening', text: opening, figures: [] })
  const told = THEMES.filter((theme) => figures.has(theme.key))
  for (const theme of told) {
    const text = themeParagraph(theme, figures, stretches, numbers.unit.scope, theme === told[0])
    if (text) blocks.push(text)
  }
  const arrivals = arrivalsParagraph(figures, stretches)
  if (arrivals) blocks.push(arrivals)
  const claimed = claimedParagraph(numbers.figures)
  if (claimed) blocks.push(claimed)
  const base = baseWords(numbers.figures)
  if (base !== '') blocks.push({ kind: 'paragraph', key: 'bases', text: base, figures: [] })
  if (numbers.figures.length > 0) blocks.push({ kind: 'table', table: changeTable(numbers) })
  return blocks
}

function openingWords(numbers: SummaryNumbers, stretches: Stretches): string {
  const running = stretches.running ? `本期数据截至${formatDay(numbers.through)}，当月尚未结束。` : ''
  const january = stretches.cumulative === null ? '1月为全年首月，累计数即当月数；环比以上年12月为基数。' : ''
  return running + january
}

function themeParagraph(
  theme: Theme,
  figures: Figures,
  stretches: Stretches,
  scope: string,
  first: boolean,
): Paragraph | null {
  const lead = figures.get(theme.key)
  if (!lead) return null
  const pieces: Piece[] = [first ? `${stretches.month}，${scope}` : '本月']
  if (lead.month === 0) pieces.push(theme.zero, zeroWords(lead, lead.unit))
  else {
    pieces.push(theme.verb, use(`${lead.key}.month`, lead.month, lead.unit), ...partPieces(theme, figures, 'month'))
    pieces.push(comparisons(lead.month, lead, 'month'))
  }
  if (stretches.cumulative) pieces.push('；', ...cumulativePieces(theme, lead, figures, stretches.cumulative))
  pieces.push('。')
  return paragraph(`overview.${theme.key}`, pieces)
}

function cumulativePieces(theme: Theme, lead: FigureNumbers, figures: Figures, stretch: string): Piece[] {
  if (lead.cumulative === 0) {
    const last = lead.lastYearCumulative
    return [`${stretch}${theme.cumulativeZero}`, last ? `（上年同期${formatFigure(last, lead.unit)}）` : '']
  }
  return [
    `${stretch}${theme.cumulativeVerb}`,
    use(`${lead.key}.cumulative`, lead.cumulative, lead.unit),
    ...partPieces(theme, figures, 'cumulative'),
    comparisons(lead.cumulative, lead, 'cumulative'),
  ]
}

/** “，其中千万元以上10个、亿元以上3个”; for visits “，涉及企业58家”: 家次 and 家 are always told together. */
function partPieces(theme: Theme, figures: Figures, stretch: 'month' | 'cumulative'): Piece[] {
  const parts = theme.parts.flatMap(({ key, label }) => {
    const figure = figures.get(key)
    return figure && figure[stretch] > 0 ? [{ label, figure }] : []
  })
  return parts.flatMap(({ label, figure }, index) => [
    index === 0 ? `，${theme.partsWord}${label}` : `、${label}`,
    use(`${figure.key}.${stretch}`, figure[stretch], figure.unit),
  ])
}

function comparisons(value: number, tally: FigureNumbers, stretch: 'month' | 'cumulative'): string {
  const words =
    stretch === 'month'
      ? [
          changeWords('同比', value, tally.sameMonthLastYear, tally.unit),
          changeWords('环比', value, tally.previousMonth, tally.unit),
        ]
      : [changeWords('同比', value, tally.lastYearCumulative, tally.unit)]
  return words.map((word) => (word === '' ? '' : `，${word}`)).join('')
}

function arrivalsParagraph(figures: Figures, stretches: Stretches): Paragraph | null {
  const known = ARRIVALS.flatMap(({ key, label }) => {
    const figure = figures.get(key)
    return figure ? [{ label, figure }] : []
  })
  if (known.length === 0) return null
  const pieces: Piece[] = ['本月', ...listPieces(known, 'month')]
  if (stretches.cumulative) pieces.push(`；${stretches.cumulative}累计，`, ...listPieces(known, 'cumulative'))
  pieces.push('。')
  return paragraph('overview.arrivals', pieces)
}

function listPieces(known: { label: string; figure: FigureNumbers }[], stretch: 'month' | 'cumulative'): Piece[] {
  const present = known.filter(({ figure }) => figure[stretch] > 0)
  const absent = known.filter(({ figure }) => figure[stretch] === 0).map(({ label }) => label)
  if (present.length === 0) return [`${absent.join('、')}${absent.length > 1 ? '均' : ''}无新增`]
  const pieces = present.flatMap(({ label, figure }, index): Piece[] => {
    const base = stretch === 'month' ? figure.sameMonthLastYear : figure.lastYearCumulative
    const change = changeWords('同比', figure[stretch], base, figure.unit)
    return [
      `${index === 0 ? '新引进' : '、'}${label}`,
      use(`${figure.key}.${stretch}`, figure[stretch], figure.unit),
      change === '' ? '' : `（${change}）`,
    ]
  })
  return absent.length > 0 ? [...pieces, `，${absent.join('、')}无新增`] : pieces
}

/** What waits for verification is told apart and only for the leading metrics; the table has it for all. */
function claimedParagraph(figures: FigureNumbers[]): Paragraph | null {
  const leads = THEMES.map((theme) => theme.key)
  const claimed = figures.filter((figure) => figure.claimed > 0 && leads.includes(figure.key))
  if (claimed.length === 0) return null
  const pieces = claimed.flatMap((figure, index): Piece[] => [
    `${index === 0 ? '' : '、'}${figure.title}`,
    use(`${figure.key}.claimed`, figure.claimed, figure.unit),
  ])
  return paragraph('overview.claimed', ['另有已申报待认定的', ...pieces, '，未计入以上各数。'])
}

/** Says once which comparisons are missing, instead of a hole in every sentence; and where the counting rule changed. */
function baseWords(figures: FigureNumbers[]): string {
  const missing = figures.filter((figure) => figure.lastYearCumulative === null)
  const titles = missing.map((figure) => figure.title).join('、')
  const words = missing.length === figures.length ? '各项指标' : titles
  const first = missing.length > 0 ? `${words}上年同期无可比数据，不作同比。` : ''
  return (
    first + figures.flatMap((figure) => (figure.baseNote ? [`${figure.title}：${figure.baseNote}。`] : [])).join('')
  )
}
