import { and, inArray, isNull, ne, or } from 'drizzle-orm'
import { companiesByAlias } from '@/lib/companies/alias.queries'
import { searchNoun } from '@/lib/db/search/search'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import type { DuplicateNoun } from '@/lib/db/tables/duplicates'
import { projects } from '@/lib/db/tables/projects'
import { foldName } from '@/lib/kernel/name'
import { companiesByPhone, inParts, TOO_MANY } from './facts.queries'
import { coreOf, trunkOf } from './names.rules'
import type { Facts } from './rules'

const NAMES = 30
/** Projects of one investor that are looked at. */
const OF_INVESTOR = 60

/**
 * Ids of records that may be similar in name, from the search index: names that hold the whole core, its first or (of long
 * ones) its last three characters, or begin as this one does.
 * What differs in both its beginning and its end is not found; nothing here reads a table from end to end.
 */
export async function similarNameIds(read: Read, noun: DuplicateNoun, name: string): Promise<string[]> {
  const core = [...coreOf(name)]
  if (core.length < 2) return []
  const asked = new Set([
    core.join(''),
    core.slice(0, 3).join(''),
    ...(core.length > 4 ? [core.slice(-3).join('')] : []),
    // A generic word in the middle (澜海智能装备) leaves a core that stands in no name: how the name itself begins finds those.
    [...trunkOf(name)].slice(0, 4).join(''),
  ])
  const ids: string[] = []
  for (const text of asked)
    ids.push(...(await searchNoun(read, noun, text, { limit: NAMES })).map(({ recordId }) => recordId))
  return ids
}

/** Every living record that may be the same as one of these. Generous: compareRecords decides. */
export async function candidatesFor(read: Read, noun: DuplicateNoun, batch: readonly Facts[]): Promise<Set<string>> {
  const ids = noun === 'company' ? await companyCandidates(read, batch) : await projectCandidates(read, batch)
  for (const { name } of batch) for (const id of await similarNameIds(read, noun, name)) ids.add(id)
  return ids
}

async function companyCandidates(read: Read, batch: readonly Facts[]): Promise<Set<string>> {
  const names = batch.flatMap(({ name, aliases }) => [foldName(name), ...(aliases ?? [])])
  const equal = await inParts(names, (part) =>
    read.select({ id: companies.id }).from(companies).where(inArray(companies.folded, part)),
  )
  const known = await companiesByAlias(read, names)
  const codes = await inParts(
    batch.flatMap(({ uscc }) => uscc ?? []),
    (part) => read.select({ id: companies.id }).from(companies).where(inArray(companies.uscc, part)),
  )
  const phones = await companiesByPhone(
    read,
    batch.flatMap((one) => one.phones),
  )
  const addresses = await sameAddress(
    read,
    batch.filter((one) => one.addresses.length > 0).map(({ id }) => id),
  )
  return new Set([
    ...equal.map(({ id }) => id),
    ...codes.map(({ id }) => id),
    ...[...known.values()].flat(),
    ...[...phones.values()].flat(),
    ...addresses,
  ])
}

/** Companies whose address is written as one of these companies' is. No index holds addresses: one pass over the table for a whole batch. */
async function sameAddress(read: Read, ids: string[]): Promise<string[]> {
  const own = await inParts(ids, (part) =>
    read.select({ address: companies.address }).from(companies).where(inArray(companies.id, part)),
  )
  const rows = await inParts(
    own.flatMap(({ address }) => address ?? []),
    (part) =>
      read
        .select({ id: companies.id, address: companies.address })
        .from(companies)
        .where(and(inArray(companies.address, part), isNull(companies.deletedAt))),
  )
  const groups = Map.groupBy(rows, ({ address }) => address)
  return [...groups.values()].filter((same) => same.length <= TOO_MANY).flatMap((same) => same.map(({ id }) => id))
}

async function projectCandidates(read: Read, batch: readonly Facts[]): Promise<Set<string>> {
  const equal = await inParts(
    batch.map(({ name }) => foldName(name)),
    (part) => read.select({ id: projects.id }).from(projects).where(inArray(projects.folded, part)),
  )
  const codes = await inParts(
    batch.flatMap(({ uscc }) => uscc ?? []),
    (part) => read.select({ id: projects.id }).from(projects).where(inArray(projects.landedUscc, part)),
  )
  const ids = new Set([...equal, ...codes].map(({ id }) => id))
  for (const one of batch) for (const id of await projectsOfInvestor(read, one)) ids.add(id)
  return ids
}

/** Projects of the same investor, by its company or by its name, and of companies that share its phone. */
async function projectsOfInvestor(read: Read, { id, project, phones }: Facts): Promise<string[]> {
  if (!project) return []
  const related = [...(await companiesByPhone(read, phones)).values()].flat()
  const investors = [...new Set([project.investorCompanyId ?? [], related].flat())]
  const named = project.investor
    ? (await searchNoun(read, 'project', foldName(project.investor), { limit: OF_INVESTOR })).map((hit) => hit.recordId)
    : []
  if (investors.length === 0 && named.length === 0) return []
  const rows = await read
    .select({ id: projects.id })
    .from(projects)
    .where(
      and(
        isNull(projects.deletedAt),
        ne(projects.id, id),
        or(
          investors.length > 0 ? inArray(projects.investorCompanyId, investors) : undefined,
          named.length > 0 ? inArray(projects.id, named) : undefined,
        ),
      ),
    )
    .limit(OF_INVESTOR)
  return rows.map((row) => row.id)
}

/** Projects whose investor one of these companies is: what their changed phone or address may make double. */
export async function projectsOfCompanies(read: Read, companyIds: string[]): Promise<string[]> {
  const rows = await inParts(companyIds, (part) =>
    read
      .select({ id: projects.id })
      .from(projects)
      .where(and(inArray(projects.investorCompanyId, part), isNull(projects.deletedAt))),
  )
  return rows.map(({ id }) => id)
}
