import { and, eq, inArray, isNull } from 'drizzle-orm'
import { foldedAliasesOf } from '@/lib/companies/alias.queries'
import type { Read } from '@/lib/db/store'
import { companies, contacts } from '@/lib/db/tables/companies'
import type { DuplicateNoun } from '@/lib/db/tables/duplicates'
import { projects } from '@/lib/db/tables/projects'
import { type Facts, foldAddress } from './rules'

const PART = 400
/** What more companies than this have in common is an agency's phone or a building's address, and proves nothing. */
export const TOO_MANY = 5

/** Loads in parts that fit both databases' limits of parameters. */
export async function inParts<Row>(keys: Iterable<string>, load: (part: string[]) => Promise<Row[]>): Promise<Row[]> {
  const all = [...new Set(keys)]
  const rows: Row[] = []
  for (let at = 0; at < all.length; at += PART) rows.push(...(await load(all.slice(at, at + PART))))
  return rows
}

/** What living records are compared by, of every unit: for the finding of doubles, never for a page. */
export async function factsOf(read: Read, noun: DuplicateNoun, ids: Iterable<string>): Promise<Map<string, Facts>> {
  const rows = noun === 'company' ? await companyFacts(read, ids) : await projectFacts(read, ids)
  return new Map(rows.map((row) => [row.id, row]))
}

async function companyFacts(read: Read, ids: Iterable<string>): Promise<Facts[]> {
  const rows = await inParts(ids, (part) =>
    read
      .select({
        id: companies.id,
        unitId: companies.unitId,
        name: companies.name,
        uscc: companies.uscc,
        address: companies.address,
      })
      .from(companies)
      .where(and(inArray(companies.id, part), isNull(companies.deletedAt))),
  )
  const own = rows.map((row) => row.id)
  const phones = await phonesOf(read, own)
  const aliases = await foldedAliasesOf(read, own)
  return rows.map(({ address, ...row }) => {
    const folded = foldAddress(address)
    const names = aliases.get(row.id) ?? []
    return { ...row, phones: phones.get(row.id) ?? [], addresses: folded ? [folded] : [], aliases: names }
  })
}

async function projectFacts(read: Read, ids: Iterable<string>): Promise<Facts[]> {
  const rows = await inParts(ids, (part) =>
    read
      .select({
        id: projects.id,
        unitId: projects.unitId,
        name: projects.name,
        uscc: projects.landedUscc,
        investor: projects.investor,
        investorCompanyId: projects.investorCompanyId,
        industry: projects.industry,
        cny: projects.agreedCny,
      })
      .from(projects)
      .where(and(inArray(projects.id, part), isNull(projects.deletedAt))),
  )
  const investors = new Map(
    (
      await companyFacts(
        read,
        rows.flatMap((row) => row.investorCompanyId ?? []),
      )
    ).map((row) => [row.id, row]),
  )
  return rows.map(({ investor, investorCompanyId, industry, cny, ...row }) => {
    const company = investorCompanyId ? investors.get(investorCompanyId) : undefined
    const project = { investor, investorCompanyId, industry, cny }
    return { ...row, phones: company?.phones ?? [], addresses: company?.addresses ?? [], project }
  })
}

/** Company id → phones of its contacts, as stored. */
async function phonesOf(read: Read, ids: string[]): Promise<Map<string, string[]>> {
  const rows = await inParts(ids, (part) =>
    read
      .select({ companyId: contacts.companyId, phone: contacts.phone })
      .from(contacts)
      .where(and(inArray(contacts.companyId, part), isNull(contacts.deletedAt))),
  )
  const groups = Map.groupBy(
    rows.filter((row) => row.phone),
    (row) => row.companyId,
  )
  return new Map([...groups].map(([id, same]) => [id, same.map((row) => row.phone ?? '')]))
}

/** Phone → companies whose contacts have it, at most TOO_MANY of them. */
export async function companiesByPhone(read: Read, phones: Iterable<string>): Promise<Map<string, string[]>> {
  const rows = await inParts(phones, (part) =>
    read
      .selectDistinct({ phone: contacts.phone, companyId: contacts.companyId })
      .from(contacts)
      .innerJoin(companies, and(eq(companies.id, contacts.companyId), isNull(companies.deletedAt)))
      .where(and(inArray(contacts.phone, part), isNull(contacts.deletedAt))),
  )
  const groups = Map.groupBy(rows, (row) => row.phone ?? '')
  return new Map(
    [...groups].filter(([, same]) => same.length <= TOO_MANY).map(([key, same]) => [key, same.map((r) => r.companyId)]),
  )
}
