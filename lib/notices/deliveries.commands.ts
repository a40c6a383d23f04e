import { eq } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Write } from '@/lib/db/store'
import { deliveries } from '@/lib/db/tables/notices'
import { now, today } from '@/lib/kernel/clock'
import { found, refused } from '@/lib/kernel/errors'
import { findDelivery } from './deliveries.queries'

/** Sends a message of today that failed, or of which nobody knows, once more: a person decides, knowing it may be the second time. Throws not-found, refused. */
export async function resendDelivery(write: Write, viewer: Viewer, { id }: { id: string }): Promise<void> {
  await write(async (tx) => {
    const row = found(await findDelivery(tx, viewer, id), `delivery ${id}`)
    if (row.state !== 'failed' && row.state !== 'uncertain') throw refused('这条消息不需要重发')
    if (row.day !== today()) throw refused('只能重发当天的消息；未办的事项会列入下一天的消息')
    await tx
      .update(deliveries)
      .set({ state: 'waiting', nextAt: now(), heldUntil: null, error: null })
      .where(eq(deliveries.id, id))
    await audit(tx, viewer, {
      action: 'delivery.resend',
      noun: 'delivery',
      id,
      before: { state: row.state },
      after: { state: 'waiting' },
    })
  })
}
