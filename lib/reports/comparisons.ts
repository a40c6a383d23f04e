import { changeOf } from './compare'
import type { FigureUse } from './document'
import { formatFigure, formatShare } from './figure'
import type { FigureUnit, Tally } from './numbers'
import type { PeriodWords } from './period-words'
import type { Piece } from './sentences'

/** Below this base a percentage of a count says little (“2个到3个，增长50%”): the difference is told instead. */
const SMALL_BASE = 10

/** Above this many thousandths a percentage is no longer readable and the multiple of the base is told instead. */
const MULTIPLE_FROM = 10_000

type BaseWords = Pick<PeriodWords, 'lastYear' | 'previous'>
/** A value of a sentence under its key, which may be compared. */
export type Compared = { key: string; value: number; unit: FigureUnit }
export type ComparisonKind = '同比' | '环比'

/** What a comparison is called under its value's key: visits.month.yoy. */
const SUFFIX = { 同比: 'yoy', 环比: 'mom' } as const

/**
 * Figures that follow from others stated beside them: comparisons, the word of a pace (goal.x.pace) or of an effect (adjustments.x.way). A clerk may leave them out;
 * what he writes in their place must agree.
 */
export const isDerived = (key: string): boolean => /\.(?:yoy|mom|pace|way)$/.test(key)

/**
 * 同比增长35.6% / 环比减少2个 / 同比持平 / 上年同期为零 as one live figure, so that the word for rise and fall turns with its number; null where no base exists (the
 * overview says once that it is missing). A fall is 下降 for percentages and 减少 for differences. `value`: signed thousandths where a percentage or multiple is told,
 * else the signed difference; 0 for 持平 and for a base of zero.
 */
export function changeFigure(
  kind: ComparisonKind,
  { key, value, unit }: Compared,
  base: number | null,
  words: BaseWords,
): FigureUse | null {
  const change = changeOf(value, base)
  const baseName = kind === '同比' ? words.lastYear : (words.previous ?? '')
  if (change.kind === 'no-base' || baseName === '') return null
  const told = (text: string, by: number): FigureUse => ({ key: `${key}.${SUFFIX[kind]}`, text, value: by })
  if (change.kind === 'zero-base') return told(`${baseName}为零`, 0)
  if (change.kind === 'same') return told(`${kind}持平`, 0)
  if (unit.kind === 'count' && change.base < SMALL_BASE) {
    return told(`${kind}${change.by > 0 ? '增加' : '减少'}${formatFigure(Math.abs(change.by), unit)}`, change.by)
  }
  if (change.permille === 0) return told(`${kind}基本持平`, 0)
  if (change.permille >= MULTIPLE_FROM) return told(`为${baseName}的${multiple(value, change.base)}倍`, change.permille)
  const way = change.permille > 0 ? '增长' : '下降'
  return told(`${kind}${way}${formatShare(Math.abs(change.permille))}`, change.permille)
}

/** 同比 and 环比 of one value, in one breath where they say the same: 同比、环比均持平; 上年同期、上月均为零. */
export function twoChanges(
  compared: Compared,
  lastYearBase: number | null,
  previousBase: number | null,
  words: BaseWords,
): FigureUse[] {
  const { key, value } = compared
  const both = (text: string): FigureUse[] => [{ key: `${key}.${SUFFIX.同比}`, text, value: 0 }]
  if (words.previous !== null && value === lastYearBase && value === previousBase) return both('同比、环比均持平')
  if (words.previous !== null && value !== 0 && lastYearBase === 0 && previousBase === 0)
    return both(`${words.lastYear}、${words.previous}均为零`)
  const changes = [
    changeFigure('同比', compared, lastYearBase, words),
    changeFigure('环比', compared, previousBase, words),
  ]
  return changes.filter((change) => change !== null)
}

/** For a period of zero: what stood there a year and a period ago, so that the fall is not hidden behind 下降100%. */
export function zeroPieces(key: string, tally: Tally, unit: FigureUnit, { lastYear, previous }: BaseWords): Piece[] {
  return basePieces(
    [
      { name: lastYear, base: tally.sameMonthLastYear, key: `${key}.month.lastYear` },
      { name: previous ?? '', base: previous && tally.previousMonth, key: `${key}.month.previous` },
    ],
    unit,
  )
}

/** （上年同期5个、上月3个）; nothing for bases that are missing or zero. */
export function basePieces(
  bases: { name: string; base: number | null | ''; key: string }[],
  unit: FigureUnit,
): Piece[] {
  const told = bases.flatMap(({ name, base, key }) => (base ? [{ name, base, key }] : []))
  if (told.length === 0) return []
  const pieces = told.flatMap(({ name, base, key }, at): Piece[] => [
    `${at === 0 ? '' : '、'}${name}`,
    { key, value: base, text: formatFigure(base, unit) },
  ])
  return ['（', ...pieces, '）']
}

function multiple(value: number, base: number): string {
  return (Math.round((value / base) * 10) / 10).toString()
}
