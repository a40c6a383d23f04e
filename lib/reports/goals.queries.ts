import { and, asc, eq, gte, inArray, isNull, lte } from 'drizzle-orm'
import { allocations, goals, plans } from '@/lib/db/tables/goals'
import { goalPeriod, goalTime, goalYears, isOwnPlan } from '@/lib/goals/progress.rules'
import type { Day } from '@/lib/kernel/month'
import { findMetric, goalKey, ruleOn } from '@/lib/metrics/metric'
import { countMetric } from '@/lib/metrics/read'
import { installation } from '@/lib/units/queries'
import { type Asking, tallyOf } from './figures.queries'
import type { GoalNumbers } from './numbers'
import { type Periods, yearEarlier } from './stretches'

type Unit = { id: string; parentId: string | null; name: string }
type Found = { goal: typeof goals.$inferSelect; plan: typeof plans.$inferSelect; target: number }

/**
 * The goals in force on the summary's last day. At the root they are the district's own plans'; a unit below has those that are
 * allotted to it, with its share as target.
 */
export async function goalNumbers(asking: Asking, periods: Periods, unit: Unit): Promise<GoalNumbers[]> {
  const { read, through } = asking
  const district = (await installation(read)).district ?? unit.name
  const rows = await read
    .select({ goal: goals, plan: plans })
    .from(goals)
    .innerJoin(plans, eq(plans.id, goals.planId))
    .where(and(isNull(goals.deletedAt), isNull(plans.deletedAt), lte(plans.from, through), gte(plans.to, through)))
    .orderBy(asc(plans.from), asc(plans.code), asc(goals.sort), asc(goals.code))
  const own = rows.filter(({ plan }) => isOwnPlan(plan.org, district))
  const found =
    unit.parentId === null ? own.map((row) => ({ ...row, target: row.goal.target })) : await allotted(asking, own, unit)
  return Promise.all(found.map((row) => goalRow(asking, periods, row)))
}

async function allotted({ read, through }: Asking, rows: Omit<Found, 'target'>[], unit: Unit): Promise<Found[]> {
  const ids = rows.map(({ goal }) => goal.id)
  if (ids.length === 0) return []
  const shares = await read
    .select()
    .from(allocations)
    .where(and(inArray(allocations.goalId, ids), eq(allocations.unitId, unit.id), isNull(allocations.deletedAt)))
  return rows.flatMap((row) => {
    const years = goalYears(row.goal, row.plan, through)
    const own = shares.filter((share) => share.goalId === row.goal.id && years.includes(share.year))
    return own.length > 0 ? [{ ...row, target: own.reduce((sum, share) => sum + share.target, 0) }] : []
  })
}

async function goalRow(asking: Asking, periods: Periods, { goal, plan, target }: Found): Promise<GoalNumbers> {
  const { read, viewer, unitIds, through } = asking
  const metric = await findMetric(read, goalKey(goal.id))
  const whole = goalPeriod(goal, plan, through)
  const soFar = { from: whole.from, to: whole.to < through ? whole.to : through }
  const row = {
    id: goal.id,
    plan: plan.title,
    title: goal.title,
    unit: metric.unit,
    period: goal.period,
    target,
    timeProgress: goalTime(goal, plan, through),
  }
  const standing = ruleOn(metric, through).source === 'manual'
  if (standing) {
    const { value } = await countMetric(read, viewer, metric, soFar, { unitIds, asOf: through })
    return {
      ...row,
      month: null,
      cumulative: value,
      previousMonth: null,
      sameMonthLastYear: null,
      lastYearCumulative: null,
      claimed: 0,
    }
  }
  const lastYearCumulative = goal.period === 'annual' ? yearEarlier(soFar) : null
  const tally = await tallyOf(asking, metric, { ...periods, cumulative: soFar, lastYearCumulative })
  return { ...row, ...tally, cumulative: tally.cumulative + stockAt(goal, through) }
}

/** What a stock goal starts from. */
function stockAt(goal: Found['goal'], through: Day): number {
  const { baseline } = goal
  return goal.period === 'stock' && baseline && baseline.asOf <= through ? baseline.stock : 0
}
