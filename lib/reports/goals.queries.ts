import { type GoalProgress, metricOfGoal, plansProgress } from '@/lib/metrics/goals'
import { ruleOn } from '@/lib/metrics/metric'
import { type Asking, tallyOf } from './figures.queries'
import type { GoalNumbers } from './numbers'
import { type Periods, yearEarlier } from './stretches'

/**
 * The goals in force on the summary's last day: at the root those of the district's own plans, for a unit below those that are
 * allotted to it, with its share as target. Target, actual and time are lib/metrics' own; only month and bases are asked here.
 */
export async function goalNumbers(asking: Asking, periods: Periods): Promise<GoalNumbers[]> {
  const { read, viewer, unitIds, through } = asking
  const rows = await plansProgress(read, viewer, through, { unitIds })
  const shown = rows.filter((row) => unitIds === undefined || row.allotted)
  return Promise.all(shown.map((row) => goalRow(asking, periods, row)))
}

async function goalRow(asking: Asking, periods: Periods, progress: GoalProgress): Promise<GoalNumbers> {
  const { goal, period, actual, claimed, target, time, unit } = progress
  const metric = metricOfGoal(goal)
  const soFar = { from: period.from, to: period.to < asking.through ? period.to : asking.through }
  const lastYearCumulative = goal.period === 'annual' ? yearEarlier(soFar) : null
  const standing = ruleOn(metric, asking.through).source === 'manual'
  const bases = standing
    ? NO_MONTH
    : await tallyOf(asking, metric, { ...periods, cumulative: soFar, lastYearCumulative })
  return {
    id: goal.id,
    plan: goal.plan.title,
    title: goal.title,
    unit,
    period: goal.period,
    target,
    timeProgress: time,
    ...bases,
    cumulative: actual,
    claimed,
    notes: progress.notes,
  }
}

/** A standing that somebody reports has no part that belongs to a month. */
const NO_MONTH = { month: null, previousMonth: null, sameMonthLastYear: null, lastYearCumulative: null }
