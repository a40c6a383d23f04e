'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { answerVisitPlan, cancelVisitPlan, changeVisitPlan, createVisitPlan } from '@/lib/calendar/commands'
import { createFeed, endFeed } from '@/lib/calendar/feed.commands'
import { feedInput, visitPlanAnswer, visitPlanChange, visitPlanInput, visitPlanKey } from '@/lib/calendar/schema'
import { paths } from '@/lib/kernel/paths'

const create = action('plan.create', visitPlanInput, {
  run: createVisitPlan,
  goTo: ({ id }) => paths.visitPlans.one(id, { flash: 'created' }),
})
const update = action('plan.update', visitPlanChange, {
  run: changeVisitPlan,
  goTo: ({ id }) => paths.visitPlans.one(id, { flash: 'saved' }),
})
const cancel = action('plan.cancel', visitPlanKey, {
  run: cancelVisitPlan,
  goTo: ({ id }) => paths.visitPlans.one(id, { flash: 'saved' }),
})
const answer = action('plan.answer', visitPlanAnswer, {
  run: answerVisitPlan,
  goTo: ({ id }) => paths.visitPlans.one(id, { flash: 'sent' }),
})
const open = action('feed.create', feedInput, { run: createFeed })
const end = action('feed.end', feedInput, { run: endFeed })

export async function createPlanAction(previous: FormState, form: FormData): Promise<FormState> {
  return create(previous, form)
}
export async function updatePlanAction(previous: FormState, form: FormData): Promise<FormState> {
  return update(previous, form)
}
export async function cancelPlanAction(previous: FormState, form: FormData): Promise<FormState> {
  return cancel(previous, form)
}
export async function answerPlanAction(previous: FormState, form: FormData): Promise<FormState> {
  return answer(previous, form)
}
/** Answers the token of the new address. Its form has no idempotency key, so that no answer is stored. */
export async function createFeedAction(previous: FormState, form: FormData): Promise<FormState> {
  return open(previous, form)
}
export async function endFeedAction(previous: FormState, form: FormData): Promise<FormState> {
  return end(previous, form)
}
