import { type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { rawRows } from '@/lib/db/rows'
import type { Read } from '@/lib/db/store'
import { moneyEvents, stageEvents } from '@/lib/db/tables/projects'
import { events, visits } from '@/lib/db/tables/visits'
import { addDays, type Day, type Period } from '@/lib/kernel/month'
import { MONEY_KINDS, STAGES } from '@/lib/kernel/terms'
import { breakdown } from '@/lib/metrics/breakdown'
import { type Ask, countMany } from '@/lib/metrics/count-many'
import { METRIC_KEYS, type MetricKey } from '@/lib/metrics/definitions'
import { type Metric, metricOf } from '@/lib/metrics/metric'
import type { FigureNumbers, RankingNumbers, Tally } from './numbers'
import type { ReportPeriod } from './period.rules'
import { asCountedIn, isRecounted, recountedNote } from './same-rule'
import type { Periods } from './stretches'

/** What every figure of one summary is asked with. `firstDay` is the earliest day of any record, undefined when there is none. */
export type Asking = {
  read: Read
  viewer: Viewer
  unitIds: string[] | undefined
  through: Day
  firstDay: Day | undefined
}

/** The earliest days that indexes answer without reading on: those of stages and kinds of money stand under each. */
const FIRST_DAYS: SQL[] = [
  sql`select min(${visits.happenedOn}) as day from ${visits}`,
  sql`select min(${events.happenedOn}) as day from ${events}`,
  ...STAGES.map(
    (stage) =>
      sql`select min(${stageEvents.happenedOn}) as day from ${stageEvents} where ${stageEvents.stage} = ${stage}`,
  ),
  ...MONEY_KINDS.map(
    (kind) => sql`select min(${moneyEvents.happenedOn}) as day from ${moneyEvents} where ${moneyEvents.kind} = ${kind}`,
  ),
]

/** The first day on which anything is on record: before it a base is missing, not zero. */
export async function firstDayOnRecord(read: Read): Promise<Day | undefined> {
  const [row] = await rawRows<{ day: string | null }>(
    read,
    sql`select min(day) as day from (${sql.join(FIRST_DAYS, sql` union all `)}) as days`,
  )
  return row?.day ?? undefined
}

/** A metric and the stretches of a summary to count it over; `lastYearCumulative` is null where there is nothing to compare. */
export type TallyAsk = {
  metric: Metric
  periods: Omit<Periods, 'lastYearCumulative'> & { lastYearCumulative: Period | null }
}
const STRETCHES = ['month', 'cumulative', 'previousMonth', 'sameMonthLastYear', 'lastYearCumulative'] as const

/** One stretch of one figure as it is counted: what stands behind the number is listed by the very same. `ask` is the index of its TallyAsk. */
export type StretchAsk = Ask & { ask: number; name: (typeof STRETCHES)[number] }

/** The stretch that each base is compared with: it is counted by that one's rules. */
const PRESENT_OF = {
  previousMonth: { present: 'month', kind: '环比' },
  sameMonthLastYear: { present: 'month', kind: '同比' },
  lastYearCumulative: { present: 'cumulative', kind: '同比' },
} as const
const isBase = (name: StretchAsk['name']): name is keyof typeof PRESENT_OF => name in PRESENT_OF

/**
 * The stretches of figures that a summary counts; a base before the first day on record is left out, any other is counted by the
 * rule versions of what it is compared with.
 */
export function stretchesAsked({ unitIds, through, firstDay }: Asking, asks: TallyAsk[]): StretchAsk[] {
  const options = { unitIds, asOf: through }
  return asks.flatMap(({ metric, periods }, ask) =>
    STRETCHES.flatMap((name): StretchAsk[] => {
      const period = periods[name]
      if (!period) return []
      if (!isBase(name)) return [{ ask, name, metric, period, options }]
      if (!firstDay || firstDay > period.to) return []
      const present = periods[PRESENT_OF[name].present]
      return [{ ask, name, metric: asCountedIn(metric, present, period), period, options }]
    }),
  )
}

/**
 * Figures over the stretches of a summary, each as countMetric answers it, seen from the summary's last day; in one statement.
 * `without` leaves out a stretch that somebody else has counted.
 */
export async function talliesOf(asking: Asking, asks: TallyAsk[], without?: StretchAsk['name']): Promise<Told[]> {
  const wanted = stretchesAsked(asking, asks).filter((each) => each.name !== without)
  const figures = await countMany(asking.read, asking.viewer, wanted)
  return asks.map((each, ask) => {
    const of = (name: StretchAsk['name']) => figures[wanted.findIndex((each) => each.ask === ask && each.name === name)]
    const baseNote = baseNoteOf(
      each,
      wanted.flatMap((stretch) => (stretch.ask === ask && isBase(stretch.name) ? [stretch.name] : [])),
    )
    return {
      month: of('month')?.value ?? 0,
      cumulative: of('cumulative')?.value ?? 0,
      previousMonth: of('previousMonth')?.value ?? null,
      sameMonthLastYear: of('sameMonthLastYear')?.value ?? null,
      lastYearCumulative: of('lastYearCumulative')?.value ?? null,
      claimed: of('cumulative')?.claimed ?? 0,
      ...(baseNote ? { baseNote } : {}),
    }
  })
}

type Told = Tally & Pick<FigureNumbers, 'baseNote'>

/** Says that bases were counted by a rule that did not hold in their time. */
function baseNoteOf({ metric, periods }: TallyAsk, bases: (keyof typeof PRESENT_OF)[]): string | undefined {
  const recounted = bases.flatMap((name) => {
    const base = periods[name]
    return base && isRecounted(metric, periods[PRESENT_OF[name].present], base) ? [{ base, ...PRESENT_OF[name] }] : []
  })
  const kinds = ['同比', '环比'].filter((kind) => recounted.some((each) => each.kind === kind))
  const [from = ''] = recounted.map(({ base }) => base.from).sort()
  return recountedNote(metric, kinds, from, periods.cumulative.to)
}

/** What every named metric is counted over. */
export const figureAsks = (periods: Periods): TallyAsk[] =>
  METRIC_KEYS.map((key) => ({ metric: metricOf(key), periods }))

/** Every named metric of the product, in the order of its definitions. */
export async function figureNumbers(asking: Asking, periods: Periods): Promise<FigureNumbers[]> {
  const asks = figureAsks(periods)
  const tallies = await talliesOf(asking, asks)
  return asks.flatMap(({ metric: { key, title, unit } }, index) => {
    const tally = tallies[index]
    return tally ? [{ key: key as MetricKey, title, unit, ...tally }] : []
  })
}

/** What units are ranked by, in this order. */
const RANKED_BY = ['projects-signed', 'capital-domestic', 'visits'] as const
export const rankedMetrics = (): Metric[] => RANKED_BY.map(metricOf)

/**
 * Units below the summary's, each with its own records only. Ranks are compared with those of the year so far at the end of the
 * period before; the year's first period starts afresh, a year compares with the year before it.
 */
export async function rankingNumbers(
  asking: Asking,
  { kind, from }: ReportPeriod,
  periods: Periods,
): Promise<RankingNumbers> {
  const metrics = rankedMetrics()
  const before = kind === 'year' ? periods.lastYearCumulative : { from: periods.cumulative.from, to: addDays(from, -1) }
  const afresh = before.to < before.from || !asking.firstDay || asking.firstDay > before.to
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
