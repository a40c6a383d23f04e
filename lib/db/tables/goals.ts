import { now } from '@/lib/kernel/clock'
import type { GoalPeriod } from '@/lib/kernel/terms'
import { id, record } from '../columns'
import { index, instant, json, table, text, uniqueIndex, whole } from '../kit'

export const plans = table(
  'plans',
  {
    ...record(),
    code: text('code').notNull(),
    /** Whose plan it is, in words; only plans of the own district are counted live. */
    org: text('org').notNull(),
    title: text('title').notNull(),
    from: text('from_day').notNull(),
    to: text('to_day').notNull(),
    source: text('source'),
  },
  (t) => [uniqueIndex('plans_code').on(t.code)],
)

export const goals = table(
  'goals',
  {
    ...record(),
    planId: text('plan_id').notNull(),
    code: text('code').notNull(),
    title: text('title').notNull(),
    /** Unit of the target as people say it: 家, 个, 元, 美元, 家次. */
    unitLabel: text('unit_label').notNull(),
    /** In the metric's own smallest unit: counts as they are, money in 分 or cents. */
    target: whole('target').notNull(),
    period: text('period').$type<GoalPeriod>().notNull(),
    by: text('by_day'),
    baseline: json<{ stock: number; asOf: string; note?: string }>('baseline'),
    sort: whole('sort').notNull().default(0),
  },
  (t) => [index('goals_plan').on(t.planId), uniqueIndex('goals_code').on(t.planId, t.code)],
)

/** Versions of a goal's counting rule; the one with the latest `effectiveFrom` not after the day counts. Shape: metrics/rule. */
export const goalRules = table(
  'goal_rules',
  {
    id: id(),
    goalId: text('goal_id').notNull(),
    effectiveFrom: text('effective_from').notNull(),
    rule: json<unknown>('rule').notNull(),
    authorId: text('author_id').notNull(),
    at: instant('at').notNull().$defaultFn(now),
  },
  (t) => [index('goal_rules_goal').on(t.goalId, t.effectiveFrom)],
)

/** 任务分解: a goal's share for a unit and a year. */
export const allocations = table(
  'allocations',
  { ...record(), goalId: text('goal_id').notNull(), year: whole('year').notNull(), target: whole('target').notNull() },
  (t) => [uniqueIndex('allocations_cell').on(t.goalId, t.unitId, t.year)],
)

/** Figures of `manual` goals that come from elsewhere, with their source. */
export const manualFigures = table(
  'manual_figures',
  {
    ...record(),
    goalId: text('goal_id').notNull(),
    asOf: text('as_of').notNull(),
    value: whole('value').notNull(),
    source: text('source').notNull(),
  },
  (t) => [index('manual_figures_goal').on(t.goalId, t.asOf)],
)
