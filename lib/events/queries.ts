import { and, asc, count, desc, eq, gte, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { searchIds } from '@/lib/db/search/search'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { events } from '@/lib/db/tables/visits'
import { extrasWhere, withExtraValues } from '@/lib/extras/list.queries'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import type { EventList } from './list.schema'

/** The rows a list means: scope, what stands, and every filter. One sentence for page, total and export. */
export function eventsWhere(viewer: Viewer, { q, filters }: EventList): SQL | undefined {
  const { from, to, unit } = filters
  return and(
    within(viewer, 'event.read', events),
    isNull(events.deletedAt),
    q === undefined ? undefined : sql`${events.id} in ${searchIds('event', q)}`,
    from === undefined ? undefined : gte(events.happenedOn, from),
    to === undefined ? undefined : lte(events.happenedOn, to),
    unit === undefined ? undefined : eq(events.unitId, unit),
    extrasWhere(events.id, filters),
  )
}

function eventsOrder({ sort }: EventList): SQL[] {
  const column = { day: events.happenedOn, name: events.name, companies: events.companiesPresent }[sort.key]
  return sort.direction === 'desc'
    ? [sql`${column} desc nulls last`, desc(events.id)]
    : [sql`${column} asc nulls last`, asc(events.id)]
}

const named = { unitName: units.name, ownerName: users.name }

/** Rows `from` … `from + limit` of the list in its order. */
export async function eventRows(read: Read, viewer: Viewer, list: EventList, limit: number, from: number) {
  const rows = await read
    .select({ event: events, ...named })
    .from(events)
    .leftJoin(units, eq(units.id, events.unitId))
    .leftJoin(users, eq(users.id, events.ownerId))
    .where(eventsWhere(viewer, list))
    .orderBy(...eventsOrder(list))
    .limit(limit)
    .offset(from)
  return withExtraValues(
    read,
    list.columns,
    rows.map(({ event, ...names }) => ({ ...event, ...names })),
  )
}
export type EventListRow = Awaited<ReturnType<typeof eventRows>>[number]

/** A page of the list with its total. */
export async function listEvents(
  read: Read,
  viewer: Viewer,
  list: EventList,
): Promise<{ rows: EventListRow[]; total: number }> {
  const [rows, total] = await Promise.all([
    eventRows(read, viewer, list, PAGE_SIZE, (list.page - 1) * PAGE_SIZE),
    eventTotal(read, viewer, list),
  ])
  return { rows, total }
}

/** How many events the list means. */
export async function eventTotal(read: Read, viewer: Viewer, list: EventList): Promise<number> {
  const [row] = await read.select({ total: count() }).from(events).where(eventsWhere(viewer, list))
  return row?.total ?? 0
}

/** One event in the viewer's scope with the names of its unit and recorder; `deleted` ones only when asked for. */
export async function findEvent(
  read: Read,
  viewer: Viewer,
  id: string,
  options: { deleted?: boolean } = {},
): Promise<Omit<EventListRow, 'extras'> | undefined> {
  const [row] = await read
    .select({ event: events, ...named })
    .from(events)
    .leftJoin(units, eq(units.id, events.unitId))
    .leftJoin(users, eq(users.id, events.ownerId))
    .where(
      and(
        eq(events.id, id),
        within(viewer, 'event.read', events),
        options.deleted ? undefined : isNull(events.deletedAt),
      ),
    )
  return row && { ...row.event, unitName: row.unitName, ownerName: row.ownerName }
}
