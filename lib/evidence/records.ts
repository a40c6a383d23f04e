import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { type Actor, audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { type EvidenceNoun, evidence, files } from '@/lib/db/tables/evidence'
import { auditEntries, terms } from '@/lib/db/tables/house'
import { now, today } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { evidenceErrors } from './rules'
import type { EvidenceItem } from './schema'
import { readableEvidence } from './scope.queries'
import { CONDEMNED, nameFor } from './types.rules'

/** The record that evidence is hung on; unit and owner are its own. `projectId` for a project itself, its stages and its money. */
export type EvidenceTarget = {
  noun: EvidenceNoun
  recordId: string
  projectId?: string | null
  unitId: string
  ownerId?: string | null
  batchId?: string | null
  /** The piece that the new one replaces. */
  supersedes?: string | null
}
type NewEvidence = EvidenceTarget &
  EvidenceItem & { id?: string; createdBy?: string; recordedAt?: Date; countedAt?: Date | null }

const ROWS = 400

/** Writes evidence with its audit entries inside the caller's transaction; answers the ids in order. Trusts its caller for files and permission. */
export async function insertEvidence(tx: Tx, actor: Actor, rows: readonly NewEvidence[]): Promise<string[]> {
  const at = now()
  const full = rows.map((row) => ({
    ...row,
    id: row.id ?? newId(),
    createdBy: row.createdBy ?? actor.userId,
    recordedAt: row.recordedAt ?? at,
    updatedAt: row.recordedAt ?? at,
  }))
  for (let from = 0; from < full.length; from += ROWS) await tx.insert(evidence).values(full.slice(from, from + ROWS))
  const entries = rows.map((row, index) => ({
    action: 'evidence.attach',
    noun: 'evidence',
    id: full[index]?.id ?? '',
    unitId: row.unitId,
    after: row,
  }))
  await audit(tx, actor, ...entries)
  return full.map((row) => row.id)
}

/**
 * Hangs uploaded files on a record inside the caller's transaction, which has asked for permission to write it; answers the new ids.
 * Problem 'invalid' at `evidence`, everything wrong at once: unknown kind, day to come, or a file that the actor has neither sent himself
 * nor may read: knowing a hash is no key to a file.
 */
export async function attachEvidence(
  tx: Tx,
  actor: Actor | Viewer,
  to: EvidenceTarget,
  items: readonly EvidenceItem[],
): Promise<string[]> {
  if (items.length === 0) return []
  const kinds = await activeKinds(tx)
  // A replacement keeps its kind, also one that has gone out of use.
  if (to.supersedes) for (const { proves } of items) kinds.add(proves)
  const own = await filesAtHand(tx, actor, items)
  const errors = [
    ...evidenceErrors(items, kinds, today()),
    ...items
      .filter(({ sha256 }) => !own.has(sha256))
      .map(({ fileName }) => `“${fileName}”：服务器上没有您上传的这个文件，请移除后重新上传`),
  ]
  if (errors.length > 0) throw new Problem('invalid', { evidence: errors })
  return insertEvidence(
    tx,
    actor,
    items.map((item) => ({ ...item, ...to, fileName: nameFor(item.fileName, own.get(item.sha256) ?? null) })),
  )
}

async function activeKinds(tx: Tx): Promise<Set<string>> {
  const rows = await tx
    .select({ code: terms.code })
    .from(terms)
    .where(and(eq(terms.kind, 'evidence-kind'), eq(terms.active, true)))
  return new Set(rows.map(({ code }) => code))
}

/** Of these files, those stored that the actor has sent himself (the trail says who sent what) or may read as somebody's evidence; with their types. */
async function filesAtHand(
  tx: Tx,
  actor: Actor | Viewer,
  items: readonly EvidenceItem[],
): Promise<Map<string, string>> {
  const asked = [...new Set(items.map(({ sha256 }) => sha256))]
  const stored = await tx
    .select({ sha256: files.sha256, type: files.type })
    .from(files)
    .where(inArray(files.sha256, asked))
  const types = new Map(stored.filter(({ type }) => type !== CONDEMNED).map(({ sha256, type }) => [sha256, type]))
  const there = [...types.keys()]
  if (there.length === 0) return types
  const sent = await tx
    .selectDistinct({ sha256: auditEntries.recordId })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.noun, 'file'),
        inArray(auditEntries.recordId, there),
        eq(auditEntries.action, 'file.upload'),
        eq(auditEntries.userId, actor.userId),
      ),
    )
  const readable =
    'role' in actor
      ? await tx
          .selectDistinct({ sha256: evidence.sha256 })
          .from(evidence)
          .where(and(inArray(evidence.sha256, there), isNull(evidence.deletedAt), readableEvidence(actor)))
      : []
  return new Map([...sent, ...readable].map(({ sha256 }) => [sha256, types.get(sha256) ?? '']))
}

/** Notes that a verified claim leaned on these: from now on they can only be superseded. Those that counted already keep their day. */
export async function markCounted(tx: Tx, ids: readonly string[]): Promise<void> {
  const at = now()
  for (let from = 0; from < ids.length; from += ROWS)
    await tx
      .update(evidence)
      .set({ countedAt: at })
      .where(and(inArray(evidence.id, ids.slice(from, from + ROWS)), isNull(evidence.countedAt)))
}

/** Keeps evidence in the reach of its record: called by every row writer that changes a record's unit or owner. */
export async function moveEvidence(
  tx: Tx,
  of: { noun: 'project' | 'visit' | 'request'; recordId: string },
  charge: { unitId: string; ownerId: string | null },
): Promise<void> {
  const own = and(eq(evidence.noun, of.noun), eq(evidence.recordId, of.recordId))
  const where = of.noun === 'project' ? or(own, eq(evidence.projectId, of.recordId)) : own
  await tx.update(evidence).set(charge).where(where)
}
