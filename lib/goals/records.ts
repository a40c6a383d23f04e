import { eq, inArray } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { goalRules, goals, plans } from '@/lib/db/tables/goals'
import { newId } from '@/lib/kernel/ids'
import { type DefaultPlan, defaultPlans } from './default-goals'

/**
 * Loads the public goals of data/goals.json for a district, inside the caller's transaction. What is already there by its code
 * stays as it is, so that it may run again; answers how many goals were new.
 */
export async function loadDefaultGoals(tx: Tx, actor: Actor, rootUnitId: string): Promise<{ goals: number }> {
  let loaded = 0
  for (const plan of defaultPlans()) loaded += await loadPlan(tx, actor, rootUnitId, plan)
  return { goals: loaded }
}

async function loadPlan(tx: Tx, actor: Actor, unitId: string, plan: DefaultPlan): Promise<number> {
  const [known] = await tx.select({ id: plans.id }).from(plans).where(eq(plans.code, plan.code))
  const planId = known?.id ?? newId()
  const own = { unitId, createdBy: actor.userId }
  if (!known) {
    const { code, org, title, from, to } = plan
    await tx.insert(plans).values({ ...own, id: planId, code, org, title, from, to, source: `${org}：${title}` })
  }
  const codes = plan.goals.map((goal) => goal.code)
  const there = await tx
    .select({ code: goals.code, planId: goals.planId })
    .from(goals)
    .where(inArray(goals.code, codes))
  const missing = plan.goals
    .map((goal, sort) => ({ ...goal, sort, id: newId() }))
    .filter((goal) => !there.some((each) => each.code === goal.code && each.planId === planId))
  if (missing.length === 0) return 0
  await tx.insert(goals).values(missing.map(({ rule: _rule, ...goal }) => ({ ...own, ...goal, planId })))
  await tx
    .insert(goalRules)
    .values(missing.map(({ id, rule }) => ({ goalId: id, effectiveFrom: plan.from, rule, authorId: actor.userId })))
  const after = { plan: plan.title, goals: missing.map((goal) => goal.title) }
  await audit(tx, actor, { action: 'plan.load-defaults', noun: 'plan', id: planId, unitId, after })
  return missing.length
}
