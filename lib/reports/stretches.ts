import { addDays, addMonths, type Day, type Month, monthEnd, monthStart, type Period } from '@/lib/kernel/month'

/** The closed periods a summary compares. */
export type Periods = {
  month: Period
  cumulative: Period
  previousMonth: Period
  sameMonthLastYear: Period
  lastYearCumulative: Period
}

/** The last day a month's summary counts: its end, or today while the month runs. */
export function lastCounted(month: Month, today: Day): Day {
  const end = monthEnd(month)
  return today < end ? today : end
}

/**
 * The periods of a summary through a day. While the month runs its bases end on the same day of their month, so that half a
 * month is never compared with a whole one.
 */
export function periodsOf(month: Month, through: Day): Periods {
  const whole = through >= monthEnd(month)
  const upTo = (other: Month): Period => ({
    from: monthStart(other),
    to: whole ? monthEnd(other) : sameDay(other, through),
  })
  const before = addMonths(month, -1)
  const yearAgo = addMonths(month, -12)
  return {
    month: { from: monthStart(month), to: through },
    cumulative: { from: `${month.slice(0, 4)}-01-01`, to: through },
    previousMonth: upTo(before),
    sameMonthLastYear: upTo(yearAgo),
    lastYearCumulative: { from: `${yearAgo.slice(0, 4)}-01-01`, to: upTo(yearAgo).to },
  }
}

/** The stretch one year earlier, day by day; 29 February becomes the 28th. */
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
