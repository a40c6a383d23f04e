import { addDays, addMonths, type Day, daysBetween, type Month, monthEnd, type Period } from '@/lib/kernel/month'
import { type ReportPeriod, reportPeriodOf } from './period.rules'

/** The closed periods a summary compares. */
export type Periods = {
  /** The summary's own period, of whatever kind, up to the last day counted. */
  month: Period
  /** From 1 January on. */
  cumulative: Period
  /** The period of the same kind before it: the base of 环比. A year has none. */
  previousMonth: Period | null
  sameMonthLastYear: Period
  lastYearCumulative: Period
}

/** The last day a summary counts: its period's end, or today while the period runs. */
export const lastCounted = ({ to }: Period, today: Day): Day => (today < to ? today : to)

/**
 * The periods of a summary through a day. While its period runs, the base of 环比 has the same number of days and last year's
 * bases end on the same date, so that half a period is never compared with a whole one.
 */
export function periodsOf(period: ReportPeriod, through: Day): Periods {
  const month = { from: period.from, to: through }
  const cumulative = { from: `${through.slice(0, 4)}-01-01`, to: through }
  return {
    month,
    cumulative,
    previousMonth: period.kind === 'year' ? null : firstDays(before(period), month, through >= period.to),
    sameMonthLastYear: yearEarlier(month),
    lastYearCumulative: yearEarlier(cumulative),
  }
}

/** The period of the same kind before and after one. */
export const before = ({ kind, from }: ReportPeriod): ReportPeriod => reportPeriodOf(kind, addDays(from, -1))
export const after = ({ kind, to }: ReportPeriod): ReportPeriod => reportPeriodOf(kind, addDays(to, 1))

/** As many days from a period's beginning as another has, never beyond its end. */
function firstDays({ from, to }: Period, like: Period, whole: boolean): Period {
  const last = addDays(from, daysBetween(like.from, like.to))
  return { from, to: whole || last > to ? to : last }
}

/** The stretch one year earlier, day by day; 29 February becomes the 28th, the end of a month stays its end. */
export function yearEarlier({ from, to }: Period): Period {
  const earlier = (day: Day) => sameDay(addMonths(day.slice(0, 7), -12), day)
  return {
    from: earlier(from),
    to: addDays(to, 1).endsWith('-01') ? monthEnd(addMonths(to.slice(0, 7), -12)) : earlier(to),
  }
}

function sameDay(month: Month, day: Day): Day {
  const candidate = `${month}-${day.slice(8)}`
  const end = monthEnd(month)
  return candidate > end ? end : candidate
}
