import { and, eq, isNull } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { evidence } from '@/lib/db/tables/evidence'
import { batches } from '@/lib/db/tables/imports'
import { now } from '@/lib/kernel/clock'
import { found, refused } from '@/lib/kernel/errors'
import { keptOf } from './undo.kept.queries'
import { obstaclesOf } from './undo.obstacles.queries'
import { type Undone, undoRecords } from './undo.records'
import { keyOf } from './undo.rules'
import type { UndoInput } from './undo.schema'

type Batch = typeof batches.$inferSelect

/**
 * Takes a written import back in one transaction: what it made is deleted, what it changed is as it was, and the same ledger can come again.
 * `extent` 'all' is all or nothing: refused when anything of it was changed since or something hangs on it. 'rest' leaves those records, and
 * what they need, as they are. Undone already answers the same again. Problems: not-found out of reach, refused.
 */
export async function undoLedger(write: Write, viewer: Viewer, { id, extent }: UndoInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const batch = await loadBatch(tx, viewer, id)
    if (batch.status === 'undone') return { id }
    if (batch.status !== 'written') throw refused('这份台账还没有导入，无需撤销。')
    const obstacles = await obstaclesOf(tx, id)
    if (obstacles.length > 0 && extent === 'all')
      throw refused(
        `这次导入的记录中有${obstacles.length.toLocaleString('zh-CN')}条后来又有变动，不能全部撤销。请先退回这些变动，或选择保留这些记录、撤销其余。`,
      )
    const changed = obstacles.map((one) => keyOf(one.noun, one.recordId))
    const kept = await keptOf(tx, id, changed)
    const undone = await undoRecords(tx, viewer, id, kept)
    if (kept.size === 0) await dropLedger(tx, viewer, batch)
    await close(tx, viewer, batch, undone, extent, changed)
    return { id }
  })
}

async function loadBatch(tx: Tx, viewer: Viewer, id: string): Promise<Batch> {
  const [row] = await tx
    .select()
    .from(batches)
    .where(and(eq(batches.id, id), isNull(batches.deletedAt), within(viewer, 'import.run', batches)))
  return found(row, `import ${id}`)
}

/** Nothing leans on the ledger's file any more; one that a verified fact has counted by stays, for what was published leans on it. */
async function dropLedger(tx: Tx, viewer: Viewer, { id }: Batch): Promise<void> {
  const at = now()
  const mine = and(eq(evidence.noun, 'import'), eq(evidence.recordId, id), isNull(evidence.deletedAt))
  const gone = await tx
    .update(evidence)
    .set({ deletedAt: at, updatedAt: at })
    .where(and(mine, isNull(evidence.countedAt)))
    .returning()
  const entries = gone.map((row) => ({
    action: 'evidence.remove',
    noun: 'evidence',
    id: row.id,
    unitId: row.unitId,
    before: { fileName: row.fileName },
    after: { undoneImport: id },
  }))
  await audit(tx, viewer, ...entries)
}

/** Records named in the trail's entry; all of them stay listed with the import. */
const NAMED = 50

async function close(
  tx: Tx,
  viewer: Viewer,
  batch: Batch,
  undone: Undone,
  extent: UndoInput['extent'],
  changed: readonly string[],
): Promise<void> {
  const at = now()
  const counts = {
    ...batch.counts,
    'undone.created': undone.created,
    'undone.updated': undone.updated,
    kept: undone.kept,
  }
  await tx
    .update(batches)
    .set({ status: 'undone', counts, undoneAt: at, undoneBy: viewer.userId, updatedAt: at, version: batch.version + 1 })
    .where(eq(batches.id, batch.id))
  await audit(tx, viewer, {
    action: 'import.undo',
    noun: 'import',
    id: batch.id,
    unitId: batch.unitId,
    before: { status: batch.status },
    after: {
      status: 'undone',
      extent,
      ...undone,
      ...(changed.length > 0 ? { changedSince: changed.slice(0, NAMED) } : {}),
    },
  })
}
