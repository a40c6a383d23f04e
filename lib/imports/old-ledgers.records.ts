import { and, eq, isNull, notExists } from 'drizzle-orm'
import type { Actor } from '@/lib/audit/record'
import type { Store } from '@/lib/db/store'
import { evidence } from '@/lib/db/tables/evidence'
import { batches } from '@/lib/db/tables/imports'
import { insertEvidence } from '@/lib/evidence/records'
import { keepFile, keptFile } from './keep-file'
import { ledgerEvidence } from './ledger-evidence'

/**
 * Makes ledgers that were imported before there was evidence the evidence of what they wrote, their files moved over to the store. One whose file
 * is gone is left out: there is nothing to show. Answers how many.
 */
export async function keepOldLedgers({ read, write }: Pick<Store, 'read' | 'write'>, actor: Actor): Promise<number> {
  const mine = and(eq(evidence.noun, 'import'), eq(evidence.recordId, batches.id))
  const without = notExists(read.select({ id: evidence.id }).from(evidence).where(mine))
  const old = await read
    .select()
    .from(batches)
    .where(and(eq(batches.status, 'written'), isNull(batches.deletedAt), without))
  let kept = 0
  for (const batch of old) {
    const bytes = await keptFile(batch.sha256).catch(() => undefined)
    if (!bytes) continue
    await keepFile(write, actor, bytes)
    await write(async (tx) => {
      const [there] = await tx
        .select({ id: evidence.id })
        .from(evidence)
        .where(and(eq(evidence.noun, 'import'), eq(evidence.recordId, batch.id)))
      if (there) return
      await insertEvidence(tx, actor, [ledgerEvidence(batch)])
      kept++
    })
  }
  return kept
}
