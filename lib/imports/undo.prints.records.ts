import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { batchRecords, rowFingerprints } from '@/lib/db/tables/imports'
import { FINGERPRINT, printKey } from './batch-records.records'
import { PART } from './tracked.queries'
import type { RecordKey } from './undo.rules'

/**
 * Takes back the fingerprints of an import, so that the same ledger can come again: those it moved to its own records go back to whom they
 * belonged, those it gave to others' go, and with records that are gone everything that recognises them. What `kept` speaks of stays known.
 */
export async function takeBackPrints(
  tx: Tx,
  batchId: string,
  gone: ReadonlySet<string>,
  kept: ReadonlySet<RecordKey>,
): Promise<void> {
  const keptIds = new Set([...kept].map((key) => key.slice(key.indexOf(' ') + 1)))
  const entries = await tx
    .select()
    .from(batchRecords)
    .where(and(eq(batchRecords.batchId, batchId), eq(batchRecords.noun, FINGERPRINT)))
  for (let from = 0; from < entries.length; from += PART) {
    const part = new Map(entries.slice(from, from + PART).map((entry) => [entry.recordId, entry]))
    const stored = (await printsOf(tx, [...part.keys()])).filter(
      (print) => part.has(printKey(print)) && !keptIds.has(print.recordId),
    )
    const former = (print: { noun: string; fingerprint: string }) =>
      (part.get(printKey(print))?.before as { recordId: string } | null)?.recordId
    await remove(
      tx,
      stored.filter((print) => !former(print)).map(({ id }) => id),
    )
    const moved = stored.flatMap((print) => {
      const recordId = former(print)
      return recordId ? [{ ...print, recordId }] : []
    })
    if (moved.length > 0)
      await tx
        .insert(rowFingerprints)
        .values(moved)
        .onConflictDoUpdate({ target: rowFingerprints.id, set: { recordId: sql`excluded.record_id` } })
    const done = stored.flatMap((print) => part.get(printKey(print))?.id ?? [])
    if (done.length > 0) await tx.delete(batchRecords).where(inArray(batchRecords.id, done))
  }
  await forgetPrintsOf(tx, gone)
}

async function printsOf(tx: Tx, keys: readonly string[]) {
  const split = keys.map((key) => key.split(' '))
  const nouns = [...new Set(split.map(([noun = '']) => noun))]
  const prints = split.map(([, fingerprint = '']) => fingerprint)
  return tx
    .select()
    .from(rowFingerprints)
    .where(and(inArray(rowFingerprints.noun, nouns), inArray(rowFingerprints.fingerprint, prints)))
}

async function remove(tx: Tx, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += PART)
    await tx.delete(rowFingerprints).where(inArray(rowFingerprints.id, ids.slice(from, from + PART)))
}

/** Prints looked through at a time. */
const STRIDE = 10_000

/**
 * All prints that lead to records that are gone, whichever import gave them. Walks the whole table: an index by record would cost every
 * import more than this costs the few that are undone.
 */
async function forgetPrintsOf(tx: Tx, gone: ReadonlySet<string>): Promise<void> {
  if (gone.size === 0) return
  for (let last = ''; ; ) {
    const prints = await tx
      .select({ id: rowFingerprints.id, recordId: rowFingerprints.recordId })
      .from(rowFingerprints)
      .where(gt(rowFingerprints.id, last))
      .orderBy(asc(rowFingerprints.id))
      .limit(STRIDE)
    await remove(
      tx,
      prints.filter(({ recordId }) => gone.has(recordId)).map(({ id }) => id),
    )
    const end = prints.at(-1)
    if (!end || prints.length < STRIDE) return
    last = end.id
  }
}
