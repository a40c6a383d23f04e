import { and, eq, inArray, sql } from 'drizzle-orm'
import { difference } from '@/lib/audit/difference'
import { type Actor, audit } from '@/lib/audit/record'
import type { ToIndex } from '@/lib/db/search/collect'
import { indexDocs, type SearchDoc, unindexDocs } from '@/lib/db/search/search'
import type { Tx } from '@/lib/db/store'
import { events } from '@/lib/db/tables/visits'
import { type ExtraChange, writeExtraChange } from '@/lib/extras/changes.records'
import { now } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { Day } from '@/lib/kernel/month'

export type EventRow = typeof events.$inferSelect
export type EventFacts = {
  name: string
  happenedOn: Day
  endsOn?: Day | null
  place?: string | null
  host?: string | null
  /** Companies that came, as counted on the spot. */
  companiesPresent?: number | null
  summary?: string | null
}
/** A 推介活动 to be written. `createdBy` and `recordedAt` keep a ledger's own author and date; else the actor, now. */
export type NewEvent = EventFacts & {
  id?: string
  unitId: string
  ownerId?: string | null
  /** What the district's own fields hold. */
  extras?: ExtraChange
  batchId?: string | null
  createdBy?: string
  recordedAt?: Date
}

const ROWS = 400

/** What an event is found by. */
export const eventDoc = (row: { id: string; unitId: string } & EventFacts): SearchDoc => ({
  noun: 'event',
  recordId: row.id,
  unitId: row.unitId,
  title: row.name,
  detail: [row.happenedOn, row.place].filter(Boolean).join(' '),
  names: [row.name],
  texts: [row.place ?? '', row.host ?? ''],
})

/** Writes events with index and audit entries inside the caller's transaction; answers the ids in order. */
export async function insertEvents(
  tx: Tx,
  actor: Actor,
  rows: NewEvent[],
  toIndex: ToIndex = indexDocs,
): Promise<string[]> {
  const at = now()
  const full = rows.map(({ extras: _x, createdBy, recordedAt, ...row }) => ({
    ...row,
    id: row.id ?? newId(),
    createdBy: createdBy ?? actor.userId,
    recordedAt: recordedAt ?? at,
    updatedAt: recordedAt ?? at,
  }))
  for (let from = 0; from < full.length; from += ROWS) await tx.insert(events).values(full.slice(from, from + ROWS))
  for (const [index, { extras }] of rows.entries()) await writeExtraChange(tx, full[index]?.id ?? '', extras)
  await toIndex(tx, full.map(eventDoc))
  const entries = rows.map(({ extras, ...row }, index) => ({
    action: 'event.create',
    noun: 'event',
    id: full[index]?.id ?? '',
    unitId: row.unitId,
    after: { ...row, ...extras?.after },
  }))
  await audit(tx, actor, ...entries)
  return full.map((row) => row.id)
}

/** Changes one event that the caller has just loaded. Throws conflict when it is no longer at the loaded version. */
export async function updateEvent(
  tx: Tx,
  actor: Actor,
  before: EventRow,
  changes: Partial<EventFacts> & { unitId?: string; ownerId?: string | null },
  extras?: ExtraChange,
): Promise<void> {
  const next = { ...before, ...changes }
  const changed = difference({ ...before, ...extras?.before }, { ...next, ...extras?.after })
  if (!changed) return
  const written = await tx
    .update(events)
    .set({ ...changes, updatedAt: now(), version: before.version + 1 })
    .where(and(eq(events.id, before.id), eq(events.version, before.version)))
    .returning({ id: events.id })
  if (written.length === 0) throw new Problem('conflict', {}, `event ${before.id}`)
  await writeExtraChange(tx, before.id, extras)
  await indexDocs(tx, [eventDoc(next)])
  await audit(tx, actor, { action: 'event.update', noun: 'event', id: before.id, unitId: next.unitId, ...changed })
}

/** Takes events out of every list and count, or puts them back. */
export async function setEventsDeleted(tx: Tx, actor: Actor, rows: EventRow[], deleted: boolean): Promise<void> {
  const at = now()
  for (let from = 0; from < rows.length; from += ROWS) {
    const part = rows.slice(from, from + ROWS)
    const ids = part.map((row) => row.id)
    await tx
      .update(events)
      .set({ deletedAt: deleted ? at : null, updatedAt: at, version: sql`${events.version} + 1` })
      .where(inArray(events.id, ids))
    if (deleted) await unindexDocs(tx, 'event', ids)
    else await indexDocs(tx, part.map(eventDoc))
  }
  const entries = rows.map((row) => ({
    action: deleted ? 'event.delete' : 'event.restore',
    noun: 'event',
    id: row.id,
    unitId: row.unitId,
    before: { deleted: !deleted, name: row.name },
    after: { deleted, name: row.name },
  }))
  await audit(tx, actor, ...entries)
}
