import type { Day } from '@/lib/kernel/month'
import { isClaimStage } from '@/lib/projects/rules'
import { type Claims, claimsOf } from '../rules'
import type { Plan } from './plan-types'

/** What of a plan needs somebody's word before it counts: stages from 签约 on and money. */
export function claimsIn(plan: Plan, today: Day): Claims {
  const reached = [...plan.projects, ...plan.projectChanges].flatMap((project) => project.reached)
  const stages = reached.filter(({ stage }) => isClaimStage(stage)).map(({ on }) => on)
  return claimsOf([...stages, ...plan.money.map(({ happenedOn }) => happenedOn)], today)
}
