import { eq } from 'drizzle-orm'
import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Write } from '@/lib/db/store'
import { batches } from '@/lib/db/tables/imports'
import { cleanFileName } from '@/lib/evidence/rules'
import { now } from '@/lib/kernel/clock'
import { found } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { openBatch } from './batch.records'
import type { Counts } from './counts'
import { carryOut } from './job/carry-out.records'
import { closeWritten, giveBack } from './job/close.records'
import { takeImport } from './job/lease.records'
import { unwatched } from './job/pace'
import type { ImportMapping } from './schema'
import type { Table } from './understand/table'

/** Notes an uploaded file, by name and hash of its kept bytes; nothing of it is written yet. Answers the batch's id. */
export async function receiveLedger(
  write: Write,
  viewer: Viewer,
  file: { fileName: string; sha256: string },
): Promise<{ id: string }> {
  return write(async (tx) => {
    const own = { unitId: viewer.unitId, ownerId: viewer.userId }
    demand(viewer, 'import.run', own)
    const named = { ...file, fileName: cleanFileName(file.fileName) }
    const row = { id: newId(), ...own, createdBy: viewer.userId, ...named, status: 'read' as const }
    await tx.insert(batches).values(row)
    await audit(tx, viewer, { action: 'import.read', noun: 'import', id: row.id, unitId: row.unitId, after: named })
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
 * Writes a received ledger at once, while the caller waits: what the command line and tests do; people's are queued (job/queue.commands).
 * `tables` is what was understood of its file. With `asVerified` (unless said otherwise) what happened in years that are over is verified by
 * it. Refused when it has been written already, or when nothing is to be taken: then it can be asked for again.
 */
export async function writeLedger(
  write: Write,
  viewer: Viewer,
  input: { id: string; tables: readonly Table[]; mapping?: ImportMapping; asVerified?: boolean },
): Promise<{ id: string; counts: Counts }> {
  const taken = await write(async (tx) => {
    const batch = await openBatch(tx, viewer, input.id)
    const asked = { mapping: input.mapping ?? batch.mapping, asVerified: input.asVerified ?? true }
    await tx
      .update(batches)
      .set({ ...asked, status: 'queued', askedBy: viewer.userId, updatedAt: now() })
      .where(eq(batches.id, batch.id))
    return found(await takeImport(tx, batch.id), `import ${batch.id}`)
  })
  try {
    const outcome = await carryOut(write, viewer, taken, input.tables, unwatched)
    await write((tx) => closeWritten(tx, viewer, taken, outcome))
    return { id: taken.id, counts: outcome.counts }
  } catch (error) {
    await write((tx) => giveBack(tx, taken))
    throw error
  }
}
