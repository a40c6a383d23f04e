import { eq, inArray, sql } from 'drizzle-orm'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'

/** A unit and everything below it; an unknown unit answers only itself, for which there are no records. */
export async function unitsUnder(read: Read, unitId: string): Promise<string[]> {
  const top = read.select({ path: units.path }).from(units).where(eq(units.id, unitId))
  const [found] = await top
  if (!found) return [unitId]
  const rows = await read
    .select({ id: units.id })
    .from(units)
    .where(sql`substr(${units.path}, 1, ${found.path.length}) = ${found.path}`)
  return rows.map((row) => row.id)
}

/** Whose figure a page shows, in words: a figure is always of what its viewer may open. */
export async function scopeWords(
  read: Read,
  viewer: Viewer,
  narrowed: { unitId?: string; own?: string; personId?: string } = {},
): Promise<string> {
  const reached = reachedUnits(viewer, 'project.read')
  if (reached?.length === 0) return '本岗位不查看业务数据'
  const [unit] = narrowed.unitId ? await read.select().from(units).where(eq(units.id, narrowed.unitId)) : []
  const [person] = narrowed.personId
    ? await read
        .select()
        .from(users)
        .where(inArray(users.id, [narrowed.personId]))
    : []
  const own =
    reached === undefined ? '全区口径' : `本单位口径：${viewer.unitName}${reached.length > 1 ? '及下属单位' : ''}`
  const words = unit ? `${unit.name}${narrowed.own ? '本级' : '及下属单位'}` : own
  return person ? `${words}，责任人${person.name}` : words
}
