import { headingKey } from './heading'

/** How often confirmed imports of this district took a heading for a field (`uses`), and how often for something else (`against`). */
export type LearnedWord = { kind: string; heading: string; field: string; uses: number; against: number }
/** `kind heading field` → uses less against. */
export type Learned = ReadonlyMap<string, number>

const LEAST = 0.6
const STEP = 0.1
const MOST = 0.9
const DOUBT = 0.2
const COUNTED = 3

/** A column's heading as compared, its lines joined (签约/时间 → 签约时间): what learned words and remembered mappings go by. */
export const columnKey = (heading: string): string => heading.split('/').map(headingKey).join('')

export const learnedOf = (words: readonly LearnedWord[]): Learned =>
  new Map(words.map(({ kind, heading, field, uses, against }) => [`${kind} ${heading} ${field}`, uses - against]))

/**
 * A heading's score for a field with what the district has confirmed: once for it is worth 0.7, twice 0.8, three times and more 0.9, never less
 * than the words themselves say; each time against it takes away a fifth of what they say, three fifths at most. So one slip of a hand
 * overturns no plain heading (1 × 0.8 stays before 0.7), twice the same choice does (1 × 0.6 behind 0.8).
 * @param net uses less against
 */
export function learnedScore(words: number, net: number): number {
  if (net > 0) return Math.max(words, Math.min(MOST, LEAST + STEP * net))
  return words * (1 - DOUBT * Math.min(COUNTED, -net))
}
