import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { searchNoun } from '@/lib/db/search/search'
import type { Read } from '@/lib/db/store'
import { companies, companyTags } from '@/lib/db/tables/companies'
import { terms } from '@/lib/db/tables/house'
import { units, users } from '@/lib/db/tables/people'
import { foldName } from '@/lib/kernel/name'
import { normaliseUscc } from '@/lib/kernel/uscc'
import { companiesByAlias } from './alias.queries'
import type { SimilarCompany } from './rules'

const OFFERED = 10

/** One company in the viewer's scope with the names of its unit, people and classes; `deleted` ones only when asked for. */
export async function findCompany(read: Read, viewer: Viewer, id: string, options: { deleted?: boolean } = {}) {
  const [row] = await read
    .select({
      company: companies,
      unitName: units.name,
      ownerName: users.name,
      industryLabel: sql<
        string | null
      >`(select label from terms where kind = 'industry' and code = ${companies.industry})`,
      regionLabel: sql<
        string | null
      >`coalesce((select label from terms where kind = 'place' and code = ${companies.region}), ${companies.region})`,
    })
    .from(companies)
    .leftJoin(units, eq(units.id, companies.unitId))
    .leftJoin(users, eq(users.id, companies.ownerId))
    .where(
      and(
        eq(companies.id, id),
        within(viewer, 'company.read', companies),
        options.deleted ? undefined : isNull(companies.deletedAt),
      ),
    )
  if (!row) return undefined
  const tags = await read
    .select({ tag: companyTags.tag, since: companyTags.since, label: terms.label })
    .from(companyTags)
    .leftJoin(terms, and(eq(terms.kind, 'tag'), eq(terms.code, companyTags.tag)))
    .where(eq(companyTags.companyId, id))
    .orderBy(companyTags.tag)
  const { company, ...names } = row
  return { ...company, ...names, tags: tags.map((tag) => ({ ...tag, label: tag.label ?? tag.tag })) }
}
export type CompanyDetail = NonNullable<Awaited<ReturnType<typeof findCompany>>>

/**
 * Companies that may be the same as what is being typed, of every unit, for that is what prevents doubles: same code first, then same
 * name without legal form, then same other name, then names that contain it. Reads no contact details. Empty for those who may read no companies.
 */
export async function similarCompanies(
  read: Read,
  viewer: Viewer,
  typed: { name: string; uscc: string | null; except?: string },
): Promise<SimilarCompany[]> {
  const folded = foldName(typed.name)
  const code = normaliseUscc(typed.uscc ?? '')
  const parts = [...folded].length >= 3 ? await searchNoun(read, 'company', folded, { limit: OFFERED }) : []
  const known = folded ? ((await companiesByAlias(read, [folded])).get(folded) ?? []) : []
  const same = or(
    folded ? eq(companies.folded, folded) : undefined,
    code ? eq(companies.uscc, code) : undefined,
    known.length > 0 ? inArray(companies.id, known) : undefined,
    parts.length > 0
      ? inArray(
          companies.id,
          parts.map((hit) => hit.recordId),
        )
      : undefined,
  )
  if (!same) return []
  const rows = await read
    .select({
      id: companies.id,
      name: companies.name,
      folded: companies.folded,
      uscc: companies.uscc,
      unitName: sql<string>`coalesce(${units.name}, '')`,
      ownerName: users.name,
      lastVisitOn: companies.lastVisitOn,
    })
    .from(companies)
    .leftJoin(units, eq(units.id, companies.unitId))
    .leftJoin(users, eq(users.id, companies.ownerId))
    .where(
      and(
        same,
        within(viewer, 'company.read', companies),
        isNull(companies.deletedAt),
        typed.except ? ne(companies.id, typed.except) : undefined,
      ),
    )
    .limit(OFFERED * 2)
  const order = ['code', 'name', 'alias', 'part']
  return rows
    .map(({ folded: theirs, ...row }): SimilarCompany => {
      if (code && row.uscc === code) return { ...row, because: 'code' }
      if (theirs === folded) return { ...row, because: 'name' }
      return { ...row, because: known.includes(row.id) ? 'alias' : 'part' }
    })
    .sort((a, b) => order.indexOf(a.because) - order.indexOf(b.because))
    .slice(0, OFFERED)
}

/** Companies for a combobox: by two characters, pinyin, initials or code; `detail` tells namesakes apart. */
export async function companyOptions(
  read: Read,
  viewer: Viewer,
  typed: string,
): Promise<Array<{ value: string; label: string; detail?: string }>> {
  const hits = await searchNoun(read, 'company', typed, { limit: OFFERED })
  if (hits.length === 0) return []
  const ids = hits.map((hit) => hit.recordId)
  const rows = await read
    .select({ id: companies.id, name: companies.name, region: companies.region, unitName: units.name })
    .from(companies)
    .leftJoin(units, eq(units.id, companies.unitId))
    .where(and(inArray(companies.id, ids), within(viewer, 'company.read', companies), isNull(companies.deletedAt)))
  return rows
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map((row) => ({ value: row.id, label: row.name, detail: row.unitName ?? undefined }))
}

/** The name of a company in scope, for a form that was opened from its page. */
export async function companyName(read: Read, viewer: Viewer, id: string): Promise<string | undefined> {
  const [row] = await read
    .select({ name: companies.name })
    .from(companies)
    .where(and(eq(companies.id, id), within(viewer, 'company.read', companies), isNull(companies.deletedAt)))
  return row?.name
}
