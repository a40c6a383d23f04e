import { sql } from 'drizzle-orm'
import { dialect } from '@/lib/db/dialect'
import { insertMany } from '@/lib/db/insert-many'
import { rawRows } from '@/lib/db/rows'
import type { Read, Tx } from '@/lib/db/store'
import { auditEntries } from '@/lib/db/tables/house'
import { giveTurn } from '@/lib/db/turn'
import { env } from '@/lib/env'
import { now } from '@/lib/kernel/clock'
import { type ChainedEntry, hashOf, isKeyed, NOTHING_BEFORE, schemeFor, schemeOf } from './chain'
import { headOf } from './heads'
import { digestOfUnchained } from './unchained'

/** An entry that has not got its number yet. */
export type Unsealed = Omit<ChainedEntry, 'seq' | 'at' | 'prevHash'>

/** Any number; all instances agree on it. */
const TRAIL_LOCK = 734_202
/** Entries between which others have their turn: an import has more than a hundred thousand. */
const ROWS = 1000
/** The name by which the trail itself speaks. */
const SYSTEM = { userId: 'system', userName: '系统' }
export const SEAL_ACTION = 'audit.seal'

/**
 * Appends entries to the chain: numbers without gaps, each with the hash before it. On PostgreSQL the trail is locked from here to the
 * commit and its head is read beside the transaction, whose own snapshot is older; on SQLite there is one writer anyway. Where a chain or a
 * key begins, the trail says so in an entry of its own.
 */
export async function writeSealed(tx: Tx, committed: Read, entries: Unsealed[]): Promise<void> {
  if (dialect === 'postgres') await rawRows(tx, sql`select pg_advisory_xact_lock(${TRAIL_LOCK})`)
  const head = await headOf(committed)
  const key = env.AUDIT_SECRET
  // An entry without the key, or with another one, would end the proof for good: rather no write than one.
  if (head?.hash && isKeyed(head.hash) && schemeOf(head.hash) !== schemeFor(key))
    throw new Error(
      `AUDIT_SECRET is ${key ? 'not the key' : 'missing: there is a key'} that the audit trail is kept with`,
    )
  const adopted = head && (await adoption(committed, head.hash, key))
  let seq = head?.seq ?? 0
  let prevHash = head?.hash ?? NOTHING_BEFORE
  const at = now()
  const all = adopted ? [adopted, ...entries] : entries
  for (let from = 0; from < all.length; from += ROWS) {
    const rows = all.slice(from, from + ROWS).map((entry) => {
      const chained = { ...entry, seq: ++seq, at, prevHash }
      prevHash = hashOf(chained, key)
      return { ...chained, hash: prevHash }
    })
    await insertMany(tx, auditEntries, rows)
    if (all.length > ROWS) await giveTurn()
  }
}

/** Whether the trail with this last hash is chained, and kept with the key if there is one. */
export const isUpToDate = (hash: string | null): boolean => hash !== null && (isKeyed(hash) || !env.AUDIT_SECRET)

/** What the trail says of itself where a chain or a key begins: how many entries stand before it, and for unchained ones their digest. */
async function adoption(committed: Read, hash: string | null, key: string | undefined): Promise<Unsealed | undefined> {
  const said = (after: unknown): Unsealed => ({
    ...SYSTEM,
    unitId: null,
    action: SEAL_ACTION,
    noun: 'audit',
    recordId: 'chain',
    before: null,
    after,
  })
  if (isUpToDate(hash)) return undefined
  if (hash === null) return said({ begins: 'chain', keyed: key !== undefined, ...(await digestOfUnchained(committed)) })
  return said({ begins: 'key' })
}
