import { eq, lt } from 'drizzle-orm'
import type { Read, Tx } from '@/lib/db/store'
import { attempts } from '@/lib/db/tables/people'
import { now } from '@/lib/kernel/clock'

/** Failures are counted over a quarter of an hour, in the database, because several instances may serve. */
export const WINDOW_MINUTES = 15
const WINDOW = WINDOW_MINUTES * 60_000

/** A key and how many failures it may have in a window. One address may be a whole building behind one gateway. */
export type Limit = { key: string; most: number }
export const addressLimit = (address: string): Limit => ({ key: `address:${address}`, most: 60 })
export const passwordLimit = (userId: string): Limit => ({ key: `password:${userId}`, most: 5 })

/** Whether the limit is used up at this moment. */
export async function isExhausted(read: Read, limit: Limit): Promise<boolean> {
  const [row] = await read.select().from(attempts).where(eq(attempts.key, limit.key))
  return row !== undefined && row.since.getTime() > now().getTime() - WINDOW && row.count >= limit.most
}

/** Counts one failure; a window begins with its first. Windows that have passed are cleared away here. */
export async function countFailure(tx: Tx, limit: Limit): Promise<void> {
  await tx.delete(attempts).where(lt(attempts.since, new Date(now().getTime() - WINDOW)))
  const [row] = await tx.select().from(attempts).where(eq(attempts.key, limit.key))
  if (row)
    await tx
      .update(attempts)
      .set({ count: row.count + 1 })
      .where(eq(attempts.key, limit.key))
  else await tx.insert(attempts).values({ key: limit.key, count: 1, since: now() })
}

/** Forgets the failures of a key, after a success. */
export async function clearFailures(tx: Tx, limit: Limit): Promise<void> {
  await tx.delete(attempts).where(eq(attempts.key, limit.key))
}
