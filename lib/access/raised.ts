import { or, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { reaches, within } from './scope'
import type { Viewer } from './viewer'

type Columns = { unitId: SQLiteColumn; ownerId: SQLiteColumn; raisedUnitId: SQLiteColumn }

/**
 * The requests a viewer may read, as part of WHERE: those the units reached have to solve, and those they raised: who brought a request keeps
 * sight of it wherever it goes. Undefined when all.
 */
export function readableRequests(viewer: Viewer, { raisedUnitId, ...columns }: Columns): SQL | undefined {
  const own = within(viewer, 'request.read', columns)
  return own && or(own, within(viewer, 'request.read', { unitId: raisedUnitId }))
}

/** Whether the viewer may change what a request says: whoever raised it, and those who may write for that unit. */
export function speaksForRaiser(viewer: Viewer, { raisedUnitId }: { raisedUnitId: string }): boolean {
  return reaches(viewer, 'request.write', { unitId: raisedUnitId })
}
