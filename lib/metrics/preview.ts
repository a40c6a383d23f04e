import { sql } from 'drizzle-orm'
import { may } from '@/lib/access/roles'
import type { Viewer } from '@/lib/access/viewer'
import { rawRows } from '@/lib/db/rows'
import type { Read } from '@/lib/db/store'
import { goalPeriod } from '@/lib/goals/progress.rules'
import type { Goal, PlanRow } from '@/lib/goals/queries'
import type { FigureUnit, Rule } from '@/lib/goals/rule.schema'
import type { PreviewInput } from '@/lib/goals/schema'
import type { Day, Period } from '@/lib/kernel/month'
import { type Compiled, compile } from './compile'
import { dividedMetrics } from './credit'
import { metricOfGoal } from './goals'
import { goalMetric, type Metric, metricOfRule } from './metric'
import { compileMetric, countMetric, type Figure } from './read'
import { REASON_TERMS, type Reason } from './reasons'

/** A figure with what stands in its period and is left out, by reason; a record may be left out for several. */
export type PreviewFigure = Figure & { leftOut: { reason: Reason; words: string; records: number }[] }
/** A record that one rule counts and the other does not. */
export type Difference = { id: string; recordId: string; noun: string; title: string; day: Day | null }
export type Preview = {
  unit: FigureUnit
  period: Period
  /** What the goal counts today; null for a new one. */
  now: PreviewFigure | null
  /** What the typed rule would count if it held for the whole period. */
  whole: PreviewFigure
  /** What the goal will count once it is saved: the typed rule from its day on, the present ones before. */
  saved: Figure
  added: { total: number; rows: Difference[] }
  dropped: { total: number; rows: Difference[] }
}

const NAMED = 6

/**
 * What a rule that is being typed would count now, beside what its goal counts by its present one. Of what the viewer may open; an
 * administrator, who opens nothing, must still see what a rule does before it holds: sums of the whole district, and no record.
 */
export async function previewRule(
  read: Read,
  asking: Viewer,
  input: PreviewInput,
  plan: PlanRow,
  goal: Goal | undefined,
  asOf: Day,
): Promise<Preview> {
  const named = may(asking, 'project.read')
  const viewer: Viewer = named ? asking : { ...asking, role: 'auditor' }
  const { rule, unitLabel, effectiveFrom } = input
  const time = { period: input.period ?? goal?.period ?? 'annual', by: input.by, baseline: goal?.baseline ?? null }
  const period = goalPeriod(time, plan, asOf)
  const draft = metricOfRule(rule, unitLabel ?? goal?.unitLabel ?? '个')
  const present = goal && metricOfGoal(goal)
  const saved = goal ? withVersion(goal, rule, effectiveFrom ?? asOf) : draft
  const options = { asOf }
  const [now, whole, after] = await Promise.all([
    present ? figureOf(read, viewer, present, period, asOf) : null,
    figureOf(read, viewer, draft, period, asOf),
    countMetric(read, viewer, saved, period, options),
  ])
  const old = goal?.rules.at(-1)?.rule
  const compared = old && old.source === rule.source && old.source !== 'manual'
  const [added, dropped] = compared
    ? await Promise.all([
        difference(read, viewer, rule, old, period, asOf),
        difference(read, viewer, old, rule, period, asOf),
      ])
    : [NONE, NONE]
  const shown = (of: Preview['added']) => (named ? of : { ...of, rows: [] })
  return { unit: draft.unit, period, now, whole, saved: after, added: shown(added), dropped: shown(dropped) }
}

const NONE: Preview['added'] = { total: 0, rows: [] }

/** The goal as it would be with one more version of its rule. */
function withVersion(goal: Goal, rule: Rule, from: Day): Metric {
  const steps = [...goal.rules, { from, rule }].toSorted((a, b) => a.from.localeCompare(b.from))
  // Not under the goal's own key: nothing of a preview is the goal's figure yet. Reported figures are found by the goal's id.
  return { ...goalMetric(goal.id, goal.title, goal.unitLabel, steps), key: 'preview' }
}

async function figureOf(read: Read, viewer: Viewer, metric: Metric, period: Period, asOf: Day): Promise<PreviewFigure> {
  const [figure, stretches] = await Promise.all([
    countMetric(read, viewer, metric, period, { asOf }),
    compileMetric(read, metric, viewer, period, { asOf }),
  ])
  const counts = new Map<Reason, number>()
  for (const compiled of stretches)
    for (const [reason, records] of await leftOutBy(read, compiled))
      counts.set(reason, (counts.get(reason) ?? 0) + records)
  const leftOut = [...counts].flatMap(([reason, records]) =>
    records > 0 ? [{ reason, words: REASON_TERMS[reason], records }] : [],
  )
  return { ...figure, leftOut }
}

/** How many records of a stretch fail each condition. */
async function leftOutBy(read: Read, { source, scope, inPeriod, conditions }: Compiled): Promise<[Reason, number][]> {
  if (conditions.length === 0) return []
  const columns = conditions.map(
    (each, index) =>
      sql`count(distinct case when ${each.sql} then null else ${source.id} end) as ${sql.identifier(`n${index}`)}`,
  )
  const [row] = await rawRows<Record<string, unknown>>(
    read,
    sql`select ${sql.join(columns, sql`, `)} from ${source.from} where ${scope} and ${inPeriod}`,
  )
  return conditions.map(({ reason }, index) => [reason, Number(row?.[`n${index}`] ?? 0)])
}

/** Records that the first rule counts over the whole period and the second does not, the latest first. Both look at the same kind of record. */
async function difference(
  read: Read,
  viewer: Viewer,
  counts: Rule,
  not: Rule,
  period: Period,
  asOf: Day,
): Promise<Preview['added']> {
  const divided = await dividedMetrics(read)
  const one = compile(counts, viewer, period, { asOf }, divided)
  const other = compile(not, viewer, period, { asOf }, divided)
  const { source, scope, inPeriod } = one
  // `alive` says what a rule looks at (its stage, its kinds of money): what the other one does not look at, it does not count.
  const outside = sql`case when ${other.source.alive} and ${other.all} then 0 else 1 end = 1`
  const where = sql`${scope} and ${inPeriod} and ${one.all} and ${outside}`
  const [[sum], rows] = await Promise.all([
    rawRows<{ total: unknown }>(
      read,
      sql`select count(distinct ${source.id}) as total from ${source.from} where ${where}`,
    ),
    rawRows<Difference>(
      read,
      sql`select ${source.id} as id, max(${source.columns.recordId}) as ${sql.identifier('recordId')}, max(${source.columns.title}) as title, max(${source.day}) as day from ${source.from} where ${where} group by ${source.id} order by 4 desc, 1 limit ${NAMED}`,
    ),
  ])
  return { total: Number(sum?.total ?? 0), rows: rows.map((row) => ({ ...row, noun: source.noun })) }
}
