import { and, count, desc, eq, inArray, or, type SQL } from 'drizzle-orm'
import { may } from '@/lib/access/roles'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { channels, deliveries } from '@/lib/db/tables/notices'
import { units, users } from '@/lib/db/tables/people'
import { DELIVERY_STATES } from '@/lib/kernel/terms'
import { PAGE_SIZE } from '@/lib/lists/list.schema'

export type DeliveryList = { state?: (typeof DELIVERY_STATES)[number]; mine: boolean; page: number }

/** The log an address asks for; what it does not understand falls away. */
export function deliveryList(params: Record<string, string | string[] | undefined>, mine: boolean): DeliveryList {
  const state = DELIVERY_STATES.find((one) => one === params.state)
  const page = Math.floor(Number(params.page))
  return { mine, ...(state ? { state } : {}), page: page > 1 ? page : 1 }
}

/** Whose deliveries: all for who reads the log, those of the units' channels for who keeps them, and one's own. */
function logWhere(viewer: Viewer, { mine, state }: DeliveryList): SQL | undefined {
  const own = eq(deliveries.userId, viewer.userId)
  const units = may(viewer, 'channel.write') ? (reachedUnits(viewer, 'channel.write') ?? []) : []
  const kept = units.length > 0 ? inArray(channels.unitId, units) : undefined
  const everything = may(viewer, 'delivery.read') || (may(viewer, 'channel.write') && units.length === 0)
  const reach = mine ? own : everything ? undefined : or(own, kept)
  return and(reach, state && eq(deliveries.state, state))
}

/** A page of the log, the latest first, with who it was for; never an address. */
export async function listDeliveries(read: Read, viewer: Viewer, list: DeliveryList) {
  const where = logWhere(viewer, list)
  const from = {
    id: deliveries.id,
    userId: deliveries.userId,
    person: users.name,
    unitName: units.name,
    kind: deliveries.kind,
    ofUnit: channels.unitId,
    day: deliveries.day,
    state: deliveries.state,
    attempts: deliveries.attempts,
    nextAt: deliveries.nextAt,
    sentAt: deliveries.sentAt,
    error: deliveries.error,
    noticeIds: deliveries.noticeIds,
  }
  const [rows, [all]] = await Promise.all([
    read
      .select(from)
      .from(deliveries)
      .leftJoin(channels, eq(channels.id, deliveries.channelId))
      .leftJoin(users, eq(users.id, deliveries.userId))
      .leftJoin(units, eq(units.id, users.unitId))
      .where(where)
      .orderBy(desc(deliveries.day), desc(deliveries.id))
      .limit(PAGE_SIZE)
      .offset((list.page - 1) * PAGE_SIZE),
    read
      .select({ total: count() })
      .from(deliveries)
      .leftJoin(channels, eq(channels.id, deliveries.channelId))
      .where(where),
  ])
  return { rows: rows.map(({ noticeIds, ...row }) => ({ ...row, carried: noticeIds.length })), total: all?.total ?? 0 }
}
export type DeliveryRow = Awaited<ReturnType<typeof listDeliveries>>['rows'][number]

/** A delivery that the viewer may send again: the own, or one by a unit's channel in reach; undefined when it is not there. */
export async function findDelivery(read: Read, viewer: Viewer, id: string) {
  const [row] = await read
    .select({ delivery: deliveries, unitId: channels.unitId })
    .from(deliveries)
    .leftJoin(channels, eq(channels.id, deliveries.channelId))
    .where(eq(deliveries.id, id))
  if (!row) return undefined
  const reached = reachedUnits(viewer, 'channel.write')
  const kept = row.unitId !== null && (reached === undefined || reached.includes(row.unitId))
  return row.delivery.userId === viewer.userId || kept ? row.delivery : undefined
}
