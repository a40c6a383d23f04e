import { and, eq, isNull } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Tx } from '@/lib/db/store'
import { batches } from '@/lib/db/tables/imports'
import { found, refused } from '@/lib/kernel/errors'
import type { BatchStatus } from '@/lib/kernel/terms'

export type BatchRow = typeof batches.$inferSelect

/** What an import that cannot be changed any more says for itself. */
const CLOSED: Partial<Record<BatchStatus, string>> = {
  queued: '这份台账正在排队导入，现在不能改。需要改的，请先取消导入。',
  writing: '这份台账正在导入，现在不能改。需要改的，请先取消导入。',
}
const WRITTEN = '这份台账已经导入，不能再改。需要时请重新上传。'

/** An import in the viewer's reach, as it stands. Throws not-found. */
export async function batchInReach(tx: Tx, viewer: Viewer, id: string): Promise<BatchRow> {
  const [row] = await tx
    .select()
    .from(batches)
    .where(and(eq(batches.id, id), isNull(batches.deletedAt), within(viewer, 'import.run', batches)))
  return found(row, `import ${id}`)
}

/** Whether what a person decides about it can still be changed: nothing is written, and nobody is at it. */
export const isOpen = ({ status }: Pick<BatchRow, 'status'>): boolean => status === 'read' || status === 'failed'

/** An import about which a person can still decide. Throws not-found, and refused once it is under way or written. */
export async function openBatch(tx: Tx, viewer: Viewer, id: string): Promise<BatchRow> {
  const batch = await batchInReach(tx, viewer, id)
  if (!isOpen(batch)) throw refused(CLOSED[batch.status] ?? WRITTEN)
  return batch
}
