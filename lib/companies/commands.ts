import { and, eq } from 'drizzle-orm'
import { demand, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Tx, Write } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { unknownCodes } from '@/lib/dictionaries/queries'
import { readExtraChange } from '@/lib/extras/changes.records'
import { extrasAsTyped } from '@/lib/extras/queries'
import { type FieldErrors, found, Problem, refused } from '@/lib/kernel/errors'
import { foldName } from '@/lib/kernel/name'
import { aliasesOf } from './alias.queries'
import { similarCompanies } from './queries'
import { type CompanyRow, insertCompanies, setCompaniesDeleted, tagsOf, updateCompany } from './records'
import { companyWarnings, formFacts, unconfirmed } from './rules'
import type { CompanyChange, CompanyInput } from './schema'

/** A new company of the viewer's unit. Problems: confirm (wrong check character, same name or code: tick to go on). Answers its id. */
export async function createCompany(
  write: Write,
  viewer: Viewer,
  input: CompanyInput,
  confirmed: string[] = [],
): Promise<{ id: string }> {
  return write(async (tx) => {
    const own = { unitId: viewer.unitId, ownerId: viewer.userId }
    demand(viewer, 'company.write', own)
    const { tags, aliases, extras: typed, ...facts } = input
    await demandKnown(tx, input)
    const extras = await readExtraChange(tx, 'company', null, typed)
    await askAbout(tx, viewer, facts, confirmed)
    const beside = { tags: tags.map((tag) => ({ tag })), aliases: otherNames(aliases, facts.name), extras }
    const [id] = await insertCompanies(tx, viewer, [{ ...facts, ...own, ...beside }])
    return { id: found(id) }
  })
}

/**
 * Changes a company. Problems: not-found, not-allowed, conflict (with the stored version), confirm. Tags kept keep their day.
 * `renamed`: its visits are to be found under the new name (visits/reindex).
 */
export async function changeCompany(
  write: Write,
  viewer: Viewer,
  input: CompanyChange,
  confirmed: string[] = [],
): Promise<{ id: string; renamed: boolean }> {
  return write(async (tx) => {
    const { id, version, tags, aliases, extras: typed, ...facts } = input
    const row = await loadForChange(tx, viewer, id)
    const stored = await tagsOf(tx, id)
    if (row.version !== version) {
      const names = (await aliasesOf(tx, id)).join('\n')
      const own = { ...formFacts(row), aliases: names, tags: stored.map(({ tag }) => tag), version: row.version }
      throw new Problem('conflict', {}, `company ${id}`, { ...own, ...(await extrasAsTyped(tx, id)) })
    }
    await demandKnown(tx, input, { industry: row.industry, tags: stored.map(({ tag }) => tag) })
    const extras = await readExtraChange(tx, 'company', id, typed)
    if (facts.name !== row.name || facts.uscc !== row.uscc) await askAbout(tx, viewer, facts, confirmed, id)
    const kept = new Map(stored.map(({ tag, since }) => [tag, since ?? null]))
    const next = tags.map((tag) => ({ tag, since: kept.get(tag) ?? null }))
    await updateCompany(tx, viewer, row, facts, next, { aliases: otherNames(aliases, facts.name), extras })
    return { id, renamed: facts.name !== row.name }
  })
}

/** Takes a company out of the register, or puts it back; nothing that belongs to it is touched. */
export async function setCompanyDeleted(
  write: Write,
  viewer: Viewer,
  input: { id: string; version: number },
  deleted: boolean,
): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadForChange(tx, viewer, input.id, !deleted)
    if (row.mergedInto !== null) throw refused('该企业已合并到另一家企业，如需分开，请由负责人在“重复项”中撤销合并')
    if (row.version !== input.version) throw new Problem('conflict', {}, `company ${row.id}`, { version: row.version })
    await setCompaniesDeleted(tx, viewer, [row], deleted)
    return { id: row.id }
  })
}

async function loadForChange(tx: Tx, viewer: Viewer, id: string, deleted = false): Promise<CompanyRow> {
  const [row] = await tx
    .select()
    .from(companies)
    .where(and(eq(companies.id, id), within(viewer, 'company.read', companies)))
  const company = found(row && (row.deletedAt !== null) === deleted ? row : undefined, `company ${id}`)
  demand(viewer, 'company.write', company)
  return company
}

/** Codes of closed lists must be in their dictionary, unless the record has them already: ledgers bring free text. Problem: invalid. */
async function demandKnown(
  tx: Tx,
  typed: { industry: string | null; tags: string[] },
  stored: { industry: string | null; tags: string[] } = { industry: null, tags: [] },
): Promise<void> {
  const industry = typed.industry !== null && typed.industry !== stored.industry ? [typed.industry] : []
  const tags = typed.tags.filter((tag) => !stored.tags.includes(tag))
  const errors: FieldErrors = {}
  if ((await unknownCodes(tx, 'industry', industry)).length > 0) errors.industry = ['行业分类中没有该代码，请重新选择']
  if ((await unknownCodes(tx, 'tag', tags)).length > 0) errors.tags = ['有标签已不在字典中，请重新选择']
  if (Object.keys(errors).length > 0) throw new Problem('invalid', errors)
}

async function askAbout(
  tx: Tx,
  viewer: Viewer,
  typed: { name: string; uscc: string | null },
  confirmed: string[],
  except?: string,
): Promise<void> {
  const similar = await similarCompanies(tx, viewer, { ...typed, except })
  const open = unconfirmed(companyWarnings(typed, similar), confirmed)
  if (Object.keys(open).length > 0) throw new Problem('confirm', open)
}

/** Names that say something beside the company's own: compared without legal form and brackets, each once. */
function otherNames(names: string[] | undefined, own: string): string[] | undefined {
  const byFolded = new Map(names?.map((name) => [foldName(name), name]))
  byFolded.delete(foldName(own))
  return names && [...byFolded.values()]
}
