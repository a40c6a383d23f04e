import { and, asc, count, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { searchIds } from '@/lib/db/search/search'
import { sifting } from '@/lib/db/sifting'
import type { Read } from '@/lib/db/store'
import { companies, companyTags } from '@/lib/db/tables/companies'
import { terms } from '@/lib/db/tables/house'
import { units, users } from '@/lib/db/tables/people'
import { extrasWhere, withExtraValues } from '@/lib/extras/list.queries'
import { today } from '@/lib/kernel/clock'
import { addDays, type Day } from '@/lib/kernel/month'
import { inOrderOf } from '@/lib/lists/in-order'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import type { CompanyList } from './list.schema'

const industries = alias(terms, 'industries')
const places = alias(terms, 'places')

/** The rows a list means: scope, what stands, and every filter. One sentence for page, total and export. */
export function companiesWhere(viewer: Viewer, { q, filters }: CompanyList, on: Day = today()): SQL | undefined {
  const { kind, origin, unit, owner, region, industry, tag, visited } = filters
  const day = companies.lastVisitOn
  return and(
    within(viewer, 'company.read', companies),
    isNull(companies.deletedAt),
    q === undefined ? undefined : sql`${companies.id} in ${searchIds('company', q)}`,
    kind && eq(companies.kind, kind),
    origin && eq(companies.origin, origin),
    unit === undefined ? undefined : eq(companies.unitId, unit),
    owner === undefined ? undefined : eq(companies.ownerId, owner),
    region === undefined ? undefined : eq(companies.region, region),
    industry === undefined ? undefined : sql`${companies.industry} in ${industryAndBelow(industry)}`,
    tag === undefined
      ? undefined
      : sql`${companies.id} in (select ${companyTags.companyId} from ${companyTags} where ${companyTags.tag} = ${tag})`,
    visited === 'recent' ? sql`${day} >= ${addDays(on, -30)}` : undefined,
    visited === 'stale' ? lt(day, addDays(on, -90)) : undefined,
    visited === 'never' ? isNull(day) : undefined,
    extrasWhere(companies.id, filters),
  )
}

/** A class and its subclasses: GB/T 4754 nests by prefix, below a section's letter by the section's divisions. */
function industryAndBelow(top: string): SQL {
  if (/^\d/.test(top))
    return sql`(select code from terms where kind = 'industry' and substr(code, 1, ${top.length}) = ${top})`
  return sql`(select code from terms where kind = 'industry' and (code = ${top} or substr(code, 1, 2) in (select code from terms where kind = 'industry' and parent = ${top})))`
}

function companiesOrder({ sort }: CompanyList): SQL[] {
  const column = { name: companies.name, visited: companies.lastVisitOn, updated: companies.updatedAt }[sort.key]
  // Both dialects must agree where the unvisited stand: last when the latest comes first.
  return sort.direction === 'desc'
    ? [sql`${column} desc nulls last`, desc(companies.id)]
    : [sql`${column} asc nulls first`, asc(companies.id)]
}

/** Ids `from` … `from + limit` of the list in its order. */
export async function companyIds(read: Read, viewer: Viewer, list: CompanyList, limit: number, from = 0) {
  const rows = await read
    .select({ id: companies.id })
    .from(companies)
    .where(companiesWhere(viewer, list))
    .orderBy(...companiesOrder(list))
    .limit(limit)
    .offset(from)
  return rows.map(({ id }) => id)
}

/** Companies of the list by their ids (companyIds), in that order; what was deleted or left the viewer's reach meanwhile is passed over. */
export async function companiesByIds(read: Read, viewer: Viewer, list: CompanyList, ids: string[]) {
  if (ids.length === 0) return []
  const found = await read
    .select({
      id: companies.id,
      name: companies.name,
      uscc: companies.uscc,
      kind: companies.kind,
      origin: companies.origin,
      region: sql<string | null>`coalesce(${places.label}, ${companies.region})`,
      industry: sql<string | null>`coalesce(${industries.label}, ${companies.industry})`,
      address: companies.address,
      unitName: units.name,
      ownerName: users.name,
      lastVisitOn: companies.lastVisitOn,
      updatedAt: companies.updatedAt,
    })
    .from(companies)
    .leftJoin(units, eq(units.id, companies.unitId))
    .leftJoin(users, eq(users.id, companies.ownerId))
    .leftJoin(industries, and(eq(industries.kind, 'industry'), eq(industries.code, companies.industry)))
    .leftJoin(places, and(eq(places.kind, 'place'), eq(places.code, companies.region)))
    .where(
      and(
        inArray(companies.id, ids),
        sifting(and(isNull(companies.deletedAt), within(viewer, 'company.read', companies))),
      ),
    )
  const rows = inOrderOf(ids, found)
  const tags = list.columns.includes('tags') ? await tagNames(read, ids) : new Map<string, string>()
  const tagged = rows.map((row) => ({ ...row, tags: tags.get(row.id) ?? null }))
  return withExtraValues(read, list.columns, tagged)
}
export type CompanyListRow = Awaited<ReturnType<typeof companiesByIds>>[number]

/** How many companies the list means. */
export async function companyTotal(read: Read, viewer: Viewer, list: CompanyList): Promise<number> {
  const [row] = await read.select({ total: count() }).from(companies).where(companiesWhere(viewer, list))
  return row?.total ?? 0
}

/** A page of the list with its total. */
export async function listCompanies(
  read: Read,
  viewer: Viewer,
  list: CompanyList,
): Promise<{ rows: CompanyListRow[]; total: number }> {
  const [rows, total] = await Promise.all([
    companyIds(read, viewer, list, PAGE_SIZE, (list.page - 1) * PAGE_SIZE).then((ids) =>
      companiesByIds(read, viewer, list, ids),
    ),
    companyTotal(read, viewer, list),
  ])
  return { rows, total }
}

/** Company id → its tags' names joined with 、. */
async function tagNames(read: Read, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await read
    .select({ id: companyTags.companyId, label: sql<string>`coalesce(${terms.label}, ${companyTags.tag})` })
    .from(companyTags)
    .leftJoin(terms, and(eq(terms.kind, 'tag'), eq(terms.code, companyTags.tag)))
    .where(inArray(companyTags.companyId, ids))
    .orderBy(companyTags.tag)
  const groups = Map.groupBy(rows, (row) => row.id)
  return new Map([...groups].map(([id, same]) => [id, same.map((row) => row.label).join('、')]))
}
