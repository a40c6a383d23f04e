'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { allocateGoal } from '@/lib/goals/allocation.commands'
import { saveGoal, savePlan } from '@/lib/goals/commands'
import { allocationInput, goalInput, planInput } from '@/lib/goals/schema'
import { paths } from '@/lib/kernel/paths'

const plan = action('plan.save', planInput, {
  run: savePlan,
  goTo: (result, input) => paths.settingsOne('plans', result.id, { flash: input.id ? 'saved' : 'created' }),
})
const goal = action('goal.save', goalInput, {
  run: saveGoal,
  goTo: (_result, input) => paths.settingsOne('plans', input.planId, { flash: input.id ? 'saved' : 'created' }),
})
const allocation = action('goal.allocate', allocationInput, {
  run: allocateGoal,
  goTo: (result) => paths.goal(result.id, { flash: 'saved' }),
})

export async function savePlanAction(previous: FormState, form: FormData): Promise<FormState> {
  return plan(previous, form)
}

export async function saveGoalAction(previous: FormState, form: FormData): Promise<FormState> {
  return goal(previous, form)
}

export async function allocateGoalAction(previous: FormState, form: FormData): Promise<FormState> {
  return allocation(previous, form)
}
