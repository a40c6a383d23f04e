import { and, eq, ne } from 'drizzle-orm'
import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { terms } from '@/lib/db/tables/house'
import { found, Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { TermInput } from './schema'

/**
 * Adds an entry, or renames, sorts, takes out of use and brings back one. Entries are never deleted and codes never change: records store them.
 * Problems: 'conflict' with the stored row; 'invalid' at `code`, `label`, `parent`.
 */
export async function saveTerm(write: Write, viewer: Viewer, input: TermInput): Promise<{ id: string }> {
  return write(async (tx) => {
    demand(viewer, 'term.write', { unitId: viewer.unitId })
    return input.id ? update(tx, viewer, input.id, input) : create(tx, viewer, input)
  })
}

async function create(tx: Tx, viewer: Viewer, input: TermInput): Promise<{ id: string }> {
  const { kind, code, label, parent, sort } = input
  if (!code) throw new Problem('invalid', { code: ['请填写代码'] })
  const [taken] = await tx.select({ id: terms.id }).from(terms).where(is(kind, code))
  if (taken) throw new Problem('invalid', { code: ['这个代码已被使用，也可能已停用'] })
  await checkNames(tx, input, '')
  const id = newId()
  const after = { kind, code, label, parent, sort }
  await tx.insert(terms).values({ id, ...after })
  await audit(tx, viewer, { action: 'term.create', noun: 'term', id, after })
  return { id }
}

async function update(tx: Tx, viewer: Viewer, id: string, input: TermInput): Promise<{ id: string }> {
  const [row] = await tx
    .select()
    .from(terms)
    .where(and(eq(terms.id, id), eq(terms.kind, input.kind)))
  const term = found(row, `term ${id}`)
  if (term.version !== input.version) throw new Problem('conflict', {}, '', { ...term, parent: term.parent ?? '' })
  await checkNames(tx, input, id)
  const { label, parent, sort, active } = input
  const after = { label, parent, sort, active, version: term.version + 1 }
  await tx.update(terms).set(after).where(eq(terms.id, id))
  await audit(tx, viewer, { action: 'term.update', noun: 'term', id, before: term, after })
  return { id }
}

const is = (kind: string, code: string) => and(eq(terms.kind, kind), eq(terms.code, code))

async function checkNames(tx: Tx, { kind, code, label, parent, active, id }: TermInput, own: string): Promise<void> {
  const rows = await tx
    .select({ parent: terms.parent })
    .from(terms)
    .where(and(eq(terms.kind, kind), eq(terms.label, label), eq(terms.active, true), ne(terms.id, own)))
  // Deep classifications repeat a name from level to level (GB/T 4754: 01 农业, 018 …): only brothers must differ.
  const twin = rows.some((row) => row.parent === parent)
  if (twin && (active || !id)) throw new Problem('invalid', { label: ['已有同名的条目'] })
  if (parent === null) return
  const [above] = await tx.select({ id: terms.id }).from(terms).where(is(kind, parent))
  if (!above || parent === code || above.id === own) throw new Problem('invalid', { parent: ['没有这个上级代码'] })
}
