import { and, eq, inArray } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import { refreshAdded } from '@/lib/db/search/search'
import type { Tx } from '@/lib/db/store'
import { companies, companyAliases } from '@/lib/db/tables/companies'
import { now } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { foldName } from '@/lib/kernel/name'

/** `batchId` is the import or the merge that brought the name and takes it away again when it is undone. */
export type NewAlias = {
  companyId: string
  name: string
  source: 'typed' | 'import' | 'merge'
  batchId?: string | null
}

const ROWS = 400

/** Adds other names to companies, with search index and audit entries. What a company is called anyway is passed over. */
export async function addAliases(tx: Tx, actor: Actor, rows: NewAlias[]): Promise<void> {
  const at = now()
  for (let from = 0; from < rows.length; from += ROWS) {
    const part = rows.slice(from, from + ROWS)
    const own = await tx
      .select({ id: companies.id, folded: companies.folded, unitId: companies.unitId })
      .from(companies)
      .where(
        inArray(
          companies.id,
          part.map((row) => row.companyId),
        ),
      )
    const byId = new Map(own.map((row) => [row.id, row]))
    const fresh = part
      .map((row) => ({ ...row, folded: foldName(row.name), id: newId(), createdBy: actor.userId, recordedAt: at }))
      .filter((row) => byId.has(row.companyId) && byId.get(row.companyId)?.folded !== row.folded)
    if (fresh.length === 0) continue
    const written = await tx.insert(companyAliases).values(fresh).onConflictDoNothing().returning()
    const entries = written.map(({ companyId, name, source }) => ({
      action: 'alias.create',
      noun: 'company',
      id: companyId,
      unitId: byId.get(companyId)?.unitId,
      after: { aliases: [name], source },
    }))
    await audit(tx, actor, ...entries)
    await refreshAdded(tx, [...new Set(written.map((row) => row.companyId))])
  }
}

/** Makes these a company's other names; those it keeps keep their origin. The caller writes the search index and the entry. */
export async function replaceAliases(tx: Tx, actor: Actor, companyId: string, names: readonly string[]): Promise<void> {
  const stored = await tx.select().from(companyAliases).where(eq(companyAliases.companyId, companyId))
  const next = new Map(names.map((name) => [foldName(name), name]))
  const gone = stored.filter((row) => next.get(row.folded) !== row.name).map((row) => row.id)
  if (gone.length > 0) await tx.delete(companyAliases).where(inArray(companyAliases.id, gone))
  const kept = new Set(stored.filter((row) => !gone.includes(row.id)).map((row) => row.folded))
  const fresh = [...next].filter(([folded]) => !kept.has(folded))
  const of = { companyId, source: 'typed' as const, createdBy: actor.userId, recordedAt: now() }
  if (fresh.length > 0)
    await tx.insert(companyAliases).values(fresh.map(([folded, name]) => ({ id: newId(), ...of, name, folded })))
}

/** Takes away the names that an undone merge or import had brought to a company. The caller writes the search index. */
export async function dropAliases(tx: Tx, companyId: string, batchId: string): Promise<void> {
  await tx
    .delete(companyAliases)
    .where(and(eq(companyAliases.companyId, companyId), eq(companyAliases.batchId, batchId)))
}
