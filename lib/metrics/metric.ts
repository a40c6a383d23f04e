import { asc, eq } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { goalRules, goals } from '@/lib/db/tables/goals'
import { explainRule } from '@/lib/goals/explain.rules'
import { type FigureUnit, figureUnit, type Rule, ruleInput } from '@/lib/goals/rule.schema'
import { notFound } from '@/lib/kernel/errors'
import { addDays, type Day, type Period } from '@/lib/kernel/month'
import { isMetricKey, METRICS, type MetricKey } from './definitions'
import { readLabels } from './labels'

/** A rule from its first day on. */
export type RuleStep = { from: Day; rule: Rule }
/** A metric ready to be counted. `steps` are the versions of its rule, earliest first; `goalId` is set for a goal's own rule. */
export type Metric = { key: string; title: string; unit: FigureUnit; steps: RuleStep[]; goalId?: string }

const ALWAYS: Day = '0000-01-01'
const GOAL = 'goal:'
/** The metric key under which a goal's own figure opens. */
export const goalKey = (goalId: string): string => `${GOAL}${goalId}`

/** A named metric. */
export function metricOf(key: MetricKey): Metric {
  const { title, unitLabel, rule } = METRICS[key]
  return { key, title, unit: figureUnit(rule.measure, unitLabel), steps: [{ from: ALWAYS, rule }] }
}

/** A rule that is not stored, as a preview counts it. */
export function metricOfRule(rule: Rule, unitLabel = '个'): Metric {
  return { key: 'preview', title: '试算', unit: figureUnit(rule.measure, unitLabel), steps: [{ from: ALWAYS, rule }] }
}

/** The metric behind a key of METRICS or `goal:<id>`; throws not-found for anything else. */
export async function findMetric(read: Read, key: string): Promise<Metric> {
  if (isMetricKey(key)) return metricOf(key)
  if (!key.startsWith(GOAL)) throw notFound(`metric ${key}`)
  const goalId = key.slice(GOAL.length)
  const rows = await read
    .select({ title: goals.title, unitLabel: goals.unitLabel, from: goalRules.effectiveFrom, rule: goalRules.rule })
    .from(goals)
    .innerJoin(goalRules, eq(goalRules.goalId, goals.id))
    .where(eq(goals.id, goalId))
    .orderBy(asc(goalRules.effectiveFrom), asc(goalRules.at), asc(goalRules.id))
  const [first] = rows
  if (!first) throw notFound(`metric ${key}`)
  return goalMetric(
    goalId,
    first.title,
    first.unitLabel,
    rows.map(({ from, rule }) => ({ from, rule: ruleInput.parse(rule) })),
  )
}

/** A goal's own figure from its loaded rule versions, earliest first. */
export function goalMetric(goalId: string, title: string, unitLabel: string, steps: RuleStep[]): Metric {
  const [first] = steps
  if (!first) throw notFound(`goal ${goalId} has no rule`)
  return { key: goalKey(goalId), title, unit: figureUnit(first.rule.measure, unitLabel), steps, goalId }
}

/** The rule in force on a day; before the first version the first one holds. */
export function ruleOn(metric: Metric, day: Day): Rule {
  const step = metric.steps.findLast((each) => each.from <= day) ?? metric.steps[0]
  if (!step) throw notFound(`metric ${metric.key} has no rule`)
  return step.rule
}

/**
 * The stretches of a period and the rule of each: a new version applies from its day on and leaves what came before as it was
 * counted. Figures that fold records (companies, reported standings) cannot be split: the rule at the period's end holds.
 */
export function spansOf(metric: Metric, period: Period): { period: Period; rule: Rule }[] {
  const last = ruleOn(metric, period.to)
  if (last.measure === 'companies' || last.source === 'manual') return [{ period, rule: last }]
  const starts = metric.steps.map((step) => step.from).filter((from) => from > period.from && from <= period.to)
  const days = [period.from, ...new Set(starts)]
  return days.map((from, index) => {
    const next = days[index + 1]
    return { period: { from, to: next ? addDays(next, -1) : period.to }, rule: ruleOn(metric, from) }
  })
}

/** Whether a figure counts companies and not what happened with them: one row to a company then stands behind it. */
export function isFolded(metric: Metric, { to }: Period): boolean {
  const { measure, source } = ruleOn(metric, to)
  return measure === 'companies' && source !== 'manual'
}

/** What a metric counts, in plain Chinese with the dictionary's names, by the rule in force on a day. */
export async function explainMetric(read: Read, metric: Metric, day: Day): Promise<string[]> {
  return explainRule(ruleOn(metric, day), await readLabels(read))
}
