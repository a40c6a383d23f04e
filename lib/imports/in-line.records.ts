import { type CompanyRow, companyDoc } from '@/lib/companies/records'
import { indexDocs } from '@/lib/db/search/search'
import type { Tx } from '@/lib/db/store'
import { type EventRow, eventDoc } from '@/lib/events/records'
import { refreshMoneySums } from '@/lib/projects/money-records'
import { type ProjectRow, projectDoc } from '@/lib/projects/records'
import { refreshLastVisits } from '@/lib/visits/last-visit.records'
import type { VisitRow } from '@/lib/visits/records'
import { reindexVisitRows } from '@/lib/visits/reindex.records'
import type { AnyRow, TrackedNoun } from './tracked.queries'

/** Records whose derived figures an undo moves: companies' last visits, projects' sums. */
export type Touched = { companies: Set<string>; projects: Set<string> }

/** Makes records that went back findable as they are now. */
export async function indexPutBack(tx: Tx, noun: TrackedNoun, rows: readonly AnyRow[]): Promise<void> {
  const living = rows.filter((row) => row.deletedAt === null) as unknown[]
  if (noun === 'company') await indexDocs(tx, (living as CompanyRow[]).map(companyDoc))
  if (noun === 'project') await indexDocs(tx, (living as ProjectRow[]).map(projectDoc))
  if (noun === 'event') await indexDocs(tx, (living as EventRow[]).map(eventDoc))
  if (noun === 'visit') await reindexVisitRows(tx, living as VisitRow[])
}

/** Sums of projects and last visits of companies, from what stands now. */
export async function bringInLine(tx: Tx, { companies, projects }: Touched): Promise<void> {
  await refreshMoneySums(tx, [...projects])
  await refreshLastVisits(tx, [...companies])
}
