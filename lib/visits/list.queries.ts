import { and, asc, count, countDistinct, desc, eq, gte, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { readableVisits, tookPart } from '@/lib/access/joint'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { searchIds } from '@/lib/db/search/search'
import { sifting } from '@/lib/db/sifting'
import type { Read } from '@/lib/db/store'
import { visitUnits } from '@/lib/db/tables/calendar'
import { companies } from '@/lib/db/tables/companies'
import { terms } from '@/lib/db/tables/house'
import { units, users } from '@/lib/db/tables/people'
import { projects } from '@/lib/db/tables/projects'
import { visitPeople, visits } from '@/lib/db/tables/visits'
import { extrasWhere, withExtraValues } from '@/lib/extras/list.queries'
import { inOrderOf } from '@/lib/lists/in-order'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import { hasOpenFollowUp } from './follow-up.queries'
import type { VisitList } from './list.schema'

/** The rows a list means: scope, what stands, and every filter. One sentence for page, total and export. */
export function visitsWhere(viewer: Viewer, { q, filters }: VisitList): SQL | undefined {
  const { from, to, kind, unit, person, company, project, open } = filters
  return and(
    readableVisits(viewer, { ...visits, visitId: visits.id }),
    isNull(visits.deletedAt),
    q === undefined ? undefined : sql`${visits.id} in ${searchIds('visit', q)}`,
    from === undefined ? undefined : gte(visits.happenedOn, from),
    to === undefined ? undefined : lte(visits.happenedOn, to),
    kind === undefined ? undefined : eq(visits.kind, kind),
    unit === undefined ? undefined : or(eq(visits.unitId, unit), tookPart(visits.id, [unit])),
    person === undefined ? undefined : wasThere(person),
    company === undefined ? undefined : eq(visits.companyId, company),
    project === undefined ? undefined : eq(visits.projectId, project),
    open === undefined ? undefined : hasOpenFollowUp(),
    extrasWhere(visits.id, filters),
  )
}

const wasThere = (userId: string) =>
  or(
    eq(visits.ownerId, userId),
    sql`${visits.id} in (select ${visitPeople.visitId} from ${visitPeople} where ${visitPeople.userId} = ${userId})`,
  )

function visitsOrder({ sort }: VisitList): SQL[] {
  const column = { day: visits.happenedOn, next: visits.nextOn, recorded: visits.recordedAt }[sort.key]
  // Without a next day last in both directions: whoever sorts by it asks what is due.
  return sort.direction === 'desc'
    ? [sql`${column} desc nulls last`, desc(visits.id)]
    : [sort.key === 'next' ? sql`${column} asc nulls last` : asc(column), asc(visits.id)]
}

/** Ids `from` … `from + limit` of the list in its order. */
export async function visitIds(read: Read, viewer: Viewer, list: VisitList, limit: number, from = 0) {
  const rows = await read
    .select({ id: visits.id })
    .from(visits)
    .where(visitsWhere(viewer, list))
    .orderBy(...visitsOrder(list))
    .limit(limit)
    .offset(from)
  return rows.map(({ id }) => id)
}

/** Visits of the list by their ids (visitIds), in that order, with who was there; what was deleted or left the viewer's reach meanwhile is passed over. */
export async function visitsByIds(read: Read, viewer: Viewer, list: VisitList, ids: string[]) {
  if (ids.length === 0) return []
  const found = await read
    .select({
      id: visits.id,
      companyId: visits.companyId,
      companyName: sql<string>`coalesce(${companies.name}, '')`,
      happenedOn: visits.happenedOn,
      kind: sql<string>`coalesce(${terms.label}, ${visits.kind})`,
      summary: visits.summary,
      leader: visits.leader,
      place: visits.place,
      projectName: projects.name,
      nextStep: visits.nextStep,
      nextOn: visits.nextOn,
      nextDoneAt: visits.nextDoneAt,
      unitName: units.name,
      ownerName: users.name,
      recordedAt: visits.recordedAt,
    })
    .from(visits)
    .leftJoin(companies, eq(companies.id, visits.companyId))
    .leftJoin(units, eq(units.id, visits.unitId))
    .leftJoin(users, eq(users.id, visits.ownerId))
    // A visit may name a project that its reader may not see: then it has no name here.
    .leftJoin(projects, and(eq(projects.id, visits.projectId), within(viewer, 'project.read', projects)))
    .leftJoin(terms, and(eq(terms.kind, 'visit-kind'), eq(terms.code, visits.kind)))
    .where(
      and(
        inArray(visits.id, ids),
        sifting(and(isNull(visits.deletedAt), readableVisits(viewer, { ...visits, visitId: visits.id }))),
      ),
    )
  const rows = inOrderOf(ids, found)
  const [people, joint] = await Promise.all([peopleNames(read, ids), jointNames(read, ids)])
  const met = rows.map((row) => ({
    ...row,
    joint: joint.get(row.id) ?? '',
    ours: people('ours', row.id),
    theirs: people('theirs', row.id),
  }))
  return withExtraValues(read, list.columns, met)
}
export type VisitListRow = Awaited<ReturnType<typeof visitsByIds>>[number]

/** 家次 (visits) and 家 (companies) that the list means: both are always reported together. */
export async function visitTotals(
  read: Read,
  viewer: Viewer,
  list: VisitList,
): Promise<{ total: number; companies: number }> {
  const [row] = await read
    .select({ total: count(), companies: countDistinct(visits.companyId) })
    .from(visits)
    .where(visitsWhere(viewer, list))
  return row ?? { total: 0, companies: 0 }
}

/** A page of the list with its totals. */
export async function listVisits(
  read: Read,
  viewer: Viewer,
  list: VisitList,
): Promise<{ rows: VisitListRow[]; total: number; companies: number }> {
  const [rows, totals] = await Promise.all([
    visitIds(read, viewer, list, PAGE_SIZE, (list.page - 1) * PAGE_SIZE).then((ids) =>
      visitsByIds(read, viewer, list, ids),
    ),
    visitTotals(read, viewer, list),
  ])
  return { rows, ...totals }
}

/** Visit → the units that took part beside the recording one, as a text. */
async function jointNames(read: Read, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await read
    .select({ visitId: visitUnits.visitId, name: units.name })
    .from(visitUnits)
    .innerJoin(units, eq(units.id, visitUnits.unitId))
    .where(inArray(visitUnits.visitId, ids))
    .orderBy(asc(units.path), asc(units.sort))
  return new Map(
    [...Map.groupBy(rows, (row) => row.visitId)].map(([id, each]) => [id, each.map(({ name }) => name).join('、')]),
  )
}

type Names = (side: 'ours' | 'theirs', visitId: string) => string
async function peopleNames(read: Read, ids: string[]): Promise<Names> {
  if (ids.length === 0) return () => ''
  const rows = await read
    .select({ visitId: visitPeople.visitId, side: visitPeople.side, name: visitPeople.name, title: visitPeople.title })
    .from(visitPeople)
    .where(inArray(visitPeople.visitId, ids))
    .orderBy(visitPeople.sort)
  const groups = Map.groupBy(rows, (row) => `${row.side} ${row.visitId}`)
  return (side, visitId) =>
    (groups.get(`${side} ${visitId}`) ?? [])
      .map(({ name, title }) => (side === 'theirs' && title ? `${name}（${title}）` : name))
      .join('、')
}
