import { and, eq, lt, ne, or } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { files } from '@/lib/db/tables/evidence'
import { auditEntries } from '@/lib/db/tables/house'
import { now } from '@/lib/kernel/clock'
import { CONDEMNED } from './types.rules'

/** A collector that has not finished by then has died; whoever sends the bytes takes over. */
const COLLECTING_MS = 10 * 60_000

export type StoredFile = { sha256: string; size: number; type: string }

/**
 * Notes stored bytes and that the actor has sent them, which is what lets him attach them. The same bytes may be sent by several people.
 * False while the collector is taking these very bytes away: put them again when it has finished.
 */
export async function noteFile(tx: Tx, actor: Actor, file: StoredFile): Promise<boolean> {
  const at = now()
  const [row] = await tx
    .insert(files)
    .values({ ...file, uploadedBy: actor.userId, uploadedAt: at, seenAt: at })
    .onConflictDoUpdate({
      target: files.sha256,
      // The same bytes are of the same type: setting it lifts a condemnation that nobody carries out any more.
      set: { seenAt: at, type: file.type },
      setWhere: or(ne(files.type, CONDEMNED), lt(files.seenAt, new Date(at.getTime() - COLLECTING_MS))),
    })
    .returning({ sha256: files.sha256 })
  if (!row) return false
  const [sent] = await tx
    .select({ seq: auditEntries.seq })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.noun, 'file'),
        eq(auditEntries.recordId, file.sha256),
        eq(auditEntries.action, 'file.upload'),
        eq(auditEntries.userId, actor.userId),
      ),
    )
    .limit(1)
  if (!sent)
    await audit(tx, actor, {
      action: 'file.upload',
      noun: 'file',
      id: file.sha256,
      after: { size: file.size, type: file.type },
    })
  return true
}
