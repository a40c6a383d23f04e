import { and, asc, between, eq, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { readablePlans, readableVisits, tookPart } from '@/lib/access/joint'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { planUnits, visitPlans } from '@/lib/db/tables/calendar'
import { companies } from '@/lib/db/tables/companies'
import { terms } from '@/lib/db/tables/house'
import { units, users } from '@/lib/db/tables/people'
import { visitPeople, visits } from '@/lib/db/tables/visits'
import type { Period } from '@/lib/kernel/month'

/** Whose calendar: one person's, or all of one unit's. */
export type Whose = { userId: string; unitId?: undefined } | { unitId: string; userId?: undefined }

/** Rows of each kind in one look at a calendar: more in a week is no calendar any more. */
export const MOST = 300

const names = {
  companyName: sql<string>`coalesce(${companies.name}, '')`,
  unitName: units.name,
  ownerName: users.name,
}

/** Visits made in a period, by day. */
export async function visitsIn(read: Read, viewer: Viewer, whose: Whose, { from, to }: Period) {
  return visitRows(read)
    .where(and(between(visits.happenedOn, from, to), isNull(visits.deletedAt), madeBy(whose), readable(viewer)))
    .orderBy(asc(visits.happenedOn), asc(visits.recordedAt), asc(visits.id))
    .limit(MOST)
}

/** Next steps that fall into a period, done ones too; of the person or unit that recorded the visit. */
export async function followUpsIn(read: Read, viewer: Viewer, whose: Whose, { from, to }: Period) {
  const own = whose.userId ? eq(visits.ownerId, whose.userId) : eq(visits.unitId, whose.unitId ?? '')
  return visitRows(read)
    .where(and(between(visits.nextOn, from, to), isNull(visits.deletedAt), own, readable(viewer)))
    .orderBy(asc(visits.nextOn), asc(visits.id))
    .limit(MOST)
}

const visitRows = (read: Read) =>
  read
    .select({
      id: visits.id,
      on: visits.happenedOn,
      kind: sql<string>`coalesce(${terms.label}, ${visits.kind})`,
      place: visits.place,
      nextStep: visits.nextStep,
      nextOn: visits.nextOn,
      nextDoneAt: visits.nextDoneAt,
      version: visits.version,
      recordedAt: visits.recordedAt,
      updatedAt: visits.updatedAt,
      ...names,
    })
    .from(visits)
    .leftJoin(companies, eq(companies.id, visits.companyId))
    .leftJoin(units, eq(units.id, visits.unitId))
    .leftJoin(users, eq(users.id, visits.ownerId))
    .leftJoin(terms, and(eq(terms.kind, 'visit-kind'), eq(terms.code, visits.kind)))
export type VisitItem = Awaited<ReturnType<typeof visitsIn>>[number]

const readable = (viewer: Viewer) => readableVisits(viewer, { ...visits, visitId: visits.id })
const madeBy = (whose: Whose): SQL | undefined =>
  whose.userId
    ? or(
        eq(visits.ownerId, whose.userId),
        sql`${visits.id} in (select ${visitPeople.visitId} from ${visitPeople} where ${visitPeople.userId} = ${whose.userId})`,
      )
    : or(eq(visits.unitId, whose.unitId ?? ''), tookPart(visits.id, [whose.unitId ?? '']))

/** Plans of a period by day and time, cancelled ones only when asked for; a person also has those to come along to, and those his unit has not answered. */
export async function plansIn(
  read: Read,
  viewer: Viewer,
  whose: Whose,
  { from, to }: Period,
  options: { cancelled?: boolean } = {},
) {
  return read
    .select({
      id: visitPlans.id,
      on: visitPlans.happensOn,
      startsAt: visitPlans.startsAt,
      endsAt: visitPlans.endsAt,
      kind: sql<string>`coalesce(${terms.label}, ${visitPlans.kind})`,
      place: visitPlans.place,
      purpose: visitPlans.purpose,
      state: visitPlans.state,
      visitId: visitPlans.visitId,
      version: visitPlans.version,
      recordedAt: visitPlans.recordedAt,
      updatedAt: visitPlans.updatedAt,
      joint: sql<number>`case when exists (select 1 from ${planUnits} where ${planUnits.planId} = ${visitPlans.id} and ${planUnits.answer} <> 'declined') then 1 else 0 end`,
      ...names,
    })
    .from(visitPlans)
    .leftJoin(companies, eq(companies.id, visitPlans.companyId))
    .leftJoin(units, eq(units.id, visitPlans.unitId))
    .leftJoin(users, eq(users.id, visitPlans.ownerId))
    .leftJoin(terms, and(eq(terms.kind, 'visit-kind'), eq(terms.code, visitPlans.kind)))
    .where(
      and(
        between(visitPlans.happensOn, from, to),
        isNull(visitPlans.deletedAt),
        options.cancelled ? undefined : ne(visitPlans.state, 'cancelled'),
        plannedBy(read, viewer, whose),
        readablePlans(viewer, { ...visitPlans, planId: visitPlans.id }),
      ),
    )
    .orderBy(asc(visitPlans.happensOn), sql`coalesce(${visitPlans.startsAt}, '')`, asc(visitPlans.id))
    .limit(MOST)
}
export type PlanItem = Awaited<ReturnType<typeof plansIn>>[number]

function plannedBy(read: Read, viewer: Viewer, whose: Whose): SQL | undefined {
  const among = (where: SQL | undefined) =>
    sql`${visitPlans.id} in ${read.select({ id: planUnits.planId }).from(planUnits).where(where)}`
  if (!whose.userId) {
    const unitId = whose.unitId ?? ''
    return or(eq(visitPlans.unitId, unitId), among(and(eq(planUnits.unitId, unitId), ne(planUnits.answer, 'declined'))))
  }
  const comes = and(eq(planUnits.userId, whose.userId), eq(planUnits.answer, 'joined'), isNotNull(planUnits.userId))
  const unanswered = and(eq(planUnits.unitId, viewer.unitId), eq(planUnits.answer, 'asked'))
  return or(
    eq(visitPlans.ownerId, whose.userId),
    among(comes),
    whose.userId === viewer.userId ? among(unanswered) : undefined,
  )
}
