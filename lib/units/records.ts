import { eq, sql } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { refused } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { DistrictSeed } from './default-district'
import { pathOf } from './rules'

type Placed = { id: string; path: string }

/** Writes a district and its units, parents before children; answers the district's id. */
export async function insertDistrict(tx: Tx, district: DistrictSeed): Promise<string> {
  const id = district.id ?? newId()
  const root = { id, parentId: null, path: pathOf(id), name: district.name, kind: 'district' as const, sort: 0 }
  await tx.insert(units).values(root)
  const placed = new Map<string | undefined, Placed>([[undefined, root]])
  for (const [at, unit] of district.units.entries()) {
    const parent = placed.get(unit.under)
    if (!parent) throw refused(`“${unit.name}”的上级单位“${unit.under}”须排在它前面。`)
    const own = unit.id ?? newId()
    const row = { id: own, parentId: parent.id, path: pathOf(own, parent), name: unit.name, kind: unit.kind }
    await tx.insert(units).values({ ...row, sort: (at + 1) * 10 })
    placed.set(unit.name, row)
  }
  return id
}

/** Hangs a unit under another parent, with everything below it: their paths begin with its own. */
export async function movePath(tx: Tx, unit: Placed, parent: Placed): Promise<void> {
  const rest = unit.path.length + 1
  await tx
    .update(units)
    .set({ path: sql`${pathOf(unit.id, parent)} || substr(${units.path}, ${rest})` })
    .where(eq(sql`substr(${units.path}, 1, ${unit.path.length})`, unit.path))
}
