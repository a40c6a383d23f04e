import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { readableVisits } from '@/lib/access/joint'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { terms } from '@/lib/db/tables/house'
import { units, users } from '@/lib/db/tables/people'
import { projects } from '@/lib/db/tables/projects'
import { visitPeople, visits, visitTargets } from '@/lib/db/tables/visits'
import { jointUnitsOf } from './joint.queries'

/** One visit in the viewer's scope with names and who was there; `deleted` ones only when asked for. */
export async function findVisit(read: Read, viewer: Viewer, id: string, options: { deleted?: boolean } = {}) {
  const [row] = await read
    .select({
      visit: visits,
      companyName: sql<string>`coalesce(${companies.name}, '')`,
      kindLabel: sql<string>`coalesce(${terms.label}, ${visits.kind})`,
      projectName: projects.name,
      unitName: units.name,
      ownerName: users.name,
    })
    .from(visits)
    .leftJoin(companies, eq(companies.id, visits.companyId))
    .leftJoin(units, eq(units.id, visits.unitId))
    .leftJoin(users, eq(users.id, visits.ownerId))
    .leftJoin(projects, and(eq(projects.id, visits.projectId), within(viewer, 'project.read', projects)))
    .leftJoin(terms, and(eq(terms.kind, 'visit-kind'), eq(terms.code, visits.kind)))
    .where(
      and(
        eq(visits.id, id),
        readableVisits(viewer, { ...visits, visitId: visits.id }),
        options.deleted ? undefined : isNull(visits.deletedAt),
      ),
    )
  if (!row) return undefined
  const jointUnits = await jointUnitsOf(read, id)
  const people = await read
    .select({
      id: visitPeople.id,
      side: visitPeople.side,
      name: visitPeople.name,
      title: visitPeople.title,
      userId: visitPeople.userId,
      contactId: visitPeople.contactId,
    })
    .from(visitPeople)
    .where(eq(visitPeople.visitId, id))
    .orderBy(visitPeople.sort)
  const targets = await read
    .select({
      code: visitTargets.targetType,
      label: sql<string>`coalesce(${terms.label}, ${visitTargets.targetType})`,
    })
    .from(visitTargets)
    .leftJoin(terms, and(eq(terms.kind, 'target-type'), eq(terms.code, visitTargets.targetType)))
    .where(eq(visitTargets.visitId, id))
    .orderBy(terms.sort, visitTargets.targetType)
  const { visit, ...names } = row
  return {
    ...visit,
    ...names,
    jointUnits,
    targets,
    ours: people.filter((person) => person.side === 'ours'),
    theirs: people.filter((person) => person.side === 'theirs'),
  }
}
export type VisitDetail = NonNullable<Awaited<ReturnType<typeof findVisit>>>

/** The latest visits of a company in the viewer's scope, for its timeline. */
export async function visitsOfCompany(read: Read, viewer: Viewer, companyId: string, limit = 20) {
  return read
    .select({
      id: visits.id,
      happenedOn: visits.happenedOn,
      kind: sql<string>`coalesce(${terms.label}, ${visits.kind})`,
      summary: visits.summary,
      unitName: units.name,
      ownerName: users.name,
    })
    .from(visits)
    .leftJoin(units, eq(units.id, visits.unitId))
    .leftJoin(users, eq(users.id, visits.ownerId))
    .leftJoin(terms, and(eq(terms.kind, 'visit-kind'), eq(terms.code, visits.kind)))
    .where(
      and(
        eq(visits.companyId, companyId),
        isNull(visits.deletedAt),
        readableVisits(viewer, { ...visits, visitId: visits.id }),
      ),
    )
    .orderBy(desc(visits.happenedOn), desc(visits.id))
    .limit(limit)
}
export type CompanyVisit = Awaited<ReturnType<typeof visitsOfCompany>>[number]

/** The projects in scope whose investor a company is, for the visit form. */
export async function projectsOfCompany(
  read: Read,
  viewer: Viewer,
  companyId: string,
): Promise<Array<{ value: string; label: string }>> {
  return read
    .select({ value: projects.id, label: projects.name })
    .from(projects)
    .where(
      and(
        eq(projects.investorCompanyId, companyId),
        isNull(projects.deletedAt),
        within(viewer, 'project.read', projects),
      ),
    )
    .orderBy(desc(projects.updatedAt))
    .limit(50)
}
