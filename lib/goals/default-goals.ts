import type { GoalPeriod, Stage } from '@/lib/kernel/terms'
import data from './data/goals.json'
import { type Rule, ruleOf } from './rule.schema'

type JsonGoal = {
  plan: string
  id: string
  title: string
  metric: string
  unit: string
  target: number
  period: string
  targetType?: string
  stage?: string
  tag?: string
  area?: string
  sourceRegion?: string
  minAmountCny?: number
  minRegisteredCapitalCny?: number
  by?: string
  baseline?: { stock: number; asOf: string; note?: string }
}
/** What a district published for a year, for comparison; amounts in yuan and dollars as published. */
export type PublishedResult = { year: number; org: string; figures: Partial<Record<string, number>> }
export type DefaultGoal = {
  code: string
  title: string
  unitLabel: string
  target: number
  period: GoalPeriod
  by: string | null
  baseline: { stock: number; asOf: string; note?: string } | null
  rule: Rule
}
export type DefaultPlan = { code: string; org: string; title: string; from: string; to: string; goals: DefaultGoal[] }

const MINOR = 100

/** The public goals of data/goals.json with their rules; targets in smallest units. Metrics without records yet are reported by hand. */
export function defaultPlans(): DefaultPlan[] {
  const goals: JsonGoal[] = data.goals
  return data.plans.map(({ id, org, title, from, to }) => ({
    code: id,
    org,
    title,
    from,
    to,
    goals: goals.filter((goal) => goal.plan === id).map(defaultGoal),
  }))
}

export const PUBLISHED_RESULTS: PublishedResult[] = data.publishedResults

function defaultGoal(goal: JsonGoal): DefaultGoal {
  const money = goal.unit === '元' || goal.unit === '美元'
  return {
    code: goal.id,
    title: goal.title,
    unitLabel: goal.unit,
    target: money ? goal.target * MINOR : goal.target,
    period: goal.period as GoalPeriod,
    by: goal.by ?? null,
    baseline: goal.baseline ?? null,
    rule: defaultRule(goal),
  }
}

function defaultRule(goal: JsonGoal): Rule {
  const filters = {
    targetTypes: goal.targetType ? [goal.targetType] : [],
    tags: goal.tag ? [goal.tag] : [],
    area: goal.area,
    sourceRegion: goal.sourceRegion,
    minAmountCny: goal.minAmountCny && goal.minAmountCny * MINOR,
    minRegisteredCapitalCny: goal.minRegisteredCapitalCny && goal.minRegisteredCapitalCny * MINOR,
  }
  switch (goal.metric) {
    case 'projects':
      return ruleOf({ source: 'stage', stage: goal.stage as Stage, ...filters })
    case 'capital-domestic':
      return ruleOf({ source: 'money', moneyKinds: ['paid-in'], origin: 'domestic', measure: 'cny', ...filters })
    case 'capital-foreign':
      return ruleOf({ source: 'money', moneyKinds: ['foreign-used'], origin: 'foreign', measure: 'usd', ...filters })
    case 'visits':
      return ruleOf({ source: 'visits', measure: 'records' })
    case 'events':
      return ruleOf({ source: 'events' })
    case 'companies-tagged':
      return ruleOf({ source: 'companies-tagged', tags: filters.tags })
    default:
      return ruleOf({
        source: 'manual',
        measure: goal.unit === '元' ? 'cny' : goal.unit === '美元' ? 'usd' : 'records',
      })
  }
}
