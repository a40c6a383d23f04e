import { and, eq, inArray, sql } from 'drizzle-orm'
import { difference } from '@/lib/audit/difference'
import { type Actor, audit } from '@/lib/audit/record'
import { insertMany } from '@/lib/db/insert-many'
import type { ToIndex } from '@/lib/db/search/collect'
import { indexDocs, unindexDocs } from '@/lib/db/search/search'
import type { Tx } from '@/lib/db/store'
import { visitPeople, visits } from '@/lib/db/tables/visits'
import { moveEvidence } from '@/lib/evidence/records'
import { type ExtraChange, writeExtraChange } from '@/lib/extras/changes.records'
import { now } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { Day } from '@/lib/kernel/month'
import { type JointUnit, jointUnitsOf } from './joint.queries'
import { writeJointUnits } from './joint.records'
import { refreshLastVisits } from './last-visit.records'
import { tellNearby, type Written } from './nearby.records'
import { insertPeople, peopleOf, type VisitPerson } from './people.records'
import { insertTargets, replaceTargets, targetsOf } from './targets.records'
import { visitDoc } from './visit-doc'

export type VisitRow = typeof visits.$inferSelect
/** What is said of a visit; null empties a field. `kind` is a code of the dictionary visit-kind. */
export type VisitFacts = {
  companyId: string
  projectId?: string | null
  kind: string
  happenedOn: Day
  leader?: string | null
  place?: string | null
  summary: string
  nextStep?: string | null
  nextOn?: Day | null
  /** Where it was noted, in millionths of a degree. */
  latitude?: number | null
  longitude?: number | null
}
/**
 * A visit to be written, with who was there. `companyName` is what the visit is found by. `createdBy` and `recordedAt` keep a ledger's
 * own author and date; else the actor, now.
 */
export type NewVisit = VisitFacts & {
  id?: string
  companyName: string
  unitId: string
  ownerId?: string | null
  people?: VisitPerson[]
  jointUnits?: JointUnit[]
  /** Codes of the dictionary target-type. */
  targets?: string[]
  nextDoneAt?: Date | null
  batchId?: string | null
  createdBy?: string
  recordedAt?: Date
}

/** What may change of a visit. */
type VisitChanges = Partial<VisitFacts> & {
  targets?: string[]
  unitId?: string
  ownerId?: string | null
  nextDoneAt?: Date | null
}

const ROWS = 400

/**
 * Writes visits with their people, search index, the companies' last visit and audit entries inside the caller's transaction; answers
 * the ids in order. Trusts its caller for permission and that company and project exist. An import puts off what it can do once for all its
 * visits: the index, and the last visits of the companies that `visited` is told of.
 */
export async function insertVisits(
  tx: Tx,
  actor: Actor,
  rows: NewVisit[],
  { toIndex = indexDocs, visited = refreshLastVisits }: { toIndex?: ToIndex; visited?: typeof refreshLastVisits } = {},
): Promise<string[]> {
  const at = now()
  const full = rows.map(
    ({
      people: _people,
      targets: _targets,
      jointUnits: _units,
      companyName: _name,
      createdBy,
      recordedAt,
      ...row
    }) => ({
      ...row,
      id: row.id ?? newId(),
      createdBy: createdBy ?? actor.userId,
      recordedAt: recordedAt ?? at,
      updatedAt: recordedAt ?? at,
    }),
  )
  await insertMany(tx, visits, full)
  const written = rows.map((row, index) => ({
    ...row,
    id: full[index]?.id ?? '',
    people: row.people ?? [],
    targets: row.targets ?? [],
  }))
  await insertPeople(
    tx,
    written.map(({ id, people }) => ({ visitId: id, people })),
  )
  for (const { id, jointUnits } of written) if (jointUnits?.length) await writeJointUnits(tx, id, jointUnits)
  await insertTargets(
    tx,
    written.map(({ id, targets }) => ({ visitId: id, targets })),
  )
  await tellNearby(tx, written.map(meetingOf))
  await toIndex(
    tx,
    written.map((row) => visitDoc(row, row.companyName, row.people)),
  )
  await visited(
    tx,
    rows.map((row) => row.companyId),
  )
  const entries = written.map(({ companyName: _name, targets, jointUnits, ...row }) => ({
    action: 'visit.create',
    noun: 'visit',
    id: row.id,
    unitId: row.unitId,
    after: {
      ...row,
      ...(targets.length > 0 ? { targets } : {}),
      ...(jointUnits?.length ? { jointUnits: namesOf(jointUnits) } : {}),
    },
  }))
  await audit(tx, actor, ...entries)
  return full.map((row) => row.id)
}

