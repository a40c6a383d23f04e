import { and, eq, isNull } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { calendarFeeds } from '@/lib/db/tables/calendar'
import { now } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { hashOfFeed, newFeedToken } from './token'

/** A new private address of the viewer's calendar; the old one ends with it. The token is answered this once and stored nowhere. */
export async function createFeed(write: Write, viewer: Viewer): Promise<{ token: string }> {
  return write(async (tx) => {
    await endFeeds(tx, viewer)
    const token = newFeedToken()
    const id = newId()
    await tx.insert(calendarFeeds).values({ id, userId: viewer.userId, tokenHash: hashOfFeed(token) })
    await audit(tx, viewer, {
      action: 'feed.create',
      noun: 'feed',
      id,
      unitId: viewer.unitId,
      after: { userId: viewer.userId },
    })
    return { token }
  })
}

/** Ends the viewer's calendar address. Ending none writes nothing. */
export async function endFeed(write: Write, viewer: Viewer): Promise<void> {
  await write((tx) => endFeeds(tx, viewer))
}

async function endFeeds(tx: Tx, viewer: Viewer): Promise<void> {
  const ended = await tx
    .update(calendarFeeds)
    .set({ endedAt: now() })
    .where(and(eq(calendarFeeds.userId, viewer.userId), isNull(calendarFeeds.endedAt)))
    .returning({ id: calendarFeeds.id })
  const entries = ended.map(({ id }) => ({
    action: 'feed.end',
    noun: 'feed',
    id,
    unitId: viewer.unitId,
    after: { userId: viewer.userId },
  }))
  await audit(tx, viewer, ...entries)
}

/** Notes that a calendar was read, at most once in ten minutes: every write makes the figures that are remembered be counted anew. */
export async function noteFeedRead(write: Write, feed: { id: string; lastReadAt: Date | null }): Promise<void> {
  const at = now()
  if (feed.lastReadAt && at.getTime() - feed.lastReadAt.getTime() < 600_000) return
  await write((tx) =>
    tx
      .update(calendarFeeds)
      .set({ lastReadAt: at })
      .where(and(eq(calendarFeeds.id, feed.id), isNull(calendarFeeds.endedAt)))
      .then(() => undefined),
  )
}
