import { and, eq, inArray, isNull } from 'drizzle-orm'
import { indexDocs } from '@/lib/db/search/search'
import type { Tx } from '@/lib/db/store'
import { visitPeople, visits } from '@/lib/db/tables/visits'
import { visitDoc } from './visit-doc'

const PART = 400

/** Makes a company's standing visits findable under the name it has now: after a rename, a merge, an undone merge. */
export async function reindexVisits(tx: Tx, company: { id: string; name: string }): Promise<void> {
  const rows = await tx
    .select()
    .from(visits)
    .where(and(eq(visits.companyId, company.id), isNull(visits.deletedAt)))
  for (let from = 0; from < rows.length; from += PART) {
    const part = rows.slice(from, from + PART)
    const ids = part.map(({ id }) => id)
    const people = await tx.select().from(visitPeople).where(inArray(visitPeople.visitId, ids))
    const of = Map.groupBy(people, ({ visitId }) => visitId)
    await indexDocs(
      tx,
      part.map((row) => visitDoc(row, company.name, of.get(row.id) ?? [])),
    )
  }
}
