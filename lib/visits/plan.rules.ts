import type { Day } from '@/lib/kernel/month'

/** Whether a unit may record a plan's visit on a day: the plan's own and those that answered 参加; not before the day it is planned for. */
export const mayHold = (plan: { unitId: string; joined: readonly string[]; happensOn: Day }, unit: string, on: Day) =>
  comesAlong(plan, unit) && on >= plan.happensOn

/** Being asked is not coming along: a unit that declined or has not answered reads a plan and leaves it alone. */
export const comesAlong = (plan: { unitId: string; joined: readonly string[] }, unit: string): boolean =>
  plan.unitId === unit || plan.joined.includes(unit)
