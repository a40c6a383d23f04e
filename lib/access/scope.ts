import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { notFound, Problem } from '@/lib/kernel/errors'
import type { Permission } from './permissions'
import { reachOf } from './roles'
import type { Viewer } from './viewer'

type Columns = { unitId: SQLiteColumn; ownerId?: SQLiteColumn }
type Row = { unitId: string; ownerId?: string | null }

/** The rows a permission reaches, as part of WHERE; undefined when all. What you may not see is not there. */
export function within(viewer: Viewer, permission: Permission, columns: Columns): SQL | undefined {
  const units = reachedUnits(viewer, permission)
  if (reachOf(viewer, permission) === 'own') return columns.ownerId ? eq(columns.ownerId, viewer.userId) : sql`1 = 0`
  if (units === undefined) return undefined
  return units.length === 0 ? sql`1 = 0` : inArray(columns.unitId, units)
}

/** Unit ids the permission reaches; undefined: every unit. 'own' answers the own unit (the row's owner is checked by `within` and `reaches`). */
export function reachedUnits(viewer: Viewer, permission: Permission): string[] | undefined {
  switch (reachOf(viewer, permission)) {
    case 'none':
      return []
    case 'own':
    case 'unit':
      return [viewer.unitId]
    case 'subtree':
      return viewer.atRoot ? undefined : viewer.subtree
    case 'all':
      return undefined
  }
}

/** The same decision for one loaded row. */
export function reaches(viewer: Viewer, permission: Permission, row: Row): boolean {
  if (reachOf(viewer, permission) === 'own') return row.ownerId === viewer.userId
  const units = reachedUnits(viewer, permission)
  return units === undefined || units.includes(row.unitId)
}

/** Throws not-allowed when the row, which the viewer may see, may not be changed. Load it through `within` the read permission first. */
export function demand(viewer: Viewer, permission: Permission, row: Row): void {
  if (!reaches(viewer, permission, row)) throw new Problem('not-allowed', {}, `${viewer.role} ${permission}`)
}

/** Throws not-found when a role lacks the permission altogether: a page it may not open does not exist. */
export function demandPage(viewer: Viewer, permission: Permission): void {
  if (reachOf(viewer, permission) === 'none') throw notFound(`${viewer.role} ${permission}`)
}
