import { type Actor, audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { now } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { notify } from '@/lib/notices/records'
import type { BatchRow } from '../batch.records'
import type { Outcome } from './carry-out.records'
import { releaseImport } from './lease.records'

/** Says of a taken import that it is written. False when it is somebody else's by now. */
export async function closeWritten(tx: Tx, actor: Actor, batch: BatchRow, outcome: Outcome): Promise<boolean> {
  if (!(await releaseImport(tx, batch, { ...outcome, status: 'written', writtenAt: now() }))) return false
  await audit(tx, actor, {
    action: 'import.write',
    noun: 'import',
    id: batch.id,
    unitId: batch.unitId,
    before: { status: 'read' },
    after: { status: 'written', ...outcome },
  })
  return true
}

/** Says that nothing was written and why; it can be asked for again. */
export async function closeFailed(tx: Tx, actor: Actor, batch: BatchRow, trouble: string): Promise<boolean> {
  if (!(await releaseImport(tx, batch, { status: 'failed', trouble }))) return false
  await audit(tx, actor, {
    action: 'import.fail',
    noun: 'import',
    id: batch.id,
    unitId: batch.unitId,
    after: { status: 'failed', reason: trouble },
  })
  return true
}

/** Gives an import back to be looked at, because it was cancelled: nothing of it is written. */
export const giveBack = (tx: Tx, batch: BatchRow): Promise<boolean> => releaseImport(tx, batch, { status: 'read' })

/** Tells whoever asked for an import, and may have left the page, what became of it. */
export async function tellAsker(
  tx: Tx,
  batch: BatchRow,
  { outcome, trouble }: { outcome?: Outcome; trouble?: string },
) {
  const { id, version, askedBy, fileName } = batch
  if (!askedBy) return
  const { created = 0, updated = 0, refused = 0 } = outcome?.counts ?? {}
  await notify(tx, [
    {
      userId: askedBy,
      key: `import:${id}:${version}`,
      kind: 'import',
      noun: 'import',
      recordId: id,
      path: paths.imports.one(id),
      title: outcome ? `台账已导入：${fileName}` : `台账未导入成功：${fileName}`,
      detail: trouble ?? `新建 ${created} 行，更新 ${updated} 行，未导入 ${refused} 行`,
    },
  ])
}
