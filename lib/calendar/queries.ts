import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { readablePlans, readableVisits } from '@/lib/access/joint'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { planUnits, visitPlans } from '@/lib/db/tables/calendar'
import { companies } from '@/lib/db/tables/companies'
import { terms } from '@/lib/db/tables/house'
import { units, users } from '@/lib/db/tables/people'
import { projects } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'

const sent = alias(users, 'sent')

/** A planned visit in the viewer's reach, with names and what the units asked have answered. `visitId` only where that visit may be opened. */
export async function findVisitPlan(read: Read, viewer: Viewer, id: string) {
  const [row] = await read
    .select({
      plan: visitPlans,
      companyName: sql<string>`coalesce(${companies.name}, '')`,
      kindLabel: sql<string>`coalesce(${terms.label}, ${visitPlans.kind})`,
      projectName: projects.name,
      unitName: units.name,
      ownerName: users.name,
      openVisit: visits.id,
    })
    .from(visitPlans)
    .leftJoin(companies, eq(companies.id, visitPlans.companyId))
    .leftJoin(units, eq(units.id, visitPlans.unitId))
    .leftJoin(users, eq(users.id, visitPlans.ownerId))
    .leftJoin(projects, and(eq(projects.id, visitPlans.projectId), within(viewer, 'project.read', projects)))
    .leftJoin(terms, and(eq(terms.kind, 'visit-kind'), eq(terms.code, visitPlans.kind)))
    .leftJoin(
      visits,
      and(
        eq(visits.id, visitPlans.visitId),
        isNull(visits.deletedAt),
        readableVisits(viewer, { ...visits, visitId: visits.id }),
      ),
    )
    .where(
      and(
        eq(visitPlans.id, id),
        isNull(visitPlans.deletedAt),
        readablePlans(viewer, { ...visitPlans, planId: visitPlans.id }),
      ),
    )
  if (!row) return undefined
  const asked = await read
    .select({
      unitId: planUnits.unitId,
      unitName: units.name,
      answer: planUnits.answer,
      personName: sent.name,
      userId: planUnits.userId,
    })
    .from(planUnits)
    .innerJoin(units, eq(units.id, planUnits.unitId))
    .leftJoin(sent, eq(sent.id, planUnits.userId))
    .where(eq(planUnits.planId, id))
    .orderBy(asc(units.path), asc(units.sort))
  const { plan, openVisit, ...names } = row
  return { ...plan, ...names, visitId: openVisit, asked }
}
export type VisitPlanDetail = NonNullable<Awaited<ReturnType<typeof findVisitPlan>>>
