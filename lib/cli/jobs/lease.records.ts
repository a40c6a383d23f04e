import { and, eq, isNull, lt, lte, or } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { jobs } from '@/lib/db/tables/notices'
import { now } from '@/lib/kernel/clock'

/** So long a job belongs to whoever took it; it is renewed while it runs, and whoever dies lets go by this time alone. */
export const LEASE_MS = 10 * 60_000

const until = () => new Date(now().getTime() + LEASE_MS)
const free = () => or(isNull(jobs.heldUntil), lt(jobs.heldUntil, now()))

/** Notes a job that is not known yet, with when it runs first. */
export async function noteJob(tx: Tx, name: string, firstAt: Date): Promise<void> {
  await tx.insert(jobs).values({ name, nextAt: firstAt }).onConflictDoNothing({ target: jobs.name })
}

/**
 * Takes a job if it is due (or at once, when asked for by name) and nobody holds it: one UPDATE decides, so that of several instances one
 * wins. Answers when it last ran, or undefined when it is somebody else's or not due.
 */
export async function takeJob(
  tx: Tx,
  name: string,
  holder: string,
  atOnce: boolean,
): Promise<{ lastAt: Date | null } | undefined> {
  const [row] = await tx
    .update(jobs)
    .set({ heldBy: holder, heldUntil: until() })
    .where(and(eq(jobs.name, name), free(), atOnce ? undefined : lte(jobs.nextAt, now())))
    .returning({ lastAt: jobs.lastAt })
  return row
}

const mine = (name: string, holder: string) => and(eq(jobs.name, name), eq(jobs.heldBy, holder))

/** Holds on to a job that runs long. */
export async function renewJob(tx: Tx, name: string, holder: string): Promise<void> {
  await tx.update(jobs).set({ heldUntil: until() }).where(mine(name, holder))
}

/** Lets go of a job with what came of it. Whoever lost it meanwhile writes nothing. */
export async function releaseJob(
  tx: Tx,
  name: string,
  holder: string,
  result: { nextAt: Date; lastAt?: Date; lastError: string | null },
): Promise<void> {
  await tx
    .update(jobs)
    .set({ ...result, heldBy: null, heldUntil: null })
    .where(mine(name, holder))
}
