import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Tx } from '@/lib/db/store'
import { attachEvidence } from '@/lib/evidence/records'
import { newId } from '@/lib/kernel/ids'
import { jointUnitsFrom, tellJointUnits } from './joint.records'
import { holdPlan, planToHold } from './plan.records'
import { prepareVisit } from './prepare.records'
import { insertVisits } from './records'
import type { VisitInput } from './schema'

/**
 * Writes a visit of the viewer's unit inside the caller's transaction, with its company when that is new, new contacts, and photos and papers of it;
 * the plan it keeps is marked as held. What every command that logs a visit shares. Problems: not-allowed, invalid (no company, future day, foreign project or contact), confirm on
 * `newCompany` when the register has that name already.
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
  const jointUnits = await jointUnitsFrom(tx, own.unitId, input.jointUnits)
  const id = newId()
  if (input.planId) await holdPlan(tx, viewer, await planToHold(tx, viewer, input.planId, company.id), id)
  await insertVisits(tx, viewer, [{ ...facts, ...own, id, companyName: company.name, people, jointUnits }])
  await attachEvidence(tx, viewer, { noun: 'visit', recordId: id, ...own }, input.evidence)
  await tellJointUnits(tx, viewer, { ...facts, id, unitId: own.unitId }, jointUnits)
  return { id, companyId: company.id }
}
