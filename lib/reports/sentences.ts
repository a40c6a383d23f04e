import { changeOf } from './compare'
import type { FigureUse, Paragraph } from './document'
import { formatFigure, formatShare } from './figure'
import type { FigureUnit, SummaryNumbers, Tally } from './numbers'

/** Below this base a percentage of a count says little (“2个到3个，增长50%”): the difference is told instead. */
export const SMALL_BASE = 10

/** Above this many thousandths a percentage is no longer readable and the multiple of the base is told instead. */
const MULTIPLE_FROM = 10_000

/** A sentence's piece: words, or a figure that must be found again in the text. */
export type Piece = string | FigureUse

/** Puts pieces together into a paragraph that knows which figures it states. */
export function paragraph(key: string, pieces: Piece[]): Paragraph {
  return {
    kind: 'paragraph',
    key,
    text: pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''),
    figures: pieces.filter((piece) => typeof piece !== 'string'),
  }
}

/** A figure as it stands in prose. */
export function use(key: string, value: number, unit: FigureUnit): FigureUse {
  return { key, value, text: formatFigure(value, unit) }
}

/**
 * 同比增长35.6% / 环比减少2个 / 同比持平 / 上年同期为零, or '' where no base exists (the overview says once that it is missing).
 * A fall is 下降 for percentages and 减少 for differences.
 */
export function changeWords(kind: '同比' | '环比', value: number, base: number | null, unit: FigureUnit): string {
  const change = changeOf(value, base)
  if (change.kind === 'no-base') return ''
  if (change.kind === 'zero-base') return kind === '同比' ? '上年同期为零' : '上月为零'
  if (change.kind === 'same') return `${kind}持平`
  if (unit.kind === 'count' && change.base < SMALL_BASE) {
    return `${kind}${change.by > 0 ? '增加' : '减少'}${formatFigure(Math.abs(change.by), unit)}`
  }
  if (change.permille === 0) return `${kind}基本持平`
  if (change.permille >= MULTIPLE_FROM)
    return `为${kind === '同比' ? '上年同期' : '上月'}的${multiple(value, change.base)}倍`
  return `${kind}${change.permille > 0 ? '增长' : '下降'}${formatShare(Math.abs(change.permille))}`
}

/** For a month of zero: what stood there a year and a month ago, so that the fall is not hidden behind 下降100%. */
export function zeroWords(tally: Tally, unit: FigureUnit): string {
  const bases = [
    tally.sameMonthLastYear ? `上年同期${formatFigure(tally.sameMonthLastYear, unit)}` : '',
    tally.previousMonth ? `上月${formatFigure(tally.previousMonth, unit)}` : '',
  ].filter((words) => words !== '')
  return bases.length > 0 ? `（${bases.join('、')}）` : ''
}

/** How the sentences of one summary call its stretches; January has no cumulative stretch of its own. */
export type Stretches = { month: string; cumulative: string | null; running: boolean }

/** 3月份 and 1—3月; while the month still runs its figures stand 截至 the last day counted. */
export function stretchesOf(numbers: Pick<SummaryNumbers, 'period' | 'through'>): Stretches {
  const month = Number(numbers.period.to.slice(5, 7))
  return {
    month: `${month}月份`,
    cumulative: month === 1 ? null : `1—${month}月`,
    running: numbers.through < numbers.period.to,
  }
}

function multiple(value: number, base: number): string {
  return (Math.round((value / base) * 10) / 10).toString()
}
