import { basePieces, changeFigure, twoChanges, zeroPieces } from './comparisons'
import type { Block, Paragraph } from './document'
import { changeTable } from './figures-table'
import type { FigureNumbers, SummaryNumbers } from './numbers'
import { type PeriodWords, periodWords } from './period-words'
import { type Piece, paragraph, use } from './sentences'
import { ARRIVALS, THEMES, type Theme } from './themes'

type Figures = Map<string, FigureNumbers>

/** Section one: the period in sentences, then the same figures as a table. */
export function overviewBlocks(numbers: SummaryNumbers): Block[] {
  const figures: Figures = new Map(numbers.figures.map((figure) => [figure.key, figure]))
  const words = periodWords(numbers)
  const blocks: Block[] = []
  const opening = openingWords(numbers.figures, words)
  if (opening !== '') blocks.push({ kind: 'paragraph', key: 'opening', text: opening, figures: [] })
  const told = THEMES.filter((theme) => figures.has(theme.key))
  for (const theme of told) {
    const text = themeParagraph(theme, figures, words, numbers.unit.scope, theme === told[0])
    if (text) blocks.push(text)
  }
  const arrivals = arrivalsParagraph(figures, words)
  if (arrivals) blocks.push(arrivals)
  const claimed = claimedParagraph(numbers.figures)
  if (claimed) blocks.push(claimed)
  const base = baseWords(numbers.figures, words)
  if (base !== '') blocks.push({ kind: 'paragraph', key: 'bases', text: base, figures: [] })
  if (numbers.figures.length > 0) blocks.push({ kind: 'table', table: changeTable(numbers) })
  return blocks
}

function openingWords(figures: FigureNumbers[], { opening }: PeriodWords): string {
  const compared = figures.length === 0 || figures.some((figure) => figure.previousMonth !== null)
  return opening.running + (compared ? opening.first : opening.noBase)
}

function themeParagraph(
  theme: Theme,
  figures: Figures,
  words: PeriodWords,
  scope: string,
  first: boolean,
): Paragraph | null {
  const lead = figures.get(theme.key)
  if (!lead) return null
  const pieces: Piece[] = [first ? `${words.lead}，${scope}` : words.own]
  if (lead.month === 0) pieces.push(theme.zero, ...zeroPieces(lead.key, lead, lead.unit, words))
  else {
    pieces.push(theme.verb, use(`${lead.key}.month`, lead.month, lead.unit), ...partPieces(theme, figures, 'month'))
    pieces.push(...comparisons(lead, 'month', words))
  }
  if (words.cumulative) pieces.push('；', ...cumulativePieces(theme, lead, figures, words.cumulative, words))
  pieces.push('。')
  return paragraph(`overview.${theme.key}`, pieces)
}

function cumulativePieces(
  theme: Theme,
  lead: FigureNumbers,
  figures: Figures,
  stretch: string,
  words: PeriodWords,
): Piece[] {
  if (lead.cumulative === 0) {
    const base = { name: words.lastYear, base: lead.lastYearCumulative, key: `${lead.key}.cumulative.lastYear` }
    return [`${stretch}${theme.cumulativeZero}`, ...basePieces([base], lead.unit)]
  }
  return [
    `${stretch}${theme.cumulativeVerb}`,
    use(`${lead.key}.cumulative`, lead.cumulative, lead.unit),
    ...partPieces(theme, figures, 'cumulative'),
    ...comparisons(lead, 'cumulative', words),
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

function comparisons(tally: FigureNumbers, stretch: 'month' | 'cumulative', words: PeriodWords): Piece[] {
  const compared = { key: `${tally.key}.${stretch}`, value: tally[stretch], unit: tally.unit }
  const changes =
    stretch === 'month'
      ? twoChanges(compared, tally.sameMonthLastYear, tally.previousMonth, words)
      : [changeFigure('同比', compared, tally.lastYearCumulative, words)]
  return changes.flatMap((change): Piece[] => (change ? ['，', change] : []))
}

function arrivalsParagraph(figures: Figures, words: PeriodWords): Paragraph | null {
  const known = ARRIVALS.flatMap(({ key, label }) => {
    const figure = figures.get(key)
    return figure ? [{ label, figure }] : []
  })
  if (known.length === 0) return null
  const pieces: Piece[] = [words.own, ...listPieces(known, 'month', words)]
  if (words.cumulative) pieces.push(`；${words.cumulative}累计，`, ...listPieces(known, 'cumulative', words))
  pieces.push('。')
  return paragraph('overview.arrivals', pieces)
}

function listPieces(
  known: { label: string; figure: FigureNumbers }[],
  stretch: 'month' | 'cumulative',
  words: PeriodWords,
): Piece[] {
  const present = known.filter(({ figure }) => figure[stretch] > 0)
  const absent = known.filter(({ figure }) => figure[stretch] === 0).map(({ label }) => label)
  if (present.length === 0) return [`${absent.join('、')}${absent.length > 1 ? '均' : ''}无新增`]
  const pieces = present.flatMap(({ label, figure }, index): Piece[] => {
    const base = stretch === 'month' ? figure.sameMonthLastYear : figure.lastYearCumulative
    const compared = { key: `${figure.key}.${stretch}`, value: figure[stretch], unit: figure.unit }
    const change = changeFigure('同比', compared, base, words)
    return [
      `${index === 0 ? '新引进' : '、'}${label}`,
      use(compared.key, compared.value, compared.unit),
      ...(change ? ['（', change, '）'] : []),
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
function baseWords(figures: FigureNumbers[], { lastYear, previous, opening }: PeriodWords): string {
  const none = (missing: FigureNumbers[], base: string, kind: string) => {
    const titles = missing.length === figures.length ? '各项指标' : missing.map((figure) => figure.title).join('、')
    return missing.length > 0 ? `${titles}${base}无可比数据，不作${kind}。` : ''
  }
  const changed = figures.flatMap((figure) => (figure.baseNote ? [`${figure.title}：${figure.baseNote}。`] : []))
  const lastYears = none(
    figures.filter((figure) => figure.lastYearCumulative === null),
    lastYear,
    '同比',
  )
  // In the year's first period the opening has said it.
  const periods = figures.filter((figure) => figure.previousMonth === null)
  const before = previous && opening.noBase === '' ? none(periods, previous, '环比') : ''
  return [lastYears, before, ...changed].join('')
}
