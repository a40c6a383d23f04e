import { and, eq, inArray, sql } from 'drizzle-orm'
import { difference } from '@/lib/audit/difference'
import { type Actor, audit } from '@/lib/audit/record'
import { insertMany } from '@/lib/db/insert-many'
import type { ToIndex } from '@/lib/db/search/collect'
import { indexDocs, type SearchDoc, unindexDocs } from '@/lib/db/search/search'
import type { Tx } from '@/lib/db/store'
import { companies, companyTags } from '@/lib/db/tables/companies'
import { type ExtraChange, writeExtraChange } from '@/lib/extras/changes.records'
import { now } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { Day } from '@/lib/kernel/month'
import { foldName } from '@/lib/kernel/name'
import type { CompanyKind, Origin } from '@/lib/kernel/terms'
import { aliasesOf } from './alias.queries'
import { replaceAliases } from './alias.records'

/** A tag of the dictionary `tag` with the day it was earned, where known. */
export type CompanyTag = { tag: string; since?: Day | null }
export type CompanyRow = typeof companies.$inferSelect
/** What a company says of itself; null empties a field. `uscc` is normalised (kernel/uscc). */
export type CompanyFacts = {
  name: string
  uscc?: string | null
  kind?: CompanyKind
  origin?: Origin | null
  region?: string | null
  industry?: string | null
  address?: string | null
  note?: string | null
}
/** A company to be written. `createdBy` and `recordedAt` keep a ledger's own author and date; else the actor, now. */
export type NewCompany = CompanyFacts & {
  id?: string
  unitId: string
  ownerId?: string | null
  tags?: CompanyTag[]
  /** Other names, and what the district's own fields hold. */
  aliases?: string[]
  extras?: ExtraChange
  batchId?: string | null
  createdBy?: string
  recordedAt?: Date
}

const ROWS = 400

export const companyDoc = (row: Pick<CompanyRow, 'id' | 'unitId' | 'name' | 'uscc' | 'region'>): SearchDoc => ({
  noun: 'company',
  recordId: row.id,
  unitId: row.unitId,
  title: row.name,
  detail: [row.region, row.uscc].filter(Boolean).join(' · '),
  names: [row.name],
  codes: row.uscc ? [row.uscc] : [],
})

/**
 * Writes companies with their tags, search index and audit entries inside the caller's transaction; answers the ids in order.
 * Trusts its caller for permission and duplicates: commands and imports have asked by then.
 */
export async function insertCompanies(
  tx: Tx,
  actor: Actor,
  rows: NewCompany[],
  toIndex: ToIndex = indexDocs,
): Promise<string[]> {
  const at = now()
  const full = rows.map(({ tags: _t, aliases: _a, extras: _x, createdBy, recordedAt, ...row }) => ({
    ...row,
    id: row.id ?? newId(),
    folded: foldName(row.name),
    uscc: row.uscc ?? null,
    region: row.region ?? null,
    kind: row.kind ?? ('prospective' as const),
    createdBy: createdBy ?? actor.userId,
    recordedAt: recordedAt ?? at,
    updatedAt: recordedAt ?? at,
  }))
  await insertMany(tx, companies, full)
  const tags = rows.flatMap((row, index) =>
    (row.tags ?? []).map(({ tag, since }) => ({ companyId: full[index]?.id ?? '', tag, since: since ?? null })),
  )
  await insertMany(tx, companyTags, tags, 'nothing')
  for (const [index, { aliases, extras }] of rows.entries()) {
    const id = full[index]?.id ?? ''
    if (aliases && aliases.length > 0) await replaceAliases(tx, actor, id, aliases)
    await writeExtraChange(tx, id, extras)
  }
  await toIndex(tx, full.map(companyDoc))
  const entries = rows.map(({ extras, ...row }, index) => ({
    action: 'company.create',
    noun: 'company',
    id: full[index]?.id ?? '',
    unitId: row.unitId,
    after: { ...row, ...extras?.after },
  }))
  await audit(tx, actor, ...entries)
  return full.map((row) => row.id)
}

/** The tags a company carries now. */
export async function tagsOf(tx: Pick<Tx, 'select'>, companyId: string): Promise<CompanyTag[]> {
  return tx
    .select({ tag: companyTags.tag, since: companyTags.since })
    .from(companyTags)
    .where(eq(companyTags.companyId, companyId))
    .orderBy(companyTags.tag)
}

/**
 * Changes one company that the caller has just loaded; `tags` and other names, when given, replace all. Keeps index and audit; nothing
 * changed writes nothing. Throws conflict when the row is no longer at the loaded version.
 */
export async function updateCompany(
  tx: Tx,
  actor: Actor,
  before: CompanyRow,
  changes: Partial<CompanyFacts> & { unitId?: string; ownerId?: string | null },
  tags?: CompanyTag[],
  { aliases, extras }: { aliases?: string[]; extras?: ExtraChange } = {},
): Promise<void> {
  const oldTags = tags === undefined ? undefined : await tagsOf(tx, before.id)
  const oldNames = aliases === undefined ? undefined : await aliasesOf(tx, before.id)
  const next = { ...before, ...changes, ...(changes.name === undefined ? {} : { folded: foldName(changes.name) }) }
  const changed = difference(
    { ...before, tags: oldTags, aliases: oldNames, ...extras?.before },
    { ...next, tags: tags && sortedTags(tags), aliases, ...extras?.after },
  )
  if (!changed) return
  const written = await tx
    .update(companies)
    .set({ ...changes, folded: next.folded, updatedAt: now(), version: before.version + 1 })
    .where(and(eq(companies.id, before.id), eq(companies.version, before.version)))
    .returning({ id: companies.id })
  if (written.length === 0) throw new Problem('conflict', {}, `company ${before.id}`)
  if (tags) {
    await tx.delete(companyTags).where(eq(companyTags.companyId, before.id))
    if (tags.length > 0)
      await tx.insert(companyTags).values(tags.map((tag) => ({ since: null, ...tag, companyId: before.id })))
  }
  if (aliases) await replaceAliases(tx, actor, before.id, aliases)
  await writeExtraChange(tx, before.id, extras)
  await indexDocs(tx, [companyDoc(next)])
  await audit(tx, actor, {
    action: 'company.update',
    noun: 'company',
    id: before.id,
    unitId: next.unitId,
    before: changed.before,
    after: changed.after,
  })
}

/** Takes companies out of every list, or puts them back; their rows and history stay. `action` names it in the trail. */
export async function setCompaniesDeleted(
  tx: Tx,
  actor: Actor,
  rows: CompanyRow[],
  deleted: boolean,
  action = deleted ? 'company.delete' : 'company.restore',
): Promise<void> {
  const at = now()
  for (let from = 0; from < rows.length; from += ROWS) {
    const part = rows.slice(from, from + ROWS)
    const ids = part.map((row) => row.id)
    await tx
      .update(companies)
      .set({ deletedAt: deleted ? at : null, updatedAt: at, version: sql`${companies.version} + 1` })
      .where(inArray(companies.id, ids))
    if (deleted) await unindexDocs(tx, 'company', ids)
    else await indexDocs(tx, part.map(companyDoc))
  }
  const entries = rows.map((row) => ({
    action,
    noun: 'company',
    id: row.id,
    unitId: row.unitId,
    before: { deleted: !deleted, name: row.name },
    after: { deleted, name: row.name },
  }))
  await audit(tx, actor, ...entries)
}

const sortedTags = (tags: CompanyTag[]): CompanyTag[] =>
  tags
    .map(({ tag, since }) => ({ tag, since: since ?? null }))
    .sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0))
