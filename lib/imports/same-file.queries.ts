import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { batches } from '@/lib/db/tables/imports'
import { users } from '@/lib/db/tables/people'
import { dayOf } from '@/lib/kernel/clock'

export type SameFile = { id: string; fileName: string; byName: string | null; day: string; written: boolean }

/**
 * The latest other import of the very same bytes within the viewer's reach, whatever the file was called; undefined for none. What was undone,
 * failed or was only looked at is no import.
 */
export async function sameFileBefore(
  read: Read,
  viewer: Viewer,
  { id, sha256 }: { id: string; sha256: string },
): Promise<SameFile | undefined> {
  const [row] = await read
    .select({
      id: batches.id,
      fileName: batches.fileName,
      byName: users.name,
      status: batches.status,
      writtenAt: batches.writtenAt,
      at: batches.recordedAt,
    })
    .from(batches)
    .leftJoin(users, eq(users.id, batches.createdBy))
    .where(
      and(
        eq(batches.sha256, sha256),
        ne(batches.id, id),
        inArray(batches.status, ['queued', 'writing', 'written']),
        isNull(batches.deletedAt),
        within(viewer, 'import.run', batches),
      ),
    )
    .orderBy(desc(batches.recordedAt), desc(batches.id))
    .limit(1)
  if (!row) return undefined
  const { status, writtenAt, at, ...rest } = row
  return { ...rest, day: dayOf(writtenAt ?? at), written: status === 'written' }
}
