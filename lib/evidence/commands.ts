import { and, eq, isNull } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { evidence } from '@/lib/db/tables/evidence'
import { now } from '@/lib/kernel/clock'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { attachEvidence } from './records'
import { removalRefusal, supersedeRefusal } from './rules'
import type { AttachInput, SupersedeInput } from './schema'
import { mayChangeEvidence, readableEvidence } from './scope.queries'
import { targetOf } from './target.queries'

type EvidenceRow = typeof evidence.$inferSelect

/** Adds evidence to a stored record from its own page. Problems: not-found, not-allowed, and 'invalid' at `evidence`. */
export async function attachToRecord(write: Write, viewer: Viewer, input: AttachInput): Promise<{ ids: string[] }> {
  return write(async (tx) => {
    const { noun, recordId } = input
    const target = await targetOf(tx, viewer, noun, recordId)
    if (!mayChangeEvidence(viewer, { noun, ...target })) throw new Problem('not-allowed', {}, `evidence of ${noun}`)
    return { ids: await attachEvidence(tx, viewer, { noun, recordId, ...target }, input.evidence) }
  })
}

/**
 * Puts a new file in the place of one that was wrong or incomplete; the old one stays readable beside it, for good if it counted. What it proves
 * stays the same; the reason becomes the new one's description. Problems: not-found, not-allowed, conflict, refused for ledgers and old ones.
 */
export async function supersedeEvidence(write: Write, viewer: Viewer, input: SupersedeInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const old = await loadForChange(tx, viewer, input)
    const reason = supersedeRefusal(old)
    if (reason) throw refused(reason)
    const items = input.evidence.map((item) => ({
      ...item,
      proves: old.proves,
      description: `替换原因：${input.reason}`,
    }))
    const { noun, recordId, projectId, unitId, ownerId } = old
    const to = { noun, recordId, projectId, unitId, ownerId, supersedes: old.id }
    const [id] = await attachEvidence(tx, viewer, to, items)
    await change(tx, old, { supersededAt: now() })
    await audit(tx, viewer, {
      action: 'evidence.supersede',
      noun: 'evidence',
      id: old.id,
      unitId,
      before: { fileName: old.fileName, sha256: old.sha256, counted: old.countedAt !== null },
      after: { by: id, reason: input.reason },
    })
    return { id: found(id) }
  })
}

/** Takes away a piece that has never counted; what it replaced stands again. Problems: not-found, not-allowed, conflict, refused. */
export async function removeEvidence(
  write: Write,
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadForChange(tx, viewer, input)
    const reason = removalRefusal(row)
    if (reason) throw refused(reason)
    await change(tx, row, { deletedAt: now() })
    if (row.supersedes !== null)
      await tx.update(evidence).set({ supersededAt: null }).where(eq(evidence.id, row.supersedes))
    const { fileName, sha256, proves, noun, recordId } = row
    await audit(tx, viewer, {
      action: 'evidence.remove',
      noun: 'evidence',
      id: row.id,
      unitId: row.unitId,
      before: { fileName, sha256, proves, noun, recordId },
    })
    return { id: row.id }
  })
}

async function loadForChange(tx: Tx, viewer: Viewer, input: { id: string; version: number }): Promise<EvidenceRow> {
  const [row] = await tx
    .select()
    .from(evidence)
    .where(and(eq(evidence.id, input.id), isNull(evidence.deletedAt), readableEvidence(viewer)))
  const piece = found(row, `evidence ${input.id}`)
  // A ledger's refusal names its reason; for the rest, who may not change the record may not change what proves it.
  if (piece.noun !== 'import' && !mayChangeEvidence(viewer, piece)) throw new Problem('not-allowed', {}, 'evidence')
  if (piece.version !== input.version) throw new Problem('conflict', {}, `evidence ${piece.id}`)
  return piece
}

async function change(tx: Tx, row: EvidenceRow, set: Partial<EvidenceRow>): Promise<void> {
  const written = await tx
    .update(evidence)
    .set({ ...set, updatedAt: now(), version: row.version + 1 })
    .where(and(eq(evidence.id, row.id), eq(evidence.version, row.version)))
    .returning({ id: evidence.id })
  if (written.length === 0) throw new Problem('conflict', {}, `evidence ${row.id}`)
}
