import { sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { rawRows } from '@/lib/db/rows'
import type { Read } from '@/lib/db/store'
import { moneyEvents, stageEvents } from '@/lib/db/tables/projects'
import { events, visits } from '@/lib/db/tables/visits'
import type { Day, Period } from '@/lib/kernel/month'
import { breakdown } from '@/lib/metrics/breakdown'
import { METRIC_KEYS } from '@/lib/metrics/definitions'
import { metricOf } from '@/lib/metrics/metric'
import { type Asked, countMetric } from '@/lib/metrics/read'
import type { FigureNumbers, RankingNumbers, Tally } from './numbers'
import type { Periods } from './stretches'

/** What every figure of one summary is asked with. `firstDay` is the earliest day of any record, undefined when there is none. */
export type Asking = {
  read: Read
  viewer: Viewer
  unitIds: string[] | undefined
  through: Day
  firstDay: Day | undefined
}

/** The first day on which anything is on record: before it a base is missing, not zero. */
export async function firstDayOnRecord(read: Read): Promise<Day | undefined> {
  const days = await Promise.all(
    [visits, events, stageEvents, moneyEvents].map(async (table) => {
      const [row] = await rawRows<{ day: string | null }>(
        read,
        sql`select min(${table.happenedOn}) as day from ${table}`,
      )
      return row?.day ?? undefined
    }),
  )
  return days.filter((day) => day !== undefined).sort()[0]
}

/** One figure over all stretches of a summary, each by countMetric and seen from the summary's last day. */
export async function tallyOf(
  asking: Asking,
  asked: Asked,
  periods: Omit<Periods, 'lastYearCumulative'> & { lastYearCumulative: Period | null },
): Promise<Tally> {
  const { read, viewer, unitIds, through, firstDay } = asking
  const count = (period: Period) => countMetric(read, viewer, asked, period, { unitIds, asOf: through })
  const base = async (period: Period | null) =>
    period && firstDay && firstDay <= period.to ? (await count(period)).value : null
  const [month, cumulative, previousMonth, sameMonthLastYear, lastYearCumulative] = await Promise.all([
    count(periods.month),
    count(periods.cumulative),
    base(periods.previousMonth),
    base(periods.sameMonthLastYear),
    base(periods.lastYearCumulative),
  ])
  return {
    month: month.value,
    cumulative: cumulative.value,
    previousMonth,
    sameMonthLastYear,
    lastYearCumulative,
    claimed: cumulative.claimed,
  }
}

/** Every named metric of the product, in the order of its definitions. */
export async function figureNumbers(asking: Asking, periods: Periods): Promise<FigureNumbers[]> {
  return Promise.all(
    METRIC_KEYS.map(async (key) => {
      const metric = metricOf(key)
      return { key, title: metric.title, unit: metric.unit, ...(await tallyOf(asking, metric, periods)) }
    }),
  )
}

/** What units are ranked by, in this order. */
const RANKED_BY = ['projects-signed', 'capital-domestic', 'visits'] as const

/** Units below the summary's, each with its own records only; January has no ranking before it. */
export async function rankingNumbers(asking: Asking, periods: Periods): Promise<RankingNumbers> {
  const metrics = RANKED_BY.map(metricOf)
  const before: Period = { from: periods.cumulative.from, to: periods.previousMonth.to }
  const afresh = before.to < before.from
  const parts = (period: Period, asOf: Day) =>
    Promise.all(
      metrics.map(async (metric) => {
        const options = { unitIds: asking.unitIds, asOf }
        return (await breakdown(asking.read, asking.viewer, metric, period, 'unit', options)).parts
      }),
    )
  const [now, then] = await Promise.all([
    parts(periods.cumulative, asking.through),
    afresh ? [] : parts(before, before.to),
  ])
  const names = new Map(now.flat().map((part) => [part.id, part.label]))
  const values = (columns: typeof now, id: string) =>
    columns.map((column) => column.find((part) => part.id === id)?.value ?? 0)
  return {
    columns: metrics.map(({ key, title, unit }) => ({ key, title, unit })),
    rows: [...names].map(([unitId, name]) => ({
      unitId,
      name,
      cumulative: values(now, unitId),
      previous: afresh ? null : values(then, unitId),
    })),
  }
}
