import { type GoalProgress, metricOfGoal, plansProgress } from '@/lib/metrics/goals'
import { ruleOn } from '@/lib/metrics/metric'
import { type Asking, type TallyAsk, talliesOf } from './figures.queries'
import type { GoalNumbers } from './numbers'
import { type Periods, yearEarlier } from './stretches'

/** A goal of a summary and what is counted of it beside its actual; nothing for a standing that somebody reports. */
export type GoalAsk = { progress: GoalProgress; ask: TallyAsk | undefined }

/**
 * The goals in force on the summary's last day: at the root those of the district's own plans, for a unit below those that are
 * allotted to it, with its share as target. Target, actual and time are lib/metrics' own; only month and bases are asked here.
 */
export async function goalAsks(asking: Asking, periods: Periods): Promise<GoalAsk[]> {
  const { read, viewer, unitIds, through } = asking
  const rows = await plansProgress(read, viewer, through, { unitIds })
  const shown = rows.filter((row) => unitIds === undefined || row.allotted)
  return shown.map((progress) => ({ progress, ask: askOf(asking, periods, progress) }))
}

/** The goals of a summary with their numbers, in the order of goalAsks. */
export async function goalNumbers(asking: Asking, periods: Periods): Promise<GoalNumbers[]> {
  const goals = await goalAsks(asking, periods)
  const asks = goals.flatMap(({ ask }) => ask ?? [])
  const tallies = await talliesOf(asking, asks, 'cumulative')
  return goals.map(({ progress, ask }) => {
    const row = goalRow(progress, (ask && tallies[asks.indexOf(ask)]) ?? NO_MONTH)
    return ask && progress.goal.period !== 'stock' ? { ...row, from: progress.period.from } : row
  })
}

/** What is to be counted of a goal beside its actual; undefined for a standing that somebody reports. */
function askOf(asking: Asking, periods: Periods, { goal, period }: GoalProgress): TallyAsk | undefined {
  const metric = metricOfGoal(goal)
  if (ruleOn(metric, asking.through).source === 'manual') return undefined
  const soFar = { from: period.from, to: period.to < asking.through ? period.to : asking.through }
  const lastYearCumulative = goal.period === 'annual' ? yearEarlier(soFar) : null
  return { metric, periods: { ...periods, cumulative: soFar, lastYearCumulative } }
}

type Bases = Pick<GoalNumbers, keyof typeof NO_MONTH> & { baseNote?: string }
function goalRow({ goal, actual, claimed, target, time, unit, notes }: GoalProgress, bases: Bases): GoalNumbers {
  const { month, previousMonth, sameMonthLastYear, lastYearCumulative, baseNote } = bases
  return {
    id: goal.id,
    plan: goal.plan.title,
    title: goal.title,
    unit,
    period: goal.period,
    target,
    timeProgress: time,
    ...{ month, previousMonth, sameMonthLastYear, lastYearCumulative },
    cumulative: actual,
    claimed,
    notes: baseNote ? [...notes, `${baseNote}。`] : notes,
  }
}

/** A standing that somebody reports has no part that belongs to a month. */
const NO_MONTH = { month: null, previousMonth: null, sameMonthLastYear: null, lastYearCumulative: null }
