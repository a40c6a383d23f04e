import { and, between, eq, inArray, isNull, ne } from 'drizzle-orm'
import { demandPage, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { planUnits, visitPlans, visitUnits } from '@/lib/db/tables/calendar'
import { companies } from '@/lib/db/tables/companies'
import { units, users } from '@/lib/db/tables/people'
import { visits } from '@/lib/db/tables/visits'
import { found } from '@/lib/kernel/errors'
import { addDays, type Day, daysBetween } from '@/lib/kernel/month'
import { isTold, NEARBY_DAYS, type Nearby } from './nearby.rules'

/** A visit or open plan at a company. `root` is the plan a visit came of, else its own id: a plan kept is no new occasion. `with`: units taking part. */
export type Meeting = Nearby & {
  id: string
  root: string
  companyId: string
  unitId: string
  ownerId: string | null
  with: string[]
}

const PART = 400

/** Visits and open plans of all units at these companies between two days. Asks nobody's permission: its callers tell unit, day and person only. */
export async function meetingsAt(
  read: Pick<Read, 'select'>,
  companyIds: string[],
  from: Day,
  to: Day,
): Promise<Meeting[]> {
  const all: Meeting[] = []
  for (let at = 0; at < companyIds.length; at += PART) {
    const some = companyIds.slice(at, at + PART)
    all.push(...(await visitsAt(read, some, from, to)), ...(await plansAt(read, some, from, to)))
  }
  return all
}

async function visitsAt(read: Pick<Read, 'select'>, companyIds: string[], from: Day, to: Day): Promise<Meeting[]> {
  const rows = await read
    .select({
      id: visits.id,
      planId: visitPlans.id,
      companyId: visits.companyId,
      unitId: visits.unitId,
      ownerId: visits.ownerId,
      on: visits.happenedOn,
      unitName: units.name,
      personName: users.name,
    })
    .from(visits)
    .innerJoin(units, eq(units.id, visits.unitId))
    .leftJoin(users, eq(users.id, visits.ownerId))
    .leftJoin(visitPlans, and(eq(visitPlans.companyId, visits.companyId), eq(visitPlans.visitId, visits.id)))
    .where(and(inArray(visits.companyId, companyIds), between(visits.happenedOn, from, to), isNull(visits.deletedAt)))
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const joined = await read.select().from(visitUnits).where(inArray(visitUnits.visitId, ids))
  const withOf = Map.groupBy(joined, (row) => row.visitId)
  return rows.map(({ planId, ...row }) => ({
    ...row,
    noun: 'visit',
    root: planId ?? row.id,
    with: (withOf.get(row.id) ?? []).map((one) => one.unitId),
  }))
}

async function plansAt(read: Pick<Read, 'select'>, companyIds: string[], from: Day, to: Day): Promise<Meeting[]> {
  const rows = await read
    .select({
      id: visitPlans.id,
      companyId: visitPlans.companyId,
      unitId: visitPlans.unitId,
      ownerId: visitPlans.ownerId,
      on: visitPlans.happensOn,
      unitName: units.name,
      personName: users.name,
    })
    .from(visitPlans)
    .innerJoin(units, eq(units.id, visitPlans.unitId))
    .leftJoin(users, eq(users.id, visitPlans.ownerId))
    .where(
      and(
        inArray(visitPlans.companyId, companyIds),
        between(visitPlans.happensOn, from, to),
        eq(visitPlans.state, 'planned'),
        isNull(visitPlans.deletedAt),
      ),
    )
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const asked = await read
    .select()
    .from(planUnits)
    .where(and(inArray(planUnits.planId, ids), ne(planUnits.answer, 'declined')))
  const withOf = Map.groupBy(asked, (row) => row.planId)
  return rows.map((row) => ({
    ...row,
    noun: 'plan',
    root: row.id,
    with: (withOf.get(row.id) ?? []).map((one) => one.unitId),
  }))
}

/** Of each other unit the meeting nearest to a day, not those made together; the nearest first. */
export function nearestOfOthers(mine: Pick<Meeting, 'root' | 'unitId' | 'with' | 'on'>, all: Meeting[]): Meeting[] {
  const near = all
    .filter(
      (one) =>
        one.root !== mine.root &&
        one.unitId !== mine.unitId &&
        !mine.with.includes(one.unitId) &&
        !one.with.includes(mine.unitId) &&
        Math.abs(daysBetween(mine.on, one.on)) <= NEARBY_DAYS,
    )
    .toSorted(
      (a, b) =>
        Math.abs(daysBetween(mine.on, a.on)) - Math.abs(daysBetween(mine.on, b.on)) || (a.root < b.root ? -1 : 1),
    )
  return [...Map.groupBy(near, (one) => one.unitId).values()].flatMap((each) => each.slice(0, 1))
}

/**
 * What other units do at a company within a fortnight of a day: unit, day and person, nothing of the content. Only of days near today, by the rule of
 * the notices: asked day by day, it would tell a company's whole history. Throws not-found for a company out of reach and a role that visits nobody.
 */
export async function nearbyMeetings(
  read: Read,
  viewer: Viewer,
  companyId: string,
  on: Day,
  today: Day,
  except = '',
): Promise<Nearby[]> {
  demandPage(viewer, 'visit.write')
  const [company] = await read
    .select({ id: companies.id })
    .from(companies)
    .where(and(eq(companies.id, companyId), isNull(companies.deletedAt), within(viewer, 'company.read', companies)))
  found(company, `company ${companyId}`)
  if (!isTold(on, today)) return []
  const all = await meetingsAt(read, [companyId], addDays(on, -NEARBY_DAYS), addDays(on, NEARBY_DAYS))
  return nearestOfOthers({ root: except, unitId: viewer.unitId, with: [], on }, all).map(
    ({ noun, on: day, unitName, personName }) => ({ noun, on: day, unitName, personName }),
  )
}
