import { dialect } from '@/lib/db/dialect'
import { type Ending, ending } from '@/lib/db/endings'
import type { Store, Tx } from '@/lib/db/store'
import { headOf, noteHead } from './heads'
import { isUpToDate, type Unsealed, writeSealed } from './seal'

/** Who acts, as the trail names them. */
export type Actor = { userId: string; name: string }
export type AuditEntry = {
  action: string
  noun: string
  id: string
  unitId?: string | null
  /** Objects only: PostgreSQL's driver reads a lone text back as whatever JSON it may spell. */
  before?: object | null
  after?: object | null
}

type Trail = Ending & { entries: Unsealed[]; early: Promise<void> }
/** Entries that are kept back at most where they need not be: an import's would take a hundred megabytes. */
const KEPT = 2000

const trailOf = (tx: Tx): Trail =>
  ending<Trail>(tx, 'audit', () => {
    const entries: Unsealed[] = []
    const seal: Ending['seal'] = async (tx, committed) => {
      await trail.early
      await writeSealed(tx, committed, entries)
    }
    const trail: Trail = { entries, early: Promise.resolve(), seal, settle: noteHead }
    return trail
  })

/**
 * Writes to the audit trail inside the change's own transaction: no change without its entry, no entry without its change. Entries take
 * their numbers and their place in the chain at the transaction's very end, so that a long write holds nobody up; on SQLite, where nobody else
 * writes meanwhile, those of a long write by and by.
 */
export async function audit(tx: Tx, actor: Actor, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const trail = trailOf(tx)
  for (const { id, unitId, before, after, ...entry } of entries)
    trail.entries.push({
      ...entry,
      userId: actor.userId,
      userName: actor.name,
      unitId: unitId ?? null,
      recordId: id,
      before: before ?? null,
      after: after ?? null,
    })
  if (dialect !== 'sqlite' || trail.entries.length < KEPT) return
  const full = trail.entries.splice(0)
  trail.early = trail.early.then(() => writeSealed(tx, tx, full))
  await trail.early
}

/** Begins the chain, or its keeping with a key, over a trail that was kept without; nothing happens where that is done or nothing is written yet. */
export async function adoptTrail({ read, write }: Pick<Store, 'read' | 'write'>): Promise<void> {
  const head = await headOf(read)
  if (!head || isUpToDate(head.hash)) return
  await write(async (tx) => {
    trailOf(tx)
  })
}
