import { and, eq, isNull } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Write } from '@/lib/db/store'
import { notices } from '@/lib/db/tables/notices'
import { now } from '@/lib/kernel/clock'
import { found } from '@/lib/kernel/errors'

/**
 * Marks one of the viewer's own notices as read and answers where it leads. Read twice keeps the first time. What a person has looked at is no
 * business of the trail. Throws not-found, also for somebody else's.
 */
export async function readNotice(write: Write, viewer: Viewer, { id }: { id: string }): Promise<{ path: string }> {
  return write(async (tx) => {
    const mine = and(eq(notices.id, id), eq(notices.userId, viewer.userId))
    const [row] = await tx.select({ path: notices.path }).from(notices).where(mine)
    const notice = found(row, `notice ${id}`)
    await tx
      .update(notices)
      .set({ readAt: now() })
      .where(and(mine, isNull(notices.readAt)))
    return notice
  })
}

/** Marks everything that was told to the viewer as read. */
export async function readAllNotices(write: Write, viewer: Viewer): Promise<void> {
  await write(async (tx) => {
    await tx
      .update(notices)
      .set({ readAt: now() })
      .where(and(eq(notices.userId, viewer.userId), isNull(notices.settledAt), isNull(notices.readAt)))
  })
}
