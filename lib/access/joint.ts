import { or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { reachedUnits, within } from './scope'
import type { Viewer } from './viewer'

type Columns = { visitId: SQLiteColumn; unitId: SQLiteColumn; ownerId?: SQLiteColumn }
type PlanColumns = Omit<Columns, 'visitId'> & { planId: SQLiteColumn }

/**
 * The visits a viewer may read, as part of WHERE: those of the units reached, and those in which a reached unit took part. Reading only:
 * writing stays with the unit that recorded the visit. Undefined when all.
 */
export function readableVisits(viewer: Viewer, { visitId, ...columns }: Columns): SQL | undefined {
  const own = within(viewer, 'visit.read', columns)
  const units = reachedUnits(viewer, 'visit.read')
  if (own === undefined || units === undefined || units.length === 0) return own
  return or(own, tookPart(visitId, units))
}

/** The planned visits a viewer may read: those of the units reached, and those to which a reached unit was asked. Undefined when all. */
export function readablePlans(viewer: Viewer, { planId, ...columns }: PlanColumns): SQL | undefined {
  const own = within(viewer, 'visit.read', columns)
  const units = reachedUnits(viewer, 'visit.read')
  if (own === undefined || units === undefined || units.length === 0) return own
  return or(own, wasAsked(planId, units))
}

/** The plans to which one of these units was asked. */
export function wasAsked(planId: SQLiteColumn, units: readonly string[]): SQL {
  return sql`${planId} in (select shared.plan_id from plan_units shared where shared.unit_id in (${listed(units)}))`
}

/** The visits in which one of these units took part beside the one that recorded it; not correlated, so that few joint visits cost little. */
export function tookPart(visitId: SQLiteColumn | SQL, units: readonly string[]): SQL {
  return sql`${visitId} in (select shared.visit_id from visit_units shared where shared.unit_id in (${listed(units)}))`
}

const listed = (units: readonly string[]): SQL =>
  sql.join(
    units.map((id) => sql`${id}`),
    sql`, `,
  )
