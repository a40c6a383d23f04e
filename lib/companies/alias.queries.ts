import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { companies, companyAliases } from '@/lib/db/tables/companies'

const PART = 400
/** A merge is a merge of at most this many merges: no loop can make one. */
const DEEPEST = 20

/** A company's other names, oldest first. */
export async function aliasesOf(read: Read, companyId: string): Promise<string[]> {
  const rows = await read
    .select({ name: companyAliases.name })
    .from(companyAliases)
    .where(eq(companyAliases.companyId, companyId))
    .orderBy(asc(companyAliases.recordedAt), asc(companyAliases.id))
  return rows.map((row) => row.name)
}

/** Company id → its other names as compared (kernel/name foldName). */
export async function foldedAliasesOf(read: Read, companyIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await inParts(companyIds, (part) =>
    read
      .select({ id: companyAliases.companyId, folded: companyAliases.folded })
      .from(companyAliases)
      .where(inArray(companyAliases.companyId, part)),
  )
  return gathered(rows.map(({ id, folded }) => [id, folded]))
}

/**
 * Folded other name (kernel/name foldName) → ids of the living companies that go or went by it: registered aliases, and the names and
 * aliases of companies that were merged into them. A company's own present name is not looked at. Names that nobody has are missing.
 */
export async function companiesByAlias(read: Read, folded: readonly string[]): Promise<Map<string, string[]>> {
  const named = await inParts(folded, (part) =>
    read
      .select({ id: companyAliases.companyId, folded: companyAliases.folded })
      .from(companyAliases)
      .where(inArray(companyAliases.folded, part)),
  )
  const former = await inParts(folded, (part) =>
    read
      .select({ id: companies.id, folded: companies.folded })
      .from(companies)
      .where(and(inArray(companies.folded, part), isNotNull(companies.mergedInto))),
  )
  const all = [...named, ...former]
  const standing = await standingOf(
    read,
    all.map((row) => row.id),
  )
  return gathered(
    all.flatMap(({ id, folded: name }): Array<[string, string]> => {
      const at = standing.get(id)
      return at === undefined ? [] : [[name, at]]
    }),
  )
}

/** Id → the living company it is today, itself or what it was merged into; deleted ones are missing. */
async function standingOf(read: Read, ids: readonly string[]): Promise<Map<string, string>> {
  const now = new Map(ids.map((id) => [id, id]))
  const living = new Set<string>()
  for (let step = 0; step < DEEPEST; step++) {
    const open = [...new Set(now.values())].filter((id) => !living.has(id))
    if (open.length === 0) break
    const rows = await inParts(open, (part) =>
      read
        .select({ id: companies.id, mergedInto: companies.mergedInto, deletedAt: companies.deletedAt })
        .from(companies)
        .where(inArray(companies.id, part)),
    )
    const found = new Map(rows.map((row) => [row.id, row]))
    for (const row of rows) if (row.deletedAt === null) living.add(row.id)
    for (const [id, at] of now) {
      if (living.has(at)) continue
      const next = found.get(at)?.mergedInto
      if (next) now.set(id, next)
      else now.delete(id)
    }
  }
  return now
}

async function inParts<Row>(keys: readonly string[], load: (part: string[]) => Promise<Row[]>): Promise<Row[]> {
  const all = [...new Set(keys)]
  const rows: Row[] = []
  for (let at = 0; at < all.length; at += PART) rows.push(...(await load(all.slice(at, at + PART))))
  return rows
}

function gathered(pairs: Array<[string, string]>): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const [key, value] of pairs) {
    const known = map.get(key)
    if (!known) map.set(key, [value])
    else if (!known.includes(value)) known.push(value)
  }
  return map
}
