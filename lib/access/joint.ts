import { or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { reachedUnits, within } from './scope'
import type { Viewer } from './viewer'

type Columns = { visitId: SQLiteColumn; unitId: SQLiteColumn; ownerId?: SQLiteColumn }

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

/** The visits in which one of these units took part beside the one that recorded it; not correlated, so that few joint visits cost little. */
export function tookPart(visitId: SQLiteColumn | SQL, units: readonly string[]): SQL {
  const ids = sql.join(
    units.map((id) => sql`${id}`),
    sql`, `,
  )
  return sql`${visitId} in (select shared.visit_id from visit_units shared where shared.unit_id in (${ids}))`
}
