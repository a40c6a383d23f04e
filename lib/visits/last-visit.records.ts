import { inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { visits } from '@/lib/db/tables/visits'

const ROWS = 400

/** Sets the companies' day of last visit anew from the visits that stand; not an edit of the company, so its version stays. */
export async function refreshLastVisits(tx: Tx, companyIds: string[]): Promise<void> {
  const ids = [...new Set(companyIds)]
  for (let from = 0; from < ids.length; from += ROWS)
    await tx
      .update(companies)
      .set({
        lastVisitOn: sql`(select max(${visits.happenedOn}) from ${visits} where ${visits.companyId} = ${companies.id} and ${visits.deletedAt} is null)`,
      })
      .where(inArray(companies.id, ids.slice(from, from + ROWS)))
}
