import { or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { reachedUnits, within } from './scope'
import type { Viewer } from './viewer'

type Columns = { unitId: SQLiteColumn; ownerId?: SQLiteColumn; projectId: SQLiteColumn }

/**
 * The rows of projects a viewer may read, as part of WHERE: those of the units reached, and those whose credit a reached unit shares: who
 * is credited may open what he is credited for. Reading only; undefined when all.
 */
export function readableProjects(viewer: Viewer, { projectId, ...columns }: Columns): SQL | undefined {
  const own = within(viewer, 'project.read', columns)
  const units = reachedUnits(viewer, 'project.read')
  if (own === undefined || units === undefined || units.length === 0) return own
  const ids = sql.join(
    units.map((id) => sql`${id}`),
    sql`, `,
  )
  return or(
    own,
    sql`exists (select 1 from credits shared where shared.project_id = ${projectId} and shared.deleted_at is null and shared.unit_id in (${ids}))`,
  )
}
