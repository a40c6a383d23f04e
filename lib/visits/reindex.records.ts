import { and, eq, inArray, isNull } from 'drizzle-orm'
import { indexDocs } from '@/lib/db/search/search'
import type { Tx } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { visitPeople, visits } from '@/lib/db/tables/visits'
import { visitDoc } from './visit-doc'

type VisitRow = typeof visits.$inferSelect

const PART = 400

/** Makes a company's standing visits findable under the name it has now: after a rename, a merge, an undone merge. */
export async function reindexVisits(tx: Tx, company: { id: string; name: string }): Promise<void> {
  const rows = await tx
    .select()
    .from(visits)
    .where(and(eq(visits.companyId, company.id), isNull(visits.deletedAt)))
  await reindex(tx, rows, new Map([[company.id, company.name]]))
}

/** Makes visits findable as they are now, each under its company's present name. */
export async function reindexVisitRows(tx: Tx, rows: readonly VisitRow[]): Promise<void> {
  const names = new Map<string, string>()
  const ids = [...new Set(rows.map(({ companyId }) => companyId))]
  for (let from = 0; from < ids.length; from += PART) {
    const part = ids.slice(from, from + PART)
    const found = await tx
      .select({ id: companies.id, name: companies.name })
      .from(companies)
      .where(inArray(companies.id, part))
    for (const { id, name } of found) names.set(id, name)
  }
  await reindex(tx, rows, names)
}

async function reindex(tx: Tx, rows: readonly VisitRow[], names: ReadonlyMap<string, string>): Promise<void> {
  for (let from = 0; from < rows.length; from += PART) {
    const part = rows.slice(from, from + PART)
    const ids = part.map(({ id }) => id)
    const people = await tx.select().from(visitPeople).where(inArray(visitPeople.visitId, ids))
    const of = Map.groupBy(people, ({ visitId }) => visitId)
    await indexDocs(
      tx,
      part.map((row) => visitDoc(row, names.get(row.companyId) ?? '', of.get(row.id) ?? [])),
    )
  }
}
