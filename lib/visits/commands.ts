import { and, eq } from 'drizzle-orm'
import { readableVisits } from '@/lib/access/joint'
import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Tx, Write } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { visits } from '@/lib/db/tables/visits'
import { readExtraChange } from '@/lib/extras/changes.records'
import { extrasAsTyped } from '@/lib/extras/queries'
import { now } from '@/lib/kernel/clock'
import { found, Problem } from '@/lib/kernel/errors'
import { settle } from '@/lib/notices/records'
import { writeVisit } from './create.records'
import { demandNotDeclined, removeJointUnit, tellDeclined } from './decline.records'
import { jointUnitsOf } from './joint.queries'
import { jointUnitsFrom, tellJointUnits } from './joint.records'
import { peopleOf } from './people.records'
import { asTyped, prepareVisit } from './prepare.records'
import { setVisitsDeleted, updateVisit, type VisitRow } from './records'
import type { VisitChange, VisitInput } from './schema'
import { targetsOf } from './targets.records'

/** Logs a visit of the viewer's unit. Problems: those of writeVisit. */
export async function createVisit(
  write: Write,
  viewer: Viewer,
  input: VisitInput,
  confirmed: string[] = [],
): Promise<{ id: string; companyId: string }> {
  return write((tx) => writeVisit(tx, viewer, input, confirmed))
}

/** Changes a visit. Problems: not-found, not-allowed, conflict (with the stored version), and those of createVisit. */
export async function changeVisit(
  write: Write,
  viewer: Viewer,
  input: VisitChange,
  confirmed: string[] = [],
): Promise<{ id: string; companyId: string }> {
  return write(async (tx) => {
    const row = await loadForChange(tx, viewer, input.id)
    if (row.version !== input.version) throw await conflict(tx, row)
    const stored = { kind: row.kind, targets: await targetsOf(tx, row.id), people: await peopleOf(tx, row.id) }
    const { company, people, facts } = await prepareVisit(tx, viewer, input, confirmed, stored)
    // A new day for the follow-up opens it again.
    const nextDoneAt = facts.nextOn === row.nextOn && facts.nextStep === row.nextStep ? row.nextDoneAt : null
    const jointUnits = await jointUnitsFrom(tx, row.unitId, input.jointUnits, await jointUnitsOf(tx, row.id))
    await demandNotDeclined(tx, row.id, jointUnits)
    const extras = await readExtraChange(tx, 'visit', row.id, input.extras)
    await updateVisit(tx, viewer, row, { ...facts, nextDoneAt }, company.name, { people, jointUnits, extras })
    await tellJointUnits(tx, viewer, { ...row, ...facts }, jointUnits)
    return { id: row.id, companyId: company.id }
  })
}

/** Takes a visit out of every list and count, or puts it back. */
export async function setVisitDeleted(
  write: Write,
  viewer: Viewer,
  input: { id: string; version: number },
  deleted: boolean,
): Promise<{ id: string; companyId: string }> {
  return write(async (tx) => {
    const row = await loadForChange(tx, viewer, input.id, !deleted)
    if (row.version !== input.version) throw await conflict(tx, row)
    const [company] = await tx.select({ name: companies.name }).from(companies).where(eq(companies.id, row.companyId))
    await setVisitsDeleted(tx, viewer, [row], deleted, new Map([[row.companyId, company?.name ?? '']]))
    return { id: row.id, companyId: row.companyId }
  })
}

/** Marks a visit's next step as done, or as open again. Saying so twice writes once. */
export async function setFollowUpDone(
  write: Write,
  viewer: Viewer,
  input: { id: string; done: boolean },
): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadForChange(tx, viewer, input.id)
    if ((row.nextDoneAt !== null) === input.done) return { id: row.id }
    const [company] = await tx.select({ name: companies.name }).from(companies).where(eq(companies.id, row.companyId))
    const nextDoneAt = input.done ? now() : null
    await updateVisit(tx, viewer, row, { nextDoneAt }, company?.name ?? '', {}, 'visit.follow-up-done')
    if (input.done) await settle(tx, { noun: 'visit', recordId: row.id, kinds: ['follow-up'] })
    return { id: row.id }
  })
}

/**
 * Says for a unit named in another's visit that it was not there: it leaves the visit, its figures and its reach, and cannot be named in it again.
 * The unit's own people say so, or managers for the units they reach. Problems: not-found, not-allowed, refused when it is not named.
 */
export async function declineJointVisit(
  write: Write,
  viewer: Viewer,
  { id, unitId }: { id: string; unitId: string },
): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadReadable(tx, viewer, id)
    demand(viewer, 'visit.write', { unitId, ownerId: unitId === viewer.unitId ? viewer.userId : null })
    await removeJointUnit(tx, viewer, row, unitId)
    await tellDeclined(tx, viewer, row, unitId)
    return { id: row.id }
  })
}

async function loadForChange(tx: Tx, viewer: Viewer, id: string, deleted = false): Promise<VisitRow> {
  const visit = await loadReadable(tx, viewer, id, deleted)
  demand(viewer, 'visit.write', visit)
  return visit
}

async function loadReadable(tx: Tx, viewer: Viewer, id: string, deleted = false): Promise<VisitRow> {
  const [row] = await tx
    .select()
    .from(visits)
    .where(and(eq(visits.id, id), readableVisits(viewer, { ...visits, visitId: visits.id })))
  return found(row && (row.deletedAt !== null) === deleted ? row : undefined, `visit ${id}`)
}

async function conflict(tx: Tx, row: VisitRow): Promise<Problem> {
  const [people, targets, joint] = await Promise.all([
    peopleOf(tx, row.id),
    targetsOf(tx, row.id),
    jointUnitsOf(tx, row.id),
  ])
  const jointUnits = joint.map((unit) => unit.id)
  return new Problem('conflict', {}, `visit ${row.id}`, {
    ...asTyped(row, people, targets),
    jointUnits,
    ...(await extrasAsTyped(tx, row.id)),
  })
}
