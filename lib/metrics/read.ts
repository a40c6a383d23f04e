import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'
import type { Viewer } from '@/lib/access/viewer'
import { dialect } from '@/lib/db/dialect'
import { builtRows } from '@/lib/db/rows'
import type { Read } from '@/lib/db/store'
import { plus } from '@/lib/goals/figure.rules'
import type { Rule } from '@/lib/goals/rule.schema'
import { today } from '@/lib/kernel/clock'
import type { Day, Period } from '@/lib/kernel/month'
import { type Compiled, compile, type Narrow } from './compile'
import { dividedMetrics } from './credit'
import { findMetric, type Metric, metricOfRule, spansOf } from './metric'
import { remember } from './remember'

/** A metric's key (see definitions), `goal:<id>`, a metric already found, or a rule to try out. */
export type Asked = string | Metric | Rule
/** `unitIds`: only these units (undefined: all the viewer reaches). `asOf`: the day on which is asked; default today. */
export type Options = { unitIds?: string[]; ownerId?: string; asOf?: Day }
/**
 * `value` is the headline: verified for stages and money. `claimed` would count, and does not yet, if every claim of it (the event and
 * the amounts a threshold compares) were verified; `rejected` was refused. No record stands in two of them. Counts are
 * whole but for divided credit, which adds hundredths (0.9个); money is 1/100 of the currency unit.
 */
export type Figure = { value: number; claimed: number; rejected: number }

/** The metric that is asked for. */
export async function metricAsked(read: Read, asked: Asked): Promise<Metric> {
  if (typeof asked === 'string') return findMetric(read, asked)
  return 'steps' in asked ? asked : metricOfRule(asked)
}

/** A metric over a period as compiled stretches, earliest first; for most metrics one. */
export async function compileMetric(
  read: Read,
  metric: Metric,
  viewer: Viewer,
  period: Period,
  options: Options,
): Promise<Compiled[]> {
  return compileWith(await dividedMetrics(read), metric, viewer, period, options)
}

/** The same for whoever knows already which metrics' credit is divided. */
export function compileWith(
  divided: ReadonlySet<string>,
  metric: Metric,
  viewer: Viewer,
  period: Period,
  options: Options,
): Compiled[] {
  const narrow: Narrow = { unitIds: options.unitIds, ownerId: options.ownerId, asOf: options.asOf ?? today() }
  return spansOf(metric, period).map((span) => compile(span.rule, viewer, span.period, narrow, divided, metric.goalId))
}

/** What rows under a condition add up to. Without a condition of its own the plain form lets an index answer alone. */
export function totalOf({ source }: Compiled, condition?: SQL): SQL {
  if (source.distinct)
    return condition
      ? sql`count(distinct case when ${condition} then ${source.distinct} end)`
      : sql`count(distinct ${source.distinct})`
  if (source.amount)
    return condition
      ? sql`coalesce(sum(case when ${condition} then ${source.amount} else 0 end), 0)`
      : sql`coalesce(sum(${source.amount}), 0)`
  return condition ? sql`count(case when ${condition} then 1 end)` : sql`count(*)`
}

/** The three totals of a compiled stretch as SELECT columns. */
export function figureColumns(compiled: Compiled): SQL {
  const { source, conditions, all, would } = compiled
  const value = conditions.length === 0 ? totalOf(compiled) : totalOf(compiled, all)
  const { verification } = source
  if (!verification) return sql`${value} as value, 0 as claimed, 0 as rejected`
  // A condition may be neither true nor false (an origin left empty): such a row does not count.
  const claimed = totalOf(
    compiled,
    sql`${would} and ${verification} <> 'rejected' and case when ${all} then 0 else 1 end = 1`,
  )
  const rejected = totalOf(compiled, sql`${would} and ${verification} = 'rejected'`)
  return sql`${value} as value, ${claimed} as claimed, ${rejected} as rejected`
}

const dialectOf = { sqlite: new SQLiteSyncDialect(), postgres: new PgDialect() }[dialect]

/** A statement's own text and parameters: the same question to the same data. */
export function questionOf(statement: SQL): string {
  const { sql: text, params } = dialectOf.sqlToQuery(statement)
  return JSON.stringify([text, params])
}

/** Rows of a counting statement, remembered by its own text and parameters: the same question to the same data. */
export function rowsOf<T>(read: Read, statement: SQL): Promise<T[]> {
  const built = dialectOf.sqlToQuery(statement)
  return remember(read, JSON.stringify([built.sql, built.params]), () => builtRows<T>(read, built))
}

/** A selected row's totals. The database hands out sums as text on PostgreSQL, and divided counts in hundredths. */
export function figureOf(row: Record<keyof Figure, unknown> | undefined, { source }: Compiled): Figure {
  const of = (total: unknown) => Number(total ?? 0) / source.scale
  return { value: of(row?.value), claimed: of(row?.claimed), rejected: of(row?.rejected) }
}

const NOTHING: Figure = { value: 0, claimed: 0, rejected: 0 }
/** The sum of figures of one metric, exact to the hundredth. */
export const sumFigures = (figures: readonly Figure[]): Figure =>
  figures.reduce(
    (sum, each) => ({
      value: plus(sum.value, each.value),
      claimed: plus(sum.claimed, each.claimed),
      rejected: plus(sum.rejected, each.rejected),
    }),
    NOTHING,
  )

/**
 * A metric over a closed period: only what the viewer may open, so that the figure is always as long as its list. Counted by the
 * day it happened; what ended on or before `asOf` has left.
 */
export async function countMetric(
  read: Read,
  viewer: Viewer,
  asked: Asked,
  period: Period,
  options: Options = {},
): Promise<Figure> {
  const metric = await metricAsked(read, asked)
  const stretches = await compileMetric(read, metric, viewer, period, options)
  const figures = await Promise.all(
    stretches.map(async (compiled) => {
      const { source, scope, inPeriod } = compiled
      const statement = sql`select ${figureColumns(compiled)} from ${source.from} where ${scope} and ${inPeriod}`
      const [row] = await rowsOf<Record<keyof Figure, unknown>>(read, statement)
      return figureOf(row, compiled)
    }),
  )
  return sumFigures(figures)
}
