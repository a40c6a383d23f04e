import { changeOf } from './compare'
import type { FigureUse, Paragraph } from './document'
import { formatFigure, formatShare } from './figure'
import type { FigureUnit, Tally } from './numbers'
import type { PeriodWords } from './period-words'

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
export function changeWords(
  kind: '同比' | '环比',
  value: number,
  base: number | null,
  unit: FigureUnit,
  words: Pick<PeriodWords, 'lastYear' | 'previous'>,
): string {
  const change = changeOf(value, base)
  const baseName = kind === '同比' ? words.lastYear : (words.previous ?? '')
  if (change.kind === 'no-base' || baseName === '') return ''
  if (change.kind === 'zero-base') return `${baseName}为零`
  if (change.kind === 'same') return `${kind}持平`
  if (unit.kind === 'count' && change.base < SMALL_BASE) {
    return `${kind}${change.by > 0 ? '增加' : '减少'}${formatFigure(Math.abs(change.by), unit)}`
  }
  if (change.permille === 0) return `${kind}基本持平`
  if (change.permille >= MULTIPLE_FROM) return `为${baseName}的${multiple(value, change.base)}倍`
  return `${kind}${change.permille > 0 ? '增长' : '下降'}${formatShare(Math.abs(change.permille))}`
}

/** 同比 and 环比 of one value, in one breath where they say the same: 同比、环比均持平; 上年同期、上月均为零. */
export function twoChanges(
  value: number,
  lastYearBase: number | null,
  previousBase: number | null,
  unit: FigureUnit,
  words: Pick<PeriodWords, 'lastYear' | 'previous'>,
): string[] {
  if (words.previous !== null && value === lastYearBase && value === previousBase) return ['同比、环比均持平']
  if (words.previous !== null && value !== 0 && lastYearBase === 0 && previousBase === 0)
    return [`${words.lastYear}、${words.previous}均为零`]
  return [changeWords('同比', value, lastYearBase, unit, words), changeWords('环比', value, previousBase, unit, words)]
}

/** For a period of zero: what stood there a year and a period ago, so that the fall is not hidden behind 下降100%. */
export function zeroWords(tally: Tally, unit: FigureUnit, words: Pick<PeriodWords, 'lastYear' | 'previous'>): string {
  const { lastYear, previous } = words
  const bases = [
    tally.sameMonthLastYear ? `${lastYear}${formatFigure(tally.sameMonthLastYear, unit)}` : '',
    previous && tally.previousMonth ? `${previous}${formatFigure(tally.previousMonth, unit)}` : '',
  ].filter((words) => words !== '')
  return bases.length > 0 ? `（${bases.join('、')}）` : ''
}

function multiple(value: number, base: number): string {
  return (Math.round((value / base) * 10) / 10).toString()
}
