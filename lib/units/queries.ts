import { and, count, eq, inArray } from 'drizzle-orm'
import type { Permission } from '@/lib/access/permissions'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { settings } from '@/lib/db/tables/house'
import { units, users } from '@/lib/db/tables/people'
import { found } from '@/lib/kernel/errors'
import type { UnitKind } from '@/lib/kernel/terms'
import { inTreeOrder } from './rules'

/** A unit in a select box; `depth` is 0 for the highest unit offered. */
export type UnitOption = { value: string; label: string; kind: UnitKind; depth: number }
export type UnitRow = {
  id: string
  parentId: string | null
  path: string
  name: string
  kind: UnitKind
  sort: number
  active: boolean
  version: number
  /** 0 for the root. */
  depth: number
  /** Active users in the unit itself. */
  users: number
}

/** Active units that the viewer's permission reaches, in the order of the tree: for filters and select boxes. */
export async function unitOptions(read: Read, viewer: Viewer, permission: Permission): Promise<UnitOption[]> {
  const ids = reachedUnits(viewer, permission)
  if (ids?.length === 0) return []
  const rows = await read
    .select()
    .from(units)
    .where(and(eq(units.active, true), ids && inArray(units.id, ids)))
  const ordered = inTreeOrder(rows)
  const highest = Math.min(...ordered.map((unit) => unit.depth))
  return ordered.map(({ id, name, kind, depth }) => ({ value: id, label: name, kind, depth: depth - highest }))
}

/** Id → name of every unit, those out of use included. */
export async function unitNames(read: Read): Promise<Map<string, string>> {
  const rows = await read.select({ id: units.id, name: units.name }).from(units)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** The whole tree in order, parents before their children, brothers by `sort` and name. */
export async function unitTree(read: Read): Promise<UnitRow[]> {
  const [rows, staffed] = await Promise.all([
    read.select().from(units),
    read
      .select({ unitId: users.unitId, users: count() })
      .from(users)
      .where(eq(users.active, true))
      .groupBy(users.unitId),
  ])
  const heads = new Map(staffed.map((row) => [row.unitId, row.users]))
  return inTreeOrder(rows).map((unit) => ({ ...unit, users: heads.get(unit.id) ?? 0 }))
}

/** One unit, for its settings page. Throws not-found. */
export async function findUnit(read: Read, id: string): Promise<Omit<UnitRow, 'depth' | 'users'>> {
  const [row] = await read.select().from(units).where(eq(units.id, id))
  return found(row, `unit ${id}`)
}

/** What this installation is: the district's name, and whether its data are a demonstration. */
export type Installation = { district: string | undefined; demo: { password: string } | undefined }

/** Reads the facts that `setUpDistrict` and the demo district write. */
export async function installation(read: Read): Promise<Installation> {
  const rows = await read
    .select()
    .from(settings)
    .where(inArray(settings.key, ['district', 'demo']))
  const value = (key: string) => rows.find((row) => row.key === key)?.value
  const demo = value('demo') as { password?: unknown } | null | undefined
  return {
    district: typeof value('district') === 'string' ? String(value('district')) : undefined,
    demo: typeof demo?.password === 'string' ? { password: demo.password } : undefined,
  }
}
