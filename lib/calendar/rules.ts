import type { FieldErrors } from '@/lib/kernel/errors'
import { addDays, type Day } from '@/lib/kernel/month'
import { PLAN_STATE_TERMS, type PlanState } from '@/lib/kernel/terms'
import type { VisitPlanInput } from './schema'

/** How far ahead a plan may lie, in days: beyond it is a typing slip. */
const AHEAD = 400

/** Everything wrong with a plan as typed that its shape alone does not tell. `stored` is the day of a plan that is being changed, which may have passed. */
export function visitPlanErrors(input: VisitPlanInput, today: Day, stored?: Day): FieldErrors {
  const errors: FieldErrors = {}
  if (input.happensOn < today && input.happensOn !== stored)
    errors.happensOn = ['计划日期不能早于今天；已经走访的，请直接记走访']
  if (input.happensOn > addDays(today, AHEAD)) errors.happensOn = ['计划日期太远，请核对年份']
  if (input.endsAt !== null && input.startsAt === null) errors.startsAt = ['填写了结束时间的，请填写开始时间']
  else if (input.endsAt !== null && input.startsAt !== null && input.endsAt <= input.startsAt)
    errors.endsAt = ['结束时间应晚于开始时间']
  return errors
}

export type PlanStanding = PlanState | 'due'
export const PLAN_STANDING_TERMS: Record<PlanStanding, string> = { ...PLAN_STATE_TERMS, due: '待补记' }

/** Where a plan stands on a day: one of a past day that nobody recorded waits to be. */
export const planStanding = (plan: { state: PlanState; happensOn: Day }, today: Day): PlanStanding =>
  plan.state === 'planned' && plan.happensOn < today ? 'due' : plan.state

/** `09:30–11:00`, `09:30`, or nothing for the whole day. */
export const timeWords = (startsAt: string | null, endsAt: string | null): string =>
  startsAt === null ? '' : endsAt === null ? startsAt : `${startsAt}–${endsAt}`
