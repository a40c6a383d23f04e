import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { idempotency } from '@/lib/db/tables/house'

/**
 * Runs a write once per key and person: a repeated sending gets the first answer and writes nothing.
 * The key's row is in the write's own transaction, so a failed write may be tried again under the same key. An empty key never repeats.
 */
export async function once<T>(
  tx: Tx,
  actor: { userId: string },
  action: string,
  key: string,
  run: () => Promise<T>,
): Promise<T> {
  if (key === '') return run()
  const mine = and(eq(idempotency.userId, actor.userId), eq(idempotency.key, key))
  const [done] = await tx.select({ result: idempotency.result }).from(idempotency).where(mine)
  if (done) return done.result as T
  const result = await run()
  await tx.insert(idempotency).values({ key, userId: actor.userId, action, result: result ?? null })
  return result
}
