import type { FigureUnit } from '@/lib/goals/rule.schema'
import type { Day } from '@/lib/kernel/month'
import type { RowNoun } from '@/lib/metrics/source'

/**
 * What a number of a summary is counted over; `claimed` is what waits for verification within the
 * cumulative stretch, `ranked` a ranked unit's own records of it.
 */
export type Stretch =
  | 'month'
  | 'cumulative'
  | 'previousMonth'
  | 'sameMonthLastYear'
  | 'lastYearCumulative'
  | 'claimed'
  | 'ranked'

/**
 * One list of an edition, and where it lies in the file of lists: `size` bytes of gzip from byte `at`, one JSON line to a row. `value` is the number as published; the
 * amounts of the rows and `base` (a goal's stock from before the system) add up to it. `digest` is that of listDigest over the rows; `folded` lists have one row to a
 * company.
 */
export type ListEntry = {
  /** A metric's key, or goal:<id>. */
  figure: string
  title: string
  unit: FigureUnit
  stretch: Stretch
  /** The unit of a `ranked` list; editions of before 2026-11-23 have none. */
  rankedUnit?: string
  from: Day
  to: Day
  value: number
  base: number
  folded: boolean
  rows: number
  digest: string
  at: number
  size: number
}

/** A row of a frozen list, in words that are still understood when the record is gone. `amount` in the figure's smallest unit. */
export type FrozenRow = {
  id: string
  noun: RowNoun
  recordId: string
  name: string
  on: Day | null
  unitId: string
  unit: string
  amount: number
}

/** What an edition keeps in report_editions.rules: by figure the versions of its rule with the day from which each holds, and the lists. */
export type FrozenRules = { format: 1; figures: Record<string, { from: Day; rule: unknown }[]>; lists: ListEntry[] }

/** The figures that go on from summary to summary: their cumulative lists are what later ones are compared with. */
export const isCumulative = (entry: ListEntry): boolean => entry.stretch === 'cumulative'
