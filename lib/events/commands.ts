import { and, eq } from 'drizzle-orm'
import { demand, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Tx, Write } from '@/lib/db/store'
import { events } from '@/lib/db/tables/visits'
import { readExtraChange } from '@/lib/extras/changes.records'
import { extrasAsTyped } from '@/lib/extras/queries'
import { found, Problem } from '@/lib/kernel/errors'
import { type EventRow, insertEvents, setEventsDeleted, updateEvent } from './records'
import type { EventChange, EventInput } from './schema'

/** A new event of the viewer's unit. Answers its id. */
export async function createEvent(write: Write, viewer: Viewer, input: EventInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const own = { unitId: viewer.unitId, ownerId: viewer.userId }
    demand(viewer, 'event.write', own)
    const { extras: typed, ...facts } = input
    const extras = await readExtraChange(tx, 'event', null, typed)
    const [id] = await insertEvents(tx, viewer, [{ ...facts, ...own, extras }])
    return { id: found(id) }
  })
}

/** Changes an event. Problems: not-found, not-allowed, conflict (with the stored version). */
export async function changeEvent(write: Write, viewer: Viewer, input: EventChange): Promise<{ id: string }> {
  return write(async (tx) => {
    const { id, version, extras: typed, ...facts } = input
    const row = await loadForChange(tx, viewer, id)
    if (row.version !== version) throw await conflict(tx, row)
    await updateEvent(tx, viewer, row, facts, await readExtraChange(tx, 'event', id, typed))
    return { id }
  })
}

/** Takes an event out of every list and count, or puts it back. */
export async function setEventDeleted(
  write: Write,
  viewer: Viewer,
  input: { id: string; version: number },
  deleted: boolean,
): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadForChange(tx, viewer, input.id, !deleted)
    if (row.version !== input.version) throw await conflict(tx, row)
    await setEventsDeleted(tx, viewer, [row], deleted)
    return { id: row.id }
  })
}

async function loadForChange(tx: Tx, viewer: Viewer, id: string, deleted = false): Promise<EventRow> {
  const [row] = await tx
    .select()
    .from(events)
    .where(and(eq(events.id, id), within(viewer, 'event.read', events)))
  const event = found(row && (row.deletedAt !== null) === deleted ? row : undefined, `event ${id}`)
  demand(viewer, 'event.write', event)
  return event
}

async function conflict(tx: Tx, row: EventRow): Promise<Problem> {
  const { name, happenedOn, endsOn, place, host, companiesPresent, summary, version } = row
  const theirs = {
    name,
    happenedOn,
    endsOn,
    place,
    host,
    companiesPresent,
    summary,
    version,
    ...(await extrasAsTyped(tx, row.id)),
  }
  return new Problem('conflict', {}, `event ${row.id}`, theirs)
}
