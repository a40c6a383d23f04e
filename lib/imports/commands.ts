import { and, eq, isNull } from 'drizzle-orm'
import { demand, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { batches } from '@/lib/db/tables/imports'
import { insertEvidence, markCounted } from '@/lib/evidence/records'
import { now, today } from '@/lib/kernel/clock'
import { found, refused } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { type Counts, countsOf } from './counts'
import { loadKnown } from './known.queries'
import { ledgerEvidence } from './ledger-evidence'
import { claimsIn } from './plan/claims'
import { planImport } from './plan/plan'
import { type ImportMapping, mappingInput } from './schema'
import type { Table } from './understand/table'
import { writePlan } from './write.records'

type BatchRow = typeof batches.$inferSelect

/** Notes an uploaded file, by name and hash of its kept bytes; nothing of it is written yet. Answers the batch's id. */
export async function receiveLedger(
  write: Write,
  viewer: Viewer,
  file: { fileName: string; sha256: string },
): Promise<{ id: string }> {
  return write(async (tx) => {
    const own = { unitId: viewer.unitId, ownerId: viewer.userId }
    demand(viewer, 'import.run', own)
    const row = { id: newId(), ...own, createdBy: viewer.userId, ...file, status: 'read' as const }
    await tx.insert(batches).values(row)
    await audit(tx, viewer, { action: 'import.read', noun: 'import', id: row.id, unitId: row.unitId, after: file })
    return { id: row.id }
  })
}

/** Keeps what a person decided about kinds and columns, for the next look at the preview. Refused once the ledger is written. */
export async function saveMapping(
  write: Write,
  viewer: Viewer,
  input: { id: string; mapping: ImportMapping; asVerified?: boolean },
): Promise<{ id: string }> {
  return write(async (tx) => {
    const batch = await openBatch(tx, viewer, input.id)
    await tx
      .update(batches)
      .set({
        mapping: input.mapping,
        asVerified: input.asVerified ?? batch.asVerified,
        updatedAt: now(),
        version: batch.version + 1,
      })
      .where(eq(batches.id, batch.id))
    await audit(tx, viewer, {
      action: 'import.map',
      noun: 'import',
      id: batch.id,
      unitId: batch.unitId,
      before: { mapping: batch.mapping },
      after: { mapping: input.mapping },
    })
    return { id: batch.id }
  })
}

/**
 * Writes a received ledger in one transaction, all of it or nothing. `tables` is what was understood of its file; the plan is made anew inside
 * the transaction, so that it holds for what is stored then. The file becomes the evidence of all that it wrote; with `asVerified` (unless said
 * otherwise) what happened in years that are over is verified by it. Refused when it has been written already, or when nothing is to be taken.
 */
export async function writeLedger(
  write: Write,
  viewer: Viewer,
  input: { id: string; tables: readonly Table[]; mapping?: ImportMapping; asVerified?: boolean },
): Promise<{ id: string; counts: Counts }> {
  return write(async (tx) => {
    const batch = await openBatch(tx, viewer, input.id)
    if (!input.tables.some((table) => table.include && table.rows.length > 0))
      throw refused('没有可以导入的内容，请检查各表的类别和对应的列。')
    const { known, contacts } = await loadKnown(tx, viewer, input.tables)
    const at = now()
    const vouched = input.asVerified ?? true
    const mapping = input.mapping ?? mappingInput.safeParse(batch.mapping).data
    const options = { importer: viewer, today: today(), at, contacts, asVerified: vouched, mapping }
    const plan = planImport(input.tables, known, options)
    await writePlan(tx, viewer, plan, batch.id)
    const asVerified = vouched && claimsIn(plan, today()).closed > 0
    await keepAsEvidence(tx, viewer, batch, asVerified)
    const counts = countsOf(plan.rows)
    await tx
      .update(batches)
      .set({
        status: 'written',
        counts,
        asVerified,
        mapping: input.mapping ?? batch.mapping,
        updatedAt: at,
        version: batch.version + 1,
      })
      .where(eq(batches.id, batch.id))
    await audit(tx, viewer, {
      action: 'import.write',
      noun: 'import',
      id: batch.id,
      unitId: batch.unitId,
      before: { status: batch.status },
      after: { status: 'written', counts, asVerified },
    })
    return { id: batch.id, counts }
  })
}

/** Who reads a record of this import can walk on to the file it came from; once something was verified by it, it counts. */
async function keepAsEvidence(tx: Tx, viewer: Viewer, batch: BatchRow, counted: boolean): Promise<void> {
  const ids = await insertEvidence(tx, viewer, [ledgerEvidence(batch)])
  if (counted) await markCounted(tx, ids)
}

async function openBatch(tx: Tx, viewer: Viewer, id: string): Promise<BatchRow> {
  const [row] = await tx
    .select()
    .from(batches)
    .where(and(eq(batches.id, id), isNull(batches.deletedAt), within(viewer, 'import.run', batches)))
  const batch = found(row, `import ${id}`)
  if (batch.status !== 'read') throw refused('这份台账已经导入，不能再改。需要时请重新上传。')
  return batch
}
