import { and, asc, count, gt, inArray, isNull } from 'drizzle-orm'
import { companiesByAlias } from '@/lib/companies/alias.queries'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { similarNameIds } from '@/lib/duplicates/candidates.queries'
import { foldName } from '@/lib/kernel/name'
import { inParts } from './in-parts.queries'
import { type AlikeIndex, alikeIndex } from './plan/alike'
import type { KnownCompany } from './plan/known'

export type WantedCompanies = {
  /** As written: what rows call companies, and what may be one. */
  named: ReadonlySet<string>
  codes: ReadonlySet<string>
  /** Ids that somebody has answered with. */
  ids: ReadonlySet<string>
  /** Folded names of projects and events: a company of that name is of interest, one nearly called so is not. */
  others: ReadonlySet<string>
}
export type KnownCompanies = {
  companies: KnownCompany[]
  aliases: Map<string, string[]>
  similar: Map<string, string[]>
}

/** Up to here the whole register is compared, above it the search index is asked for a bounded number of names. */
const WHOLE_REGISTER = 60_000
const PAGE = 5_000
const ASKED = 400

const columns = {
  id: companies.id,
  unitId: companies.unitId,
  lastVisitOn: companies.lastVisitOn,
  name: companies.name,
  folded: companies.folded,
  uscc: companies.uscc,
  region: companies.region,
  origin: companies.origin,
  industry: companies.industry,
  address: companies.address,
  note: companies.note,
}

/** The companies that a ledger may mean: by code, by name, by another name, and, for names that nobody has, those called nearly so. */
export async function knownCompanies(read: Read, wanted: WantedCompanies): Promise<KnownCompanies> {
  const folded = new Map([...wanted.named].map((name) => [foldName(name), name]))
  const byName = await livingBy(read, 'folded', new Set([...folded.keys(), ...wanted.others]))
  const byCode = await livingBy(read, 'uscc', wanted.codes)
  const aliases = await companiesByAlias(read, [...folded.keys()])
  const taken = new Set([...byName.map((row) => row.folded), ...aliases.keys()])
  const unknown = [...folded].filter(([key]) => !taken.has(key)).map(([, name]) => name)
  const similar = await similarTo(read, unknown)
  const more = new Set([...wanted.ids, ...[...aliases.values()].flat(), ...[...similar.values()].flat()])
  const rows = [...byName, ...byCode, ...(await livingBy(read, 'id', more))]
  return { companies: [...new Map(rows.map((row) => [row.id, row])).values()], aliases, similar }
}

const livingBy = (read: Read, column: 'id' | 'folded' | 'uscc', keys: Iterable<string>): Promise<KnownCompany[]> =>
  inParts(keys, (part) =>
    read
      .select(columns)
      .from(companies)
      .where(and(inArray(companies[column], part), isNull(companies.deletedAt))),
  )

/** Folded names → ids of companies that a slip or a place apart are called the same (plan/alike). */
async function similarTo(read: Read, names: string[]): Promise<Map<string, string[]>> {
  const index = alikeIndex(names)
  if (index.size === 0) return new Map()
  const [all] = await read.select({ total: count() }).from(companies).where(isNull(companies.deletedAt))
  if ((all?.total ?? 0) > WHOLE_REGISTER) return similarBySearch(read, names.slice(0, ASKED), index)
  let after = ''
  for (;;) {
    const page = await read
      .select({ id: companies.id, name: companies.name })
      .from(companies)
      .where(and(isNull(companies.deletedAt), gt(companies.id, after)))
      .orderBy(asc(companies.id))
      .limit(PAGE)
    for (const { id, name } of page) index.offer(id, name)
    after = page.at(-1)?.id ?? ''
    if (page.length < PAGE) return index.found()
  }
}

/** A register of a whole city: what is missed here, the sweep for duplicates finds after the import. */
async function similarBySearch(read: Read, names: string[], index: AlikeIndex): Promise<Map<string, string[]>> {
  const ids = new Set<string>()
  for (const name of names) for (const id of await similarNameIds(read, 'company', name)) ids.add(id)
  for (const { id, name } of await livingBy(read, 'id', ids)) index.offer(id, name)
  return index.found()
}
