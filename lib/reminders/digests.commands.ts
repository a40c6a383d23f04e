import type { Viewer } from '@/lib/access/viewer'
import { viewersOf } from '@/lib/access/viewers'
import type { Store } from '@/lib/db/store'
import type { Day } from '@/lib/kernel/month'
import { newsOf, peopleWithNews } from '@/lib/notices/carried.queries'
import { activeChannels } from '@/lib/notices/channels.queries'
import { putDelivery } from '@/lib/notices/deliveries.records'
import { byUrgency } from '@/lib/notices/digest.rules'
import { allWishes, unitsUpwards, unitWishes, userWishes } from '@/lib/notices/wishes.queries'
import { effectiveWishes, isHour, nearestChannel } from '@/lib/notices/wishes.rules'
import { visibleNotices } from './visible.queries'

/** A message names ten and counts the rest; it carries no more than these. */
const MOST = 500

/**
 * Writes the message of a day for everybody whose hour (China's clock, `HH:MM`) lies after `after` and not after `until`, who has something to be
 * told, wants to be told, and has a channel. Whoever has a message of this day already gets none. Answers how many were written.
 */
export async function composeDigests(
  { read, write }: Pick<Store, 'read' | 'write'>,
  day: Day,
  after: string,
  until: string,
): Promise<number> {
  const [people, channels, wishes] = await Promise.all([
    peopleWithNews(read, day),
    activeChannels(read),
    allWishes(read),
  ])
  if (people.length === 0 || channels.length === 0) return 0
  const upwards = new Map<string, string[]>()
  const above = async (viewer: Viewer) => {
    const known = upwards.get(viewer.unitId)
    if (known) return known
    const found = (await unitsUpwards(read, viewer.unitId)).map(({ id }) => id)
    upwards.set(viewer.unitId, found)
    return found
  }
  let written = 0
  for (const viewer of await viewersOf(read, people)) {
    const units = await above(viewer)
    const wanted = effectiveWishes([
      wishes.get(userWishes(viewer.userId)),
      ...units.map((id) => wishes.get(unitWishes(id))),
    ])
    if (!wanted.digest || !isHour(wanted.digestAt, after, until)) continue
    const channel = nearestChannel({ userId: viewer.userId, units }, channels)
    if (!channel) continue
    const news = (await newsOf(read, viewer.userId, day)).filter(({ kind }) => !wanted.off.some((off) => off === kind))
    const visible = await visibleNotices(read, viewer, news)
    const carried = byUrgency(
      news.filter(({ id }) => visible.has(id)),
      day,
    ).slice(0, MOST)
    if (carried.length === 0) continue
    const row = { userId: viewer.userId, channelId: channel.id, kind: channel.kind, day }
    if (await write((tx) => putDelivery(tx, { ...row, noticeIds: carried.map(({ id }) => id) }))) written += 1
  }
  return written
}
