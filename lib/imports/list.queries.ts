import { and, asc, count, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { batches } from '@/lib/db/tables/imports'
import { units, users } from '@/lib/db/tables/people'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import type { BatchList } from './list.schema'
import { type BatchItem, batchColumns } from './queries'

export type BatchRow = BatchItem & { unitName: string }

/** One sentence for page, total and export. A file's name is found by any part of it, in whatever case. */
function batchesWhere(viewer: Viewer, { q, filters }: BatchList): SQL | undefined {
  const part = q?.replaceAll(/[\\%_]/g, '\\$&')
  return and(
    isNull(batches.deletedAt),
    within(viewer, 'import.run', batches),
    part === undefined ? undefined : sql`lower(${batches.fileName}) like lower(${`%${part}%`}) escape '\\'`,
    filters.status && eq(batches.status, filters.status),
    filters.unit === undefined ? undefined : eq(batches.unitId, filters.unit),
  )
}

/** The viewer's imports, latest first unless asked otherwise, 50 a page, with the total. */
export async function listBatches(
  read: Read,
  viewer: Viewer,
  list: BatchList,
): Promise<{ rows: BatchRow[]; total: number }> {
  const where = batchesWhere(viewer, list)
  const turn = list.sort.direction === 'asc' ? asc : desc
  const [rows, [all]] = await Promise.all([
    read
      .select({ ...batchColumns, unitName: sql<string>`coalesce(${units.name}, '')` })
      .from(batches)
      .leftJoin(users, eq(users.id, batches.createdBy))
      .leftJoin(units, eq(units.id, batches.unitId))
      .where(where)
      .orderBy(turn(batches.recordedAt), turn(batches.id))
      .limit(PAGE_SIZE)
      .offset((list.page - 1) * PAGE_SIZE),
    read.select({ total: count() }).from(batches).where(where),
  ])
  return { rows, total: all?.total ?? 0 }
}
