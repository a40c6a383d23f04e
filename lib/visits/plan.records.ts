import { and, eq, isNull } from 'drizzle-orm'
import { readablePlans } from '@/lib/access/joint'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { visitPlans } from '@/lib/db/tables/calendar'
import { now } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { settle } from '@/lib/notices/records'

export type HeldPlan = { id: string; version: number; unitId: string }

/**
 * The plan that a visit about to be written keeps: one the viewer may read, still open, of the same company. Problem: invalid, on companyId for
 * another company, on planId for the rest.
 */
export async function planToHold(tx: Tx, viewer: Viewer, planId: string, companyId: string): Promise<HeldPlan> {
  const [plan] = await tx
    .select()
    .from(visitPlans)
    .where(
      and(
        eq(visitPlans.id, planId),
        isNull(visitPlans.deletedAt),
        readablePlans(viewer, { ...visitPlans, planId: visitPlans.id }),
      ),
    )
  const refuse = (field: string, why: string) => new Problem('invalid', { [field]: [why] }, `plan ${planId}`)
  if (!plan) throw refuse('planId', '没有找到这项走访计划，请从“记走访”重新记录')
  if (plan.state === 'held')
    throw refuse('planId', '这项走访计划已经记为走访，不能重复记录；另有一次走访的，请从“记走访”新建')
  if (plan.state === 'cancelled') throw refuse('planId', '这项走访计划已取消；实际走访了的，请从“记走访”新建')
  if (plan.companyId !== companyId)
    throw refuse('companyId', '与走访计划中的企业不一致；走访了别的企业的，请从“记走访”新建')
  return { id: plan.id, version: plan.version, unitId: plan.unitId }
}

/** Marks a plan as held by a visit, in the visit's own transaction. Throws conflict when somebody else was quicker. */
export async function holdPlan(tx: Tx, viewer: Viewer, plan: HeldPlan, visitId: string): Promise<void> {
  const written = await tx
    .update(visitPlans)
    .set({ state: 'held', visitId, updatedAt: now(), version: plan.version + 1 })
    .where(and(eq(visitPlans.id, plan.id), eq(visitPlans.version, plan.version), eq(visitPlans.state, 'planned')))
    .returning({ id: visitPlans.id })
  if (written.length === 0) throw new Problem('conflict', {}, `plan ${plan.id}`)
  await settle(tx, { noun: 'visit-plan', recordId: plan.id })
  await audit(tx, viewer, {
    action: 'visit-plan.hold',
    noun: 'visit-plan',
    id: plan.id,
    unitId: plan.unitId,
    before: { state: 'planned' },
    after: { state: 'held', visitId },
  })
}
