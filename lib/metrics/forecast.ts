import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import {
  atThisPace,
  chances,
  claimOdds,
  type MoneyOdds,
  moneyOdds,
  type Odds,
  type Range,
  type StageOdds,
  stageOdds,
  times,
  total,
  windowsOf,
} from '@/lib/goals/forecast.rules'
import type { Rule } from '@/lib/goals/rule.schema'
import { type Day, daysBetween } from '@/lib/kernel/month'
import type { GoalProgress } from './goals'
import { moneyTimeline } from './money-history'
import { type Pipeline, pipelines } from './pipeline'
import { type ClaimHistory, claimHistory, stageHistory } from './stage-history'

/**
 * Where a goal will stand at the end of its period, in smallest units, with all that it was reckoned from: verified + claimed × the share of
 * decided claims that were verified + what is under way × the odds that the district's own history gives it. Each project is in it once.
 */
export type Forecast = {
  /** Days left in the period. */
  days: number
  range: Range
  /** Whether any of its odds rest on fewer than ENOUGH cases, and so on a stated assumption. */
  thin: boolean
  claims: { claimed: number; odds: Odds; expected: Range }
  /** Projects under way by stage, with the stage's odds. */
  stages: { stage: StageOdds; projects: number; expected: Range }[]
  /** Agreed money that has not arrived. */
  money: { open: number; projects: number; odds: MoneyOdds; expected: Range } | null
  /** Visits and events: as the period went so far. */
  pace: Range | null
}

const NOTHING: Pipeline = { stages: [], openCny: 0, openProjects: 0 }

const ruleAsked = (row: GoalProgress, asOf: Day): Rule | undefined =>
  (row.goal.rules.findLast((version) => version.from <= asOf) ?? row.goal.rules[0])?.rule

/** Whether anything can be said of a goal's future: it is counted from records whose course is known, and time is left. */
const isForecast = (row: GoalProgress, rule: Rule | undefined, asOf: Day): rule is Rule =>
  rule !== undefined &&
  row.actual !== null &&
  asOf < row.period.to &&
  (rule.source === 'stage' || rule.source === 'money' || (rule.measure === 'records' && rule.source !== 'manual'))

/** Forecasts of goals as they stand for a viewer, by goal id; what cannot be forecast is missing. A handful of statements for all of them. */
export async function forecasts(
  read: Read,
  viewer: Viewer,
  rows: GoalProgress[],
  asOf: Day,
): Promise<Map<string, Forecast>> {
  const asked = rows.flatMap((row) => {
    const rule = ruleAsked(row, asOf)
    return isForecast(row, rule, asOf) ? [{ row, rule, days: daysBetween(asOf, row.period.to) }] : []
  })
  const known = asked.filter(({ rule }) => rule.source === 'stage' || rule.source === 'money')
  if (asked.length === 0) return new Map()
  const [found, claims] = await Promise.all([
    pipelines(
      read,
      viewer,
      known.map(({ row, rule }) => ({ rule, unitIds: row.unitIds })),
    ),
    claimHistory(read, asOf),
  ])
  const pairs = asked.map(async (ask): Promise<[string, Forecast]> => {
    const pipeline = found[known.indexOf(ask)] ?? NOTHING
    return [ask.row.goal.id, await forecastOf(read, ask, pipeline, claims, asOf)]
  })
  return new Map(await Promise.all(pairs))
}

type Asked = { row: GoalProgress; rule: Rule; days: number }

async function forecastOf(
  read: Read,
  { row, rule, days }: Asked,
  pipeline: Pipeline,
  history: ClaimHistory,
  asOf: Day,
): Promise<Forecast> {
  const actual = row.actual ?? 0
  const odds = claimOdds(history.of(rule.stage ?? rule.moneyKinds[0] ?? ''), history.all)
  const expected = rule.source === 'stage' ? chances(row.claimed, odds) : times(row.claimed, odds)
  const claims = { claimed: row.claimed, odds, expected }
  const base = { days, claims, stages: [], money: null, pace: null }
  if (rule.source === 'stage' && rule.stage) {
    const stages = stageOdds(await stageHistory(read, rule.stage, asOf, days)).map((stage) => {
      const projects = pipeline.stages.find((each) => each.stage === stage.stage)?.projects ?? 0
      return { stage, projects, expected: chances(projects, stage) }
    })
    const leaning = [
      ...(row.claimed > 0 ? [odds] : []),
      ...stages.filter((each) => each.projects > 0).map((each) => each.stage),
    ]
    const parts = [claims.expected, ...stages.map((each) => each.expected)]
    return { ...base, stages, range: total(actual, parts), thin: leaning.some((each) => each.prior !== null) }
  }
  if (rule.source === 'money') {
    const { days: timeline, perCny } = await moneyTimeline(read, rule, asOf)
    const open = Math.round(pipeline.openCny * (rule.measure === 'usd' ? perCny : 1))
    const learned = moneyOdds(windowsOf(timeline, asOf, days))
    const money = { open, projects: pipeline.openProjects, odds: learned, expected: times(open, learned) }
    const range = total(actual, [claims.expected, money.expected])
    return { ...base, money, range, thin: learned.thin || (row.claimed > 0 && odds.prior !== null) }
  }
  const pace = atThisPace(actual, row.period.from, asOf, days)
  return { ...base, pace, range: total(actual, [pace]), thin: false }
}
