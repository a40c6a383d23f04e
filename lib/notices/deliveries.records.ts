import { and, asc, eq, gt, inArray, isNull, lt, lte, or } from 'drizzle-orm'
import type { Read, Tx } from '@/lib/db/store'
import { channels, deliveries, notices } from '@/lib/db/tables/notices'
import { now } from '@/lib/kernel/clock'
import type { Day } from '@/lib/kernel/month'
import type { ChannelKind } from '@/lib/kernel/terms'
import { nextAttempt, PER_MINUTE } from './backoff.rules'
import type { Outcome } from './send/outcome'

/** Longer than any sending may take: whoever holds a delivery beyond it has died. */
const HELD_MS = 5 * 60_000
const MINUTE = 60_000
export type DeliveryRow = typeof deliveries.$inferSelect

/** A message of a day for a person, unless the person has one already by whatever channel. Answers whether it was written. */
export async function putDelivery(
  tx: Tx,
  row: { userId: string; channelId: string; kind: ChannelKind; day: Day; noticeIds: string[] },
): Promise<boolean> {
  const [known] = await tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.userId, row.userId), eq(deliveries.day, row.day)))
    .limit(1)
  if (known) return false
  const made = await tx
    .insert(deliveries)
    .values({ ...row, nextAt: now() })
    .onConflictDoNothing({ target: [deliveries.userId, deliveries.channelId, deliveries.day] })
    .returning({ id: deliveries.id })
  return made.length > 0
}

/** Deliveries whose sender has died in the middle: nobody knows whether they arrived, so nobody sends them again by itself. */
export async function noteDied(tx: Tx): Promise<number> {
  const rows = await tx
    .update(deliveries)
    .set({ state: 'uncertain', heldUntil: null, error: '发送途中服务中断，不知是否送达' })
    .where(and(eq(deliveries.state, 'sending'), lt(deliveries.heldUntil, now())))
    .returning({ id: deliveries.id })
  return rows.length
}

/** What is left over from days before is not sent any more: the next day's message says it again. */
export async function noteTooLate(tx: Tx, today: Day): Promise<void> {
  await tx
    .update(deliveries)
    .set({ state: 'failed', error: '当天没有发出；未办的事项会列入下一天的消息' })
    .where(and(eq(deliveries.state, 'waiting'), lt(deliveries.day, today)))
}

/** What may go now: due, oldest first, no more per channel than its maker takes in a minute, counting what went in the last one. */
export async function dueDeliveries(read: Read): Promise<DeliveryRow[]> {
  const rows = await read
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.state, 'waiting'), lte(deliveries.nextAt, now())))
    .orderBy(asc(deliveries.nextAt), asc(deliveries.id))
    .limit(500)
  const recent = await read
    .select({ channelId: deliveries.channelId })
    .from(deliveries)
    .where(or(eq(deliveries.state, 'sending'), gt(deliveries.sentAt, new Date(now().getTime() - MINUTE))))
  const used = new Map<string, number>()
  const count = (id: string) => used.set(id, (used.get(id) ?? 0) + 1).get(id) ?? 0
  for (const { channelId } of recent) count(channelId)
  return rows.filter((row) => count(row.channelId) <= PER_MINUTE[row.kind])
}

/**
 * Takes one delivery for sending: a single UPDATE decides, so that of several senders one gets it. It counts as sent out from here on: if the
 * sender dies, it becomes uncertain and not due again.
 */
export async function takeDelivery(tx: Tx, id: string): Promise<DeliveryRow | undefined> {
  const [before] = await tx.select({ attempts: deliveries.attempts }).from(deliveries).where(eq(deliveries.id, id))
  if (!before) return undefined
  const [row] = await tx
    .update(deliveries)
    .set({ state: 'sending', heldUntil: new Date(now().getTime() + HELD_MS), attempts: before.attempts + 1 })
    .where(
      and(
        eq(deliveries.id, id),
        eq(deliveries.state, 'waiting'),
        eq(deliveries.attempts, before.attempts),
        lte(deliveries.nextAt, now()),
        isNull(deliveries.heldUntil),
      ),
    )
    .returning()
  return row
}

/** Notes what became of an attempt; one that comes back after it was given up for dead still tells the truth. */
export async function noteOutcome(tx: Tx, row: DeliveryRow, outcome: Outcome): Promise<void> {
  const ours = and(
    eq(deliveries.id, row.id),
    eq(deliveries.attempts, row.attempts),
    inArray(deliveries.state, ['sending', 'uncertain']),
  )
  const done = await tx.update(deliveries).set(changeOf(row, outcome)).where(ours).returning({ id: deliveries.id })
  if (done.length === 0 || outcome.result !== 'sent') return
  for (let from = 0; from < row.noticeIds.length; from += 200)
    await tx
      .update(notices)
      .set({ sentOn: row.day })
      .where(inArray(notices.id, row.noticeIds.slice(from, from + 200)))
}

function changeOf(row: DeliveryRow, outcome: Outcome): Partial<DeliveryRow> {
  if (outcome.result === 'sent') return { state: 'sent', sentAt: now(), heldUntil: null, error: null }
  if (outcome.result === 'uncertain') return { state: 'uncertain', heldUntil: null, error: outcome.error }
  const nextAt = nextAttempt(row.attempts, now())
  return nextAt
    ? { state: 'waiting', nextAt, heldUntil: null, error: outcome.error }
    : { state: 'failed', heldUntil: null, error: outcome.error }
}

/** Nothing was left to say, or its channel is gone. */
export async function dropDelivery(tx: Tx, row: DeliveryRow, why: string): Promise<void> {
  await tx
    .update(deliveries)
    .set({ state: 'dropped', heldUntil: null, error: why })
    .where(and(eq(deliveries.id, row.id), eq(deliveries.state, 'sending')))
}

/** A channel with everything that sending needs; undefined when it was taken away or switched off. */
export async function usableChannel(read: Read, id: string) {
  const [row] = await read
    .select()
    .from(channels)
    .where(and(eq(channels.id, id), eq(channels.active, true)))
  return row
}
