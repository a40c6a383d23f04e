import { and, eq, inArray } from 'drizzle-orm'
import type { Actor } from '@/lib/audit/record'
import { type CompanyRow, setCompaniesDeleted } from '@/lib/companies/records'
import { type ContactRow, setContactsDeleted } from '@/lib/contacts/records'
import type { Tx } from '@/lib/db/store'
import { companyAliases } from '@/lib/db/tables/companies'
import { extraValues } from '@/lib/db/tables/extras'
import { batchRecords } from '@/lib/db/tables/imports'
import { type EventRow, setEventsDeleted } from '@/lib/events/records'
import { deleteMoneyEvents } from '@/lib/projects/money-records'
import { deleteProjects } from '@/lib/projects/records'
import { withdrawStages } from '@/lib/projects/stage-records'
import { setVisitsDeleted, type VisitRow } from '@/lib/visits/records'
import type { Former } from './batch-records.records'
import { bringInLine, indexPutBack, type Touched } from './in-line.records'
import { type Changed, putBack } from './put-back.records'
import { type AnyRow, PART, rowsOf, TRACKED_NOUNS, type TrackedNoun } from './tracked.queries'
import { takeBackPrints } from './undo.prints.records'
import { keyOf, type RecordKey } from './undo.rules'
import { shiftVersions } from './undo.versions.records'

type Entry = typeof batchRecords.$inferSelect
/** Row writers pass their audit entries on as arguments, of which a call takes only so many. */
const CALL = 5000

export type Undone = { created: number; updated: number; kept: number }

/**
 * Takes back what an import wrote, all but `kept`, inside the caller's transaction, which has asked what stands in the way: records it made are
 * deleted as people delete them, those it changed get back what it changed of them. Sums, search and last visits follow, its fingerprints go,
 * and other imports of the same records know that nothing but this has happened. Answers how many.
 */
export async function undoRecords(
  tx: Tx,
  actor: Actor,
  batchId: string,
  kept: ReadonlySet<RecordKey>,
): Promise<Undone> {
  const touched: Touched = { companies: new Set(), projects: new Set() }
  const undone: Undone = { created: 0, updated: 0, kept: 0 }
  const gone = new Set<string>()
  const changed: [TrackedNoun, Changed[]][] = []
  for (const noun of ORDER) {
    const entries = await entriesOf(tx, batchId, noun)
    const going = entries.filter(({ recordId }) => !kept.has(keyOf(noun, recordId)))
    undone.kept += entries.length - going.length
    const rows = await rowsOf(
      tx,
      noun,
      going.map(({ recordId }) => recordId),
    )
    const made = going.flatMap(({ outcome, recordId }) => (outcome === 'created' ? (rows.get(recordId) ?? []) : []))
    for (const { id } of made) gone.add(id)
    await takeAway(
      tx,
      actor,
      noun,
      made.filter((row) => row.deletedAt === null),
    )
    const former = going.flatMap(({ outcome, recordId, before }): Changed | [] => {
      const row = rows.get(recordId)
      return outcome === 'updated' && row ? { row, before: before as Former } : []
    })
    changed.push([noun, former])
    undone.created += made.length
    undone.updated += former.length
    for (const row of rows.values()) note(touched, row, noun)
    await forget(tx, going)
  }
  for (const [noun, records] of changed) {
    const rows = await putBack(tx, actor, noun, records, batchId)
    await shiftVersions(tx, noun, records, rows)
    for (const row of rows) note(touched, row, noun)
    await indexPutBack(tx, noun, rows)
  }
  await takeBackPrints(tx, batchId, gone, kept)
  await takeBackBeside(tx, batchId, gone)
  await bringInLine(tx, touched)
  return undone
}

/** What hangs on others goes before them; a project takes its stages and money along. */
const ORDER: readonly TrackedNoun[] = ['visit', 'event', 'contact', 'stage', 'project', 'money', 'company']
if (ORDER.length !== TRACKED_NOUNS.length) throw new Error('a tracked noun is not undone')

const entriesOf = (tx: Tx, batchId: string, noun: string): Promise<Entry[]> =>
  tx
    .select()
    .from(batchRecords)
    .where(and(eq(batchRecords.batchId, batchId), eq(batchRecords.noun, noun))) as unknown as Promise<Entry[]>

function note(touched: Touched, row: AnyRow, noun: TrackedNoun): void {
  if (noun === 'visit' && typeof row.companyId === 'string') touched.companies.add(row.companyId)
  if (noun === 'money' && typeof row.projectId === 'string') touched.projects.add(row.projectId)
}

async function takeAway(tx: Tx, actor: Actor, noun: TrackedNoun, rows: readonly AnyRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += CALL) {
    const part = rows.slice(from, from + CALL) as unknown[]
    const ids = rows.slice(from, from + CALL).map(({ id }) => id)
    if (noun === 'visit') await setVisitsDeleted(tx, actor, part as VisitRow[], true)
    else if (noun === 'event') await setEventsDeleted(tx, actor, part as EventRow[], true)
    else if (noun === 'contact') await setContactsDeleted(tx, actor, part as ContactRow[], true)
    else if (noun === 'company') await setCompaniesDeleted(tx, actor, part as CompanyRow[], true)
    else if (noun === 'project') await deleteProjects(tx, actor, ids)
    else if (noun === 'money') await deleteMoneyEvents(tx, actor, ids)
    else await withdrawStages(tx, actor, ids)
  }
}

/** What is left of the import's own records is what stayed. */
async function forget(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const ids = entries.map(({ id }) => id)
  for (let from = 0; from < ids.length; from += PART)
    await tx.delete(batchRecords).where(inArray(batchRecords.id, ids.slice(from, from + PART)))
}

/** Other names and values of a district's own fields that came with records that are gone. */
async function takeBackBeside(tx: Tx, batchId: string, gone: ReadonlySet<string>): Promise<void> {
  const ids = [...gone]
  for (let from = 0; from < ids.length; from += PART) {
    const part = ids.slice(from, from + PART)
    await tx
      .delete(companyAliases)
      .where(and(inArray(companyAliases.companyId, part), eq(companyAliases.batchId, batchId)))
    await tx.delete(extraValues).where(and(inArray(extraValues.recordId, part), eq(extraValues.batchId, batchId)))
  }
}
