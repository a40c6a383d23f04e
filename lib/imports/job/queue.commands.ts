import { eq } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Write } from '@/lib/db/store'
import { batches } from '@/lib/db/tables/imports'
import { now } from '@/lib/kernel/clock'
import { refused } from '@/lib/kernel/errors'
import { settle } from '@/lib/notices/records'
import { batchInReach, openBatch } from '../batch.records'
import type { ImportMapping } from '../schema'

type Asked = { id: string; mapping?: ImportMapping; asVerified?: boolean }

/**
 * Asks for a ledger to be written by what was decided; somebody (run.commands) takes it from here, in the asker's name. Asked again while it
 * waits or is written changes nothing. Throws not-found, and refused once it is written.
 */
export async function queueImport(
  write: Write,
  viewer: Viewer,
  { id, mapping, asVerified }: Asked,
): Promise<{ id: string }> {
  return write(async (tx) => {
    const found = await batchInReach(tx, viewer, id)
    if (found.status === 'queued' || found.status === 'writing') return { id }
    const batch = await openBatch(tx, viewer, id)
    const asked = { mapping: mapping ?? batch.mapping, asVerified: asVerified ?? true }
    await tx
      .update(batches)
      .set({
        ...asked,
        status: 'queued',
        askedBy: viewer.userId,
        cancelAsked: false,
        trouble: null,
        leaseUntil: null,
        progress: null,
        updatedAt: now(),
        version: batch.version + 1,
      })
      .where(eq(batches.id, id))
    await settle(tx, { noun: 'import', recordId: id })
    await audit(tx, viewer, {
      action: 'import.queue',
      noun: 'import',
      id,
      unitId: batch.unitId,
      before: { status: batch.status },
      after: { status: 'queued', asVerified: asked.asVerified },
    })
    return { id }
  })
}

/**
 * Takes back the wish to write a ledger. One that waits can be looked at again at once; one that is being written is rolled back by whoever
 * writes it (live.ts askToStop is heard sooner where that is this process). Throws not-found, and refused once it is written.
 */
export async function cancelImport(write: Write, viewer: Viewer, { id }: { id: string }): Promise<{ id: string }> {
  return write(async (tx) => {
    const batch = await batchInReach(tx, viewer, id)
    if (batch.status === 'read' || batch.status === 'failed') return { id }
    if (batch.status !== 'queued' && batch.status !== 'writing')
      throw refused('这份台账已经导入完毕，来不及取消。需要的话可以撤销整次导入。')
    const waits = batch.status === 'queued'
    await tx
      .update(batches)
      .set(
        waits
          ? { status: 'read', askedBy: null, updatedAt: now(), version: batch.version + 1 }
          : { cancelAsked: true, updatedAt: now() },
      )
      .where(eq(batches.id, id))
    await audit(tx, viewer, {
      action: 'import.cancel',
      noun: 'import',
      id,
      unitId: batch.unitId,
      before: { status: batch.status },
    })
    return { id }
  })
}
