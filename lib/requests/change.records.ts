import { and, eq } from 'drizzle-orm'
import { difference } from '@/lib/audit/difference'
import { type Actor, audit } from '@/lib/audit/record'
import { indexDocs, unindexDocs } from '@/lib/db/search/search'
import type { Tx } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { requests } from '@/lib/db/tables/requests'
import { moveEvidence } from '@/lib/evidence/records'
import { now, today } from '@/lib/kernel/clock'
import { conflictOf, type RequestRow } from './load.queries'
import { requestDoc } from './request-doc'
import { insertSteps, type NewStep } from './steps.records'

type Changes = Partial<Omit<RequestRow, 'id' | 'version' | 'updatedAt' | 'createdBy' | 'recordedAt' | 'companyId'>>
/** What the change is called in the trail, what the history says of it, and what the trail alone has to keep beside the row's change. */
export type Happening = {
  action: string
  step: Omit<NewStep, 'requestId' | 'happenedOn' | 'userId'>
  trail?: Readonly<Record<string, string>>
}

/**
 * Changes one request that the caller has just loaded, with its step, index, evidence and trail; answers the row as it now is. `byPerson` false
 * leaves the step without a name and the version as it is: the clock disturbs nobody's open form. Throws conflict when the row is no
 * longer at the loaded version.
 */
export async function changeRequest(
  tx: Tx,
  actor: Actor,
  before: RequestRow,
  changes: Changes,
  { action, step, trail }: Happening,
  by: 'person' | 'company' | 'clock' = 'person',
): Promise<RequestRow> {
  const version = by === 'clock' ? before.version : before.version + 1
  const after: RequestRow = { ...before, ...changes, version, updatedAt: now() }
  const written = await tx
    .update(requests)
    .set({ ...changes, version, updatedAt: after.updatedAt })
    .where(and(eq(requests.id, before.id), eq(requests.version, before.version), eq(requests.state, before.state)))
    .returning({ id: requests.id })
  if (written.length === 0) throw conflictOf(before)
  if (after.unitId !== before.unitId || after.ownerId !== before.ownerId)
    await moveEvidence(tx, { noun: 'request', recordId: before.id }, { unitId: after.unitId, ownerId: after.ownerId })
  await reindex(tx, before, after)
  await insertSteps(tx, [
    { ...step, requestId: before.id, happenedOn: today(), userId: by === 'person' ? actor.userId : null },
  ])
  const changed = difference(before, after) ?? { before: {}, after: {} }
  await audit(tx, actor, {
    action,
    noun: 'request',
    id: before.id,
    unitId: after.unitId,
    before: changed.before,
    after: { ...changed.after, ...(step.note ? { note: step.note } : {}), ...trail },
  })
  return after
}

async function reindex(tx: Tx, before: RequestRow, after: RequestRow): Promise<void> {
  if (after.deletedAt !== null) return unindexDocs(tx, 'request', [after.id])
  const same = (['unitId', 'title', 'content', 'deletedAt'] as const).every((field) => after[field] === before[field])
  if (same) return
  const [company] = await tx.select({ name: companies.name }).from(companies).where(eq(companies.id, after.companyId))
  await indexDocs(tx, [requestDoc(after, company?.name ?? '')])
}