/**
 * Changes one visit that the caller has just loaded; `people`, `targets` and `jointUnits`, when given, replace all. `companyName` is that of the company it belongs
 * to afterwards. Throws conflict when the row is no longer at the loaded version; nothing changed writes nothing.
 */
export async function updateVisit(
  tx: Tx,
  actor: Actor,
  before: VisitRow,
  { targets, ...changes }: VisitChanges,
  companyName: string,
  { people, jointUnits, extras }: { people?: VisitPerson[]; jointUnits?: JointUnit[]; extras?: ExtraChange } = {},
  action = 'visit.update',
): Promise<void> {
  const oldPeople = await peopleOf(tx, before.id)
  const oldUnits = await jointUnitsOf(tx, before.id)
  const next = { ...before, ...changes }
  const oldTargets = await targetsOf(tx, before.id)
  const changed = difference(
    { ...before, people: oldPeople, targets: oldTargets, jointUnits: namesOf(oldUnits), ...extras?.before },
    {
      ...next,
      people: people ?? oldPeople,
      targets: targets?.toSorted() ?? oldTargets,
      jointUnits: namesOf(jointUnits ?? oldUnits),
      ...extras?.after,
    },
  )
  if (!changed) return
  const written = await tx
    .update(visits)
    .set({ ...changes, updatedAt: now(), version: before.version + 1 })
    .where(and(eq(visits.id, before.id), eq(visits.version, before.version)))
    .returning({ id: visits.id })
  if (written.length === 0) throw new Problem('conflict', {}, `visit ${before.id}`)
  if (people) {
    await tx.delete(visitPeople).where(eq(visitPeople.visitId, before.id))
    await insertPeople(tx, [{ visitId: before.id, people }])
  }
  if (jointUnits) await writeJointUnits(tx, before.id, jointUnits)
  if (targets) await replaceTargets(tx, before.id, targets)
  if (changed.after.happenedOn !== undefined || changed.after.companyId !== undefined)
    await tellNearby(tx, [meetingOf({ ...next, jointUnits: jointUnits ?? oldUnits })])
  if (next.unitId !== before.unitId || next.ownerId !== before.ownerId)
    await moveEvidence(tx, { noun: 'visit', recordId: before.id }, { unitId: next.unitId, ownerId: next.ownerId })
  await writeExtraChange(tx, before.id, extras)
  await indexDocs(tx, [visitDoc(next, companyName, people ?? oldPeople)])
  await refreshLastVisits(tx, [before.companyId, next.companyId])
  await audit(tx, actor, {
    action,
    noun: 'visit',
    id: before.id,
    unitId: next.unitId,
    before: changed.before,
    after: changed.after,
  })
}

const meetingOf = (row: Omit<NewVisit, 'companyName'> & { id: string }): Written => ({
  noun: 'visit',
  id: row.id,
  companyId: row.companyId,
  unitId: row.unitId,
  ownerId: row.ownerId ?? null,
  on: row.happenedOn,
  with: (row.jointUnits ?? []).map((unit) => unit.id),
})
const namesOf = (joint: JointUnit[]) => joint.map((unit) => unit.name)

/** Takes visits out of every list and count, or puts them back. `companyNames` by company id, needed to be found again. */
export async function setVisitsDeleted(
  tx: Tx,
  actor: Actor,
  rows: VisitRow[],
  deleted: boolean,
  companyNames: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const at = now()
  const ids = rows.map((row) => row.id)
  for (let from = 0; from < ids.length; from += ROWS) {
    const part = ids.slice(from, from + ROWS)
    await tx
      .update(visits)
      .set({ deletedAt: deleted ? at : null, updatedAt: at, version: sql`${visits.version} + 1` })
      .where(inArray(visits.id, part))
    if (deleted) await unindexDocs(tx, 'visit', part)
  }
  if (!deleted) {
    for (const row of rows)
      await indexDocs(tx, [visitDoc(row, companyNames.get(row.companyId) ?? '', await peopleOf(tx, row.id))])
  }
  await refreshLastVisits(
    tx,
    rows.map((row) => row.companyId),
  )
  const entries = rows.map((row) => ({
    action: deleted ? 'visit.delete' : 'visit.restore',
    noun: 'visit',
    id: row.id,
    unitId: row.unitId,
    before: { deleted: !deleted, happenedOn: row.happenedOn, companyId: row.companyId },
    after: { deleted, happenedOn: row.happenedOn, companyId: row.companyId },
  }))
  await audit(tx, actor, ...entries)
}
