import { addDays, type Day, type Period, timeProgress, yearOf, yearPeriod } from '@/lib/kernel/month'
import type { GoalPeriod } from '@/lib/kernel/terms'

/** 超序时 / 达序时 / 欠序时. */
export const PACES = ['ahead', 'on-time', 'behind'] as const
export type Pace = (typeof PACES)[number]
export const PACE_TERMS: Record<Pace, string> = { ahead: '超序时', 'on-time': '达序时', behind: '欠序时' }
/** How many thousandths of gap still count as on time: none, beyond the rounding to the one decimal that is printed. */
export const PACE_TOLERANCE_PERMILLE = 0

type GoalTime = { period: GoalPeriod; by: Day | null; baseline: { asOf: Day } | null }

/** Before any record there is; stock goals without a baseline count from here. */
const BEGINNING: Day = '1900-01-01'

/**
 * The days a goal's figure covers when asked on a day. Annual: that day's year within the plan (of `by` where the goal is for one
 * year only). Cumulative: the plan up to `by`. Stock: from the day after its baseline, or from the first record, up to `by`.
 */
export function goalPeriod(goal: GoalTime, plan: Period, asOf: Day): Period {
  const to = goal.by ?? plan.to
  if (goal.period === 'stock') return { from: goal.baseline ? addDays(goal.baseline.asOf, 1) : BEGINNING, to }
  if (goal.period === 'cumulative') return { from: plan.from, to }
  const day = goal.by ?? clampDay(asOf, plan)
  const year = yearPeriod(yearOf(day))
  return { from: year.from > plan.from ? year.from : plan.from, to: year.to < plan.to ? year.to : plan.to }
}

const clampDay = (day: Day, { from, to }: Period): Day => (day < from ? from : day > to ? to : day)

/** The years a goal's period touches, for allocations; a stock goal is allotted for the plan's years. */
export function goalYears(goal: GoalTime, plan: Period, asOf: Day): number[] {
  const period = goal.period === 'stock' ? plan : goalPeriod(goal, plan, asOf)
  const first = yearOf(period.from)
  return Array.from({ length: yearOf(period.to) - first + 1 }, (_, index) => first + index)
}

/**
 * Thousandths that `part` is of `whole`, rounded half away from zero; null without a target. Exact for money, and for counts with
 * hundredths (divided credit).
 */
export function permilleOf(part: number, whole: number): number | null {
  if (whole <= 0) return null
  const scale = Number.isInteger(part) && Number.isInteger(whole) ? 1 : 100
  const twice = BigInt(Math.round(Math.abs(part) * scale)) * 2000n
  const by = BigInt(Math.round(whole * scale))
  return Number((twice + by) / (2n * by)) * (part < 0 ? -1 : 1)
}

/** 序时进度 (0 to 1) of a goal, or null for stocks: a stock is measured on its day, not against time. */
export function goalTime(goal: GoalTime, plan: Period, asOf: Day): number | null {
  return goal.period === 'stock' ? null : timeProgress(goalPeriod(goal, plan, asOf), asOf)
}

/** 序时差 in thousandths: completion less time, both as printed; null where either is missing. */
export function paceGap(completion: number | null, time: number | null): number | null {
  return completion === null || time === null ? null : completion - Math.round(time * 1000)
}

/** 超序时 / 达序时 / 欠序时 by the printed gap; see PACE_TOLERANCE_PERMILLE. */
export function paceOf(gap: number): Pace {
  if (gap > PACE_TOLERANCE_PERMILLE) return 'ahead'
  return gap < -PACE_TOLERANCE_PERMILLE ? 'behind' : 'on-time'
}

/** Whether a plan is this district's own: `org` may carry the city before the district's name, or the reverse. */
export function isOwnPlan(org: string, district: string): boolean {
  return org === district || org.endsWith(district) || district.endsWith(org)
}
