import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { batchRecords } from '@/lib/db/tables/imports'
import type { Changed } from './put-back.records'
import { type AnyRow, PART, type TrackedNoun } from './tracked.queries'

/**
 * Lets other imports know the versions that records have after this one's undoing: what stood unchanged since them before it stands unchanged
 * again, what did not stays changed, for all versions of one record move by the same step.
 */
export async function shiftVersions(
  tx: Tx,
  noun: TrackedNoun,
  records: readonly Changed[],
  rows: readonly AnyRow[],
): Promise<void> {
  const now = new Map(rows.map(({ id, version }) => [id, version]))
  const steps = Map.groupBy(
    records,
    ({ row, before }) => (now.get(row.id) ?? row.version) - Number(before.row.version ?? row.version),
  )
  for (const [step, some] of steps) {
    const ids = some.map(({ row }) => row.id)
    if (step !== 0)
      for (let from = 0; from < ids.length; from += PART)
        await tx
          .update(batchRecords)
          .set({ version: sql`${batchRecords.version} + ${step}` })
          .where(and(eq(batchRecords.noun, noun), inArray(batchRecords.recordId, ids.slice(from, from + PART))))
  }
}
