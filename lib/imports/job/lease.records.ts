import { and, asc, eq, isNull, lt, or } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { batches } from '@/lib/db/tables/imports'
import { now } from '@/lib/kernel/clock'
import type { BatchRow } from '../batch.records'
import type { Progress } from './phases.rules'

/** So long an import belongs to whoever took it; renewed while it runs. Whoever dies lets go by this time alone. */
export const LEASE_MS = 60_000

const until = () => new Date(now().getTime() + LEASE_MS)

/**
 * Takes an import that waits, or whose runner has died: its version is the runner's token from here on. The oldest, or the one of that id.
 * Undefined when there is none.
 */
export async function takeImport(tx: Tx, id?: string): Promise<BatchRow | undefined> {
  const waits = or(eq(batches.status, 'queued'), and(eq(batches.status, 'writing'), lt(batches.leaseUntil, now())))
  const [batch] = await tx
    .select()
    .from(batches)
    .where(and(waits, isNull(batches.deletedAt), id === undefined ? undefined : eq(batches.id, id)))
    .orderBy(asc(batches.updatedAt), asc(batches.id))
    .limit(1)
  if (!batch) return undefined
  const [taken] = await tx
    .update(batches)
    .set({ status: 'writing', leaseUntil: until(), progress: null, trouble: null, version: batch.version + 1 })
    .where(and(eq(batches.id, batch.id), eq(batches.version, batch.version)))
    .returning()
  return taken
}

const mine = ({ id, version }: Pick<BatchRow, 'id' | 'version'>) =>
  and(eq(batches.id, id), eq(batches.version, version), eq(batches.status, 'writing'))

/** Holds on to an import, notes how far it is for other servers' pages, and answers whether it was asked to stop there. */
export async function renewImport(tx: Tx, taken: BatchRow, progress: Progress | undefined): Promise<boolean> {
  const [row] = await tx
    .update(batches)
    .set({ leaseUntil: until(), progress: progress ?? null })
    .where(mine(taken))
    .returning({ cancelAsked: batches.cancelAsked })
  return row?.cancelAsked ?? false
}

/** Lets go of an import with what became of it. False when somebody else has taken it meanwhile: then it is theirs to say. */
export async function releaseImport(tx: Tx, taken: BatchRow, result: Partial<BatchRow>): Promise<boolean> {
  const rows = await tx
    .update(batches)
    .set({
      leaseUntil: null,
      cancelAsked: false,
      progress: null,
      updatedAt: now(),
      version: taken.version + 1,
      ...result,
    })
    .where(mine(taken))
    .returning({ id: batches.id })
  return rows.length > 0
}
