import type { Tx } from '@/lib/db/store'
import { auditEntries } from '@/lib/db/tables/house'

/** Who acts, as the trail names them. */
export type Actor = { userId: string; name: string }
export type AuditEntry = {
  action: string
  noun: string
  id: string
  unitId?: string | null
  before?: unknown
  after?: unknown
}

/** Writes to the audit trail inside the change's own transaction: no change without its entry, no entry without its change. */
export async function audit(tx: Tx, actor: Actor, ...entries: AuditEntry[]): Promise<void> {
  for (let at = 0; at < entries.length; at += 400) {
    await tx.insert(auditEntries).values(
      entries.slice(at, at + 400).map((entry) => ({
        userId: actor.userId,
        userName: actor.name,
        unitId: entry.unitId ?? null,
        action: entry.action,
        noun: entry.noun,
        recordId: entry.id,
        before: entry.before ?? null,
        after: entry.after ?? null,
      })),
    )
  }
}
