import type { FigureUnit } from '@/lib/goals/rule.schema'
import type { Period } from '@/lib/kernel/month'
import { orderedJson } from '@/lib/kernel/ordered-json'
import { metricOfGoal } from '@/lib/metrics/goals'
import type { Metric } from '@/lib/metrics/metric'
import type { Options } from '@/lib/metrics/read'
import { type Asking, figureAsks, rankedMetrics, type StretchAsk, stretchesAsked } from '../figures.queries'
import { type GoalAsk, goalAsks } from '../goals.queries'
import type { SummaryNumbers, Tally } from '../numbers'
import type { Periods } from '../stretches'
import { stepsOf } from './compared.queries'
import type { FrozenRules, Stretch } from './frozen'

/** A number that a summary states, and how what stands behind it is listed. `base`: the part of it that no record has (a goal's stock from before the system). */
export type StatedList = {
  figure: string
  title: string
  unit: FigureUnit
  stretch: Stretch
  rankedUnit?: string
  metric: Metric
  period: Period
  options: Options
  value: number
  base: number
}

/** Every number of a summary with a list behind it: figures and goals, each over all its stretches. `numbers` must come of the same data and `asking`. */
export async function statedLists(asking: Asking, periods: Periods, numbers: SummaryNumbers): Promise<StatedList[]> {
  const asks = figureAsks(periods)
  const goals = await goalAsks(asking, periods)
  const counted = goals.flatMap(({ progress, ask }) => (ask ? [{ progress, ask }] : []))
  return [
    ...stretchesAsked(asking, asks).flatMap((each) => {
      const tally = numbers.figures.find((figure) => figure.key === asks[each.ask]?.metric.key)
      return tally ? listsOf(each, tally, 0) : []
    }),
    ...stretchesAsked(
      asking,
      counted.map(({ ask }) => ask),
    ).flatMap((each) => {
      const progress = counted[each.ask]?.progress
      const goal = numbers.goals.find(({ id }) => id === progress?.goal.id)
      return progress && goal ? listsOf(each, goal, stockOf(progress)) : []
    }),
    ...goals.flatMap(({ progress, ask }) => (ask ? [] : reportedList(asking, progress, numbers))),
    ...rankedLists(asking, periods, numbers),
  ]
}

/**
 * What each ranked unit has of its own. These are lists of their own and no part of the whole's, where a visit of several units stands once and under one of
 * them. A zero has no list.
 */
function rankedLists({ through }: Asking, { cumulative }: Periods, { ranking }: SummaryNumbers): StatedList[] {
  return rankedMetrics().flatMap((metric, column) =>
    ranking.rows.flatMap(({ unitId, cumulative: values }): StatedList[] => {
      const value = values[column] ?? 0
      if (value === 0) return []
      const list = { metric, period: cumulative, options: { unitIds: [unitId], asOf: through }, value, base: 0 }
      return [
        { figure: metric.key, title: metric.title, unit: metric.unit, stretch: 'ranked', rankedUnit: unitId, ...list },
      ]
    }),
  )
}

type Stated = Omit<Tally, 'month' | 'cumulative'> & { month: number | null; cumulative: number | null }

/** A stretch's list; the cumulative one brings with it what is claimed. Where nothing is stated there is nothing to list. */
function listsOf({ name, metric, period, options }: StretchAsk, stated: Stated, stock: number): StatedList[] {
  const value = stated[name]
  if (value === null) return []
  const own = { figure: metric.key, title: metric.title, unit: metric.unit, metric, period, options }
  if (name !== 'cumulative') return [{ ...own, stretch: name, value, base: 0 }]
  return [
    { ...own, stretch: 'cumulative', value, base: stock },
    { ...own, stretch: 'claimed', value: stated.claimed, base: 0 },
  ]
}

/** What a goal had before the system kept its records; only the district's whole includes it. */
function stockOf({ goal, unitIds }: GoalAsk['progress']): number {
  return goal.period === 'stock' && unitIds === undefined ? (goal.baseline?.stock ?? 0) : 0
}

/** A standing that somebody reported: the one report that holds. It belongs to no unit's share. */
function reportedList(asking: Asking, progress: GoalAsk['progress'], numbers: SummaryNumbers): StatedList[] {
  const goal = numbers.goals.find(({ id }) => id === progress.goal.id)
  const value = goal?.cumulative ?? null
  if (value === null) return []
  const metric = metricOfGoal(progress.goal)
  const { period } = progress
  const to = period.to < asking.through ? period.to : asking.through
  const list = { period: { from: period.from, to }, options: { asOf: asking.through }, value, base: 0 }
  return [{ figure: metric.key, title: metric.title, unit: metric.unit, stretch: 'cumulative', metric, ...list }]
}

/** By figure the versions of its rule; a base that was counted by others has its own under figure.stretch. */
export function rulesStated(lists: StatedList[]): FrozenRules['figures'] {
  const rules: FrozenRules['figures'] = {}
  for (const { figure, stretch, metric } of lists) {
    const steps = stepsOf(metric)
    rules[figure] ??= steps
    if (orderedJson(rules[figure]) !== orderedJson(steps)) rules[`${figure}.${stretch}`] = steps
  }
  return rules
}
