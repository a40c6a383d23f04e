import { eq } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { terms } from '@/lib/db/tables/house'
import { newId } from '@/lib/kernel/ids'
import { defaultTerms } from './defaults'
import type { TermKind } from './kinds'

/**
 * Adds the entries of a dictionary that this version brings and a district set up earlier lacks; answers how many. What is there stays as it
 * is, renamed, sorted or out of use; an entry whose name somebody has given to another code is not brought a second time.
 */
export async function topUpTerms(tx: Tx, actor: Actor, kind: TermKind): Promise<number> {
  const stored = await tx.select({ code: terms.code, label: terms.label }).from(terms).where(eq(terms.kind, kind))
  const codes = new Set(stored.map(({ code }) => code))
  const labels = new Set(stored.map(({ label }) => label))
  const missing = defaultTerms()
    .filter((term) => term.kind === kind && !codes.has(term.code) && !labels.has(term.label))
    .map((term) => ({ id: newId(), ...term }))
  if (missing.length === 0) return 0
  const added = await tx.insert(terms).values(missing).onConflictDoNothing().returning({ id: terms.id })
  const entries = missing
    .filter(({ id }) => added.some((row) => row.id === id))
    .map(({ id, ...after }) => ({ action: 'term.create', noun: 'term', id, after }))
  await audit(tx, actor, ...entries)
  return added.length
}
