import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { notices } from '@/lib/db/tables/notices'
import { now } from '@/lib/kernel/clock'
import type { NewNotice } from '@/lib/notices/new-notice'
import { notify } from '@/lib/notices/records'
import { PREFIX } from './occasion'

/** What one run did: told anew, taken off because it is true no longer, put back because it is true again. */
export type Reminded = { told: number; settled: number; back: number }

const ROWS = 200

/** Brings one person's reminders to what is true: what is true and told stays as it is, read or not. */
export async function keepReminders(tx: Tx, userId: string, occasions: readonly NewNotice[]): Promise<Reminded> {
  const wanted = new Map(occasions.map((one) => [one.key, one]))
  const standing = await tx
    .select({ id: notices.id, key: notices.key })
    .from(notices)
    .where(and(eq(notices.userId, userId), isNull(notices.settledAt)))
  const gone = standing.filter(({ key }) => key.startsWith(PREFIX) && !wanted.has(key)).map(({ id }) => id)
  const told = new Set(standing.map(({ key }) => key))
  const missing = [...wanted.values()].filter(({ key }) => !told.has(key))
  const back: string[] = []
  for (let from = 0; from < missing.length; from += ROWS) {
    const keys = missing.slice(from, from + ROWS).map(({ key }) => key)
    const earlier = await tx
      .select({ id: notices.id, key: notices.key })
      .from(notices)
      .where(and(eq(notices.userId, userId), inArray(notices.key, keys)))
    for (const { id, key } of earlier) {
      back.push(id)
      told.add(key)
    }
  }
  const fresh = missing.filter(({ key }) => !told.has(key))
  await notify(tx, fresh)
  for (let from = 0; from < gone.length; from += ROWS)
    await tx
      .update(notices)
      .set({ settledAt: now() })
      .where(inArray(notices.id, gone.slice(from, from + ROWS)))
  for (let from = 0; from < back.length; from += ROWS)
    await tx
      .update(notices)
      .set({ settledAt: null, readAt: null })
      .where(inArray(notices.id, back.slice(from, from + ROWS)))
  return { told: fresh.length, settled: gone.length, back: back.length }
}
