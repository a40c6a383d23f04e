import { and, asc, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { readableVisits } from '@/lib/access/joint'
import { readableRequests } from '@/lib/access/raised'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { searchIds } from '@/lib/db/search/search'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { projects } from '@/lib/db/tables/projects'
import { requestSteps, requests } from '@/lib/db/tables/requests'
import { visits } from '@/lib/db/tables/visits'
import type { Day } from '@/lib/kernel/month'
import { namedRequests, pending, type RequestListRow, standing, viewWhere } from './list.queries'
import type { StepKind } from './steps.rules'

/** One request in the viewer's reach with names; project and visit only where the viewer may open them. `deleted` ones only when asked for. */
export async function findRequest(read: Read, viewer: Viewer, id: string, options: { deleted?: boolean } = {}) {
  const [row] = await namedRequests(read).where(
    and(
      eq(requests.id, id),
      readableRequests(viewer, requests),
      options.deleted ? undefined : isNull(requests.deletedAt),
    ),
  )
  if (!row) return undefined
  const { request, ...names } = row
  const [project] = request.projectId
    ? await read
        .select({ id: projects.id, name: projects.name })
        .from(projects)
        .where(
          and(eq(projects.id, request.projectId), isNull(projects.deletedAt), within(viewer, 'project.read', projects)),
        )
    : []
  const [visit] = request.visitId
    ? await read
        .select({ id: visits.id, happenedOn: visits.happenedOn })
        .from(visits)
        .where(
          and(
            eq(visits.id, request.visitId),
            isNull(visits.deletedAt),
            readableVisits(viewer, { ...visits, visitId: visits.id }),
          ),
        )
    : []
  return { ...request, ...names, project, visit }
}
export type RequestDetail = NonNullable<Awaited<ReturnType<typeof findRequest>>>

const fromUnits = alias(units, 'from_units')
/** Everything that happened to a request that the caller has found in reach, oldest first. */
export async function stepsOfRequest(read: Read, requestId: string) {
  const rows = await read
    .select({
      id: requestSteps.id,
      kind: requestSteps.kind,
      happenedOn: requestSteps.happenedOn,
      at: requestSteps.at,
      userId: requestSteps.userId,
      userName: users.name,
      fromUnit: fromUnits.name,
      toUnit: units.name,
      level: requestSteps.level,
      note: requestSteps.note,
    })
    .from(requestSteps)
    .leftJoin(users, eq(users.id, requestSteps.userId))
    .leftJoin(units, eq(units.id, requestSteps.toUnitId))
    .leftJoin(fromUnits, eq(fromUnits.id, requestSteps.fromUnitId))
    .where(eq(requestSteps.requestId, requestId))
    .orderBy(asc(requestSteps.at), asc(requestSteps.id))
  return rows.map((row) => ({ ...row, kind: row.kind as StepKind }))
}
export type RequestStep = Awaited<ReturnType<typeof stepsOfRequest>>[number]

/** Requests of a company, a project or a visit in the viewer's reach, what still waits first, and how many there are. */
export async function requestsOf(
  read: Read,
  viewer: Viewer,
  of: 'company' | 'project' | 'visit',
  id: string,
  limit = 8,
): Promise<RequestListRow[]> {
  const column = { company: requests.companyId, project: requests.projectId, visit: requests.visitId }[of]
  const rows = await namedRequests(read)
    .where(and(eq(column, id), standing(viewer)))
    .orderBy(sql`case when ${pending()} then 0 else 1 end`, desc(requests.raisedOn), desc(requests.id))
    .limit(limit)
  return rows.map(({ request, ...names }) => ({ ...request, ...names }))
}

/** What a workbench names: the viewer's own to do, what is late in the units reached, or what has risen to the top; the most urgent first. */
export async function urgentRequests(
  read: Read,
  viewer: Viewer,
  what: 'own' | 'late' | 'top',
  day: Day,
  limit = 6,
): Promise<RequestListRow[]> {
  const those = {
    own: eq(requests.ownerId, viewer.userId),
    late: and(lt(requests.dueOn, day), viewWhere(viewer, 'unit', day)),
    top: eq(requests.level, 'top'),
  }[what]
  const rows = await namedRequests(read)
    .where(and(standing(viewer), pending(), those))
    .orderBy(asc(requests.dueOn), asc(requests.id))
    .limit(limit)
  return rows.map(({ request, ...names }) => ({ ...request, ...names }))
}

/** Who can be put in charge of a request: active staff and managers of every unit, with the unit they are offered for. */
export async function handlers(read: Read): Promise<Array<{ value: string; label: string; unitId: string }>> {
  return read
    .select({ value: users.id, label: users.name, unitId: users.unitId })
    .from(users)
    .where(and(eq(users.active, true), inArray(users.role, ['staff', 'manager'])))
    .orderBy(asc(users.name), asc(users.id))
}

/** Requests in reach that hold what was typed, newest first: for the palette. */
export async function searchRequests(read: Read, viewer: Viewer, typed: string, limit: number) {
  const rows = await namedRequests(read)
    .where(and(standing(viewer), sql`${requests.id} in ${searchIds('request', typed)}`))
    .orderBy(desc(requests.raisedOn), desc(requests.id))
    .limit(limit)
  return rows.map(({ request, companyName }) => ({ id: request.id, title: request.title, companyName }))
}
