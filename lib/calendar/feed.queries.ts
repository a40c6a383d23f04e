import { and, eq, isNull } from 'drizzle-orm'
import { may } from '@/lib/access/roles'
import type { Viewer } from '@/lib/access/viewer'
import { viewersOf } from '@/lib/access/viewers'
import type { Read } from '@/lib/db/store'
import { calendarFeeds } from '@/lib/db/tables/calendar'
import { addDays, type Day } from '@/lib/kernel/month'
import { followUpsIn, plansIn, visitsIn } from './items.queries'
import { hashOfFeed, isFeedToken } from './token'

/** How much of the past and of the future a subscribed calendar holds, in days. */
const BEHIND = 90
const AHEAD = 400

/** The viewer's living address, without its token, which nobody keeps. */
export async function ownFeed(read: Read, viewer: Viewer) {
  const [row] = await read
    .select({ createdAt: calendarFeeds.createdAt, lastReadAt: calendarFeeds.lastReadAt })
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.userId, viewer.userId), isNull(calendarFeeds.endedAt)))
  return row
}

/** Whose calendar a token opens, with that person's permissions of this moment; undefined when it was ended, or its person may read no visits any more. */
export async function feedOf(
  read: Read,
  token: string,
): Promise<{ id: string; lastReadAt: Date | null; viewer: Viewer } | undefined> {
  if (!isFeedToken(token)) return undefined
  const [row] = await read
    .select()
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.tokenHash, hashOfFeed(token)), isNull(calendarFeeds.endedAt)))
  const [viewer] = row ? await viewersOf(read, [row.userId]) : []
  return row && viewer && may(viewer, 'visit.read') ? { id: row.id, lastReadAt: row.lastReadAt, viewer } : undefined
}

/** What a person's calendar holds around a day: plans, cancelled ones too so that calendars take them off; visits; next steps. */
export async function feedItems(read: Read, viewer: Viewer, today: Day) {
  const window = { from: addDays(today, -BEHIND), to: addDays(today, AHEAD) }
  const whose = { userId: viewer.userId }
  const [plans, visits, followUps] = await Promise.all([
    plansIn(read, viewer, whose, window, { cancelled: true }),
    visitsIn(read, viewer, whose, { ...window, to: today }),
    followUpsIn(read, viewer, whose, window),
  ])
  const kept = new Set(plans.flatMap((plan) => (plan.state === 'held' && plan.visitId ? [plan.visitId] : [])))
  return { plans, visits: visits.filter((visit) => !kept.has(visit.id)), followUps }
}
export type FeedItems = Awaited<ReturnType<typeof feedItems>>
