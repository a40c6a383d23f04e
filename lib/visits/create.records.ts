import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Tx } from '@/lib/db/store'
import { attachEvidence } from '@/lib/evidence/records'
import { newId } from '@/lib/kernel/ids'
import { jointUnitsFrom, tellJointUnits } from './joint.records'
import { holdPlan, planToHold, withPlanUnits } from './plan.records'
import { prepareVisit } from './prepare.records'
import { insertVisits } from './records'
import type { VisitInput } from './schema'

/**
 * Writes a visit of the viewer's unit inside the caller's transaction, with its company when that is new, new contacts, and photos and papers of it;
 * the plan it keeps is marked as held, and the units that came along share the visit. What every command that logs a visit shares. Problems: not-allowed,
 * invalid (no company, future day, foreign project or contact, a plan not to be kept), confirm on `newCompany` when the register has that name already.
 */
export async function writeVisit(
  tx: Tx,
  viewer: Viewer,
  input: VisitInput,
  confirmed: string[],
): Promise<{ id: string; companyId: string }> {
  const own = { unitId: viewer.unitId, ownerId: viewer.userId }
  demand(viewer, 'visit.write', own)
  const { company, people, facts } = await prepareVisit(tx, viewer, input, confirmed)
  const plan = input.planId ? await planToHold(tx, viewer, input.planId, facts) : undefined
  const chosen = withPlanUnits(input.jointUnits, plan, own.unitId)
  const jointUnits = await jointUnitsFrom(tx, own.unitId, chosen, plan?.together)
  const id = newId()
  if (plan) await holdPlan(tx, viewer, plan, id)
  await insertVisits(tx, viewer, [{ ...facts, ...own, id, companyName: company.name, people, jointUnits }])
  await attachEvidence(tx, viewer, { noun: 'visit', recordId: id, ...own }, input.evidence)
  await tellJointUnits(tx, viewer, { ...facts, id, unitId: own.unitId }, jointUnits)
  return { id, companyId: company.id }
}
