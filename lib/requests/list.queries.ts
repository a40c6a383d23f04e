import { and, asc, count, desc, eq, gte, inArray, isNull, lt, lte, ne, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { readableRequests } from '@/lib/access/raised'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { searchIds } from '@/lib/db/search/search'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { terms } from '@/lib/db/tables/house'
import { units, users } from '@/lib/db/tables/people'
import { requests } from '@/lib/db/tables/requests'
import { today } from '@/lib/kernel/clock'
import type { Day } from '@/lib/kernel/month'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import { REQUEST_VIEWS, type RequestList, type RequestView } from './list.schema'
import { PENDING_STATES } from './rules'

export const pending = () => inArray(requests.state, [...PENDING_STATES])
/** Requests that stand and that the viewer may read. */
export const standing = (viewer: Viewer) => and(isNull(requests.deletedAt), readableRequests(viewer, requests))

/** What a view means. `unit` is what has to be done within reach; what was only raised there is somebody else's work. */
export function viewWhere(viewer: Viewer, view: RequestView, day: Day): SQL | undefined {
  switch (view) {
    case 'unit':
      return and(pending(), within(viewer, 'request.read', requests))
    case 'mine':
      return eq(requests.createdBy, viewer.userId)
    case 'late':
      return and(pending(), lt(requests.dueOn, day))
    case 'risen':
      return and(pending(), ne(requests.level, 'unit'))
    case 'all':
      return undefined
  }
}

/** The rows a list means: scope, what stands, and every filter. One sentence for page, total and export. */
export function requestsWhere(viewer: Viewer, { q, filters }: RequestList): SQL | undefined {
  const is = (column: Parameters<typeof eq>[0], value: string | undefined) =>
    value === undefined ? undefined : eq(column, value)
  return and(
    standing(viewer),
    q === undefined ? undefined : sql`${requests.id} in ${searchIds('request', q)}`,
    viewWhere(viewer, filters.view ?? 'all', today()),
    is(requests.category, filters.category),
    is(requests.state, filters.state),
    is(requests.level, filters.level),
    is(requests.unitId, filters.unit),
    is(requests.raisedUnitId, filters.raised),
    is(requests.ownerId, filters.owner),
    is(requests.companyId, filters.company),
    is(requests.projectId, filters.project),
    is(requests.visitId, filters.visit),
    filters.from === undefined ? undefined : gte(requests.dueOn, filters.from),
    filters.to === undefined ? undefined : lte(requests.dueOn, filters.to),
  )
}

function requestsOrder({ sort }: RequestList): SQL[] {
  const column = { due: requests.dueOn, raised: requests.raisedOn, solved: requests.solvedOn }[sort.key]
  // Within the order by due day, what still waits stands before what is done.
  const open = sort.key === 'due' ? [sql`case when ${pending()} then 0 else 1 end`] : []
  return sort.direction === 'desc'
    ? [...open, sql`${column} desc nulls last`, desc(requests.id)]
    : [...open, sql`${column} asc nulls last`, asc(requests.id)]
}

const raisedUnits = alias(units, 'raised_units')
const raisers = alias(users, 'raisers')
/** Selected requests with the names that stand beside them, unordered. */
export const namedRequests = (read: Read) =>
  read
    .select({
      request: requests,
      companyName: sql<string>`coalesce(${companies.name}, '')`,
      categoryLabel: sql<string>`coalesce(${terms.label}, ${requests.category})`,
      unitName: sql<string>`coalesce(${units.name}, '')`,
      raisedUnitName: sql<string>`coalesce(${raisedUnits.name}, '')`,
      ownerName: users.name,
      raiserName: raisers.name,
    })
    .from(requests)
    .leftJoin(companies, eq(companies.id, requests.companyId))
    .leftJoin(terms, and(eq(terms.kind, 'request-category'), eq(terms.code, requests.category)))
    .leftJoin(units, eq(units.id, requests.unitId))
    .leftJoin(raisedUnits, eq(raisedUnits.id, requests.raisedUnitId))
    .leftJoin(users, eq(users.id, requests.ownerId))
    .leftJoin(raisers, eq(raisers.id, requests.createdBy))

/** Rows `from` … `from + limit` of the list in its order. */
export async function requestRows(read: Read, viewer: Viewer, list: RequestList, limit: number, from: number) {
  const rows = await namedRequests(read)
    .where(requestsWhere(viewer, list))
    .orderBy(...requestsOrder(list))
    .limit(limit)
    .offset(from)
  return rows.map(({ request, ...names }) => ({ ...request, ...names }))
}
export type RequestListRow = Awaited<ReturnType<typeof requestRows>>[number]

/** How many requests the list means. */
export async function requestTotal(read: Read, viewer: Viewer, list: RequestList): Promise<number> {
  const [row] = await read.select({ total: count() }).from(requests).where(requestsWhere(viewer, list))
  return row?.total ?? 0
}

/** A page of the list with its total. */
export async function listRequests(
  read: Read,
  viewer: Viewer,
  list: RequestList,
): Promise<{ rows: RequestListRow[]; total: number }> {
  const [rows, total] = await Promise.all([
    requestRows(read, viewer, list, PAGE_SIZE, (list.page - 1) * PAGE_SIZE),
    requestTotal(read, viewer, list),
  ])
  return { rows, total }
}

/** How many requests stand in each view, for its tab. */
export async function viewTotals(read: Read, viewer: Viewer, day: Day): Promise<Record<RequestView, number>> {
  const part = (view: RequestView) =>
    sql<number>`count(case when ${viewWhere(viewer, view, day) ?? sql`1 = 1`} then 1 end)`.mapWith(Number)
  const [row] = await read
    .select({ unit: part('unit'), mine: part('mine'), late: part('late'), risen: part('risen'), all: part('all') })
    .from(requests)
    .where(standing(viewer))
  return row ?? (Object.fromEntries(REQUEST_VIEWS.map((view) => [view, 0])) as Record<RequestView, number>)
}
