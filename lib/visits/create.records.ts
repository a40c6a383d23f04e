import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Tx } from '@/lib/db/store'
import { unknownCodes } from '@/lib/dictionaries/queries'
import { attachEvidence } from '@/lib/evidence/records'
import { today } from '@/lib/kernel/clock'
import { found, Problem } from '@/lib/kernel/errors'
import { jointUnitsFrom, tellJointUnits } from './joint.records'
import { chosenCompany, demandProjectOf, newCompany, peopleFrom } from './parties.records'
import { insertVisits } from './records'
import { visitErrors } from './rules'
import type { VisitInput } from './schema'

/**
 * Writes a visit of the viewer's unit inside the caller's transaction, with its company when that is new, and photos and papers of it: what
 * every command that logs a visit shares. Problems: not-allowed, invalid (no company, future day, foreign project), confirm on
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
  const row = { ...facts, ...own, companyName: company.name, people, jointUnits }
  const [written] = await insertVisits(tx, viewer, [row])
  const id = found(written)
  await attachEvidence(tx, viewer, { noun: 'visit', recordId: id, ...own }, input.evidence)
  await tellJointUnits(tx, viewer, { ...facts, id, unitId: own.unitId }, jointUnits)
  return { id, companyId: company.id }
}

/** Company, people and facts of a visit as typed, checked; a new company is written. `storedKind` is kept though it went out of use. Problems: invalid, confirm. */
export async function prepareVisit(
  tx: Tx,
  viewer: Viewer,
  input: Omit<VisitInput, 'evidence'>,
  confirmed: string[],
  storedKind?: string,
) {
  const errors = visitErrors(input, today())
  if (input.kind !== storedKind && (await unknownCodes(tx, 'visit-kind', [input.kind])).length > 0)
    errors.kind = ['字典中没有这种走访方式，请重新选择']
  if (Object.keys(errors).length > 0) throw new Problem('invalid', errors)
  const company = input.companyId
    ? await chosenCompany(tx, viewer, input.companyId)
    : await newCompany(tx, viewer, input.newCompany ?? '', confirmed)
  if (input.projectId) await demandProjectOf(tx, viewer, company.id, input.projectId)
  const { kind, happenedOn, leader, place, summary, projectId, nextStep, nextOn } = input
  const facts = { companyId: company.id, kind, happenedOn, leader, place, summary, projectId, nextStep, nextOn }
  return { company, people: await peopleFrom(tx, input), facts }
}
