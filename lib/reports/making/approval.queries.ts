import { createHash } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { atOneInstant } from '@/lib/db/snapshot'
import type { Read, Store } from '@/lib/db/store'
import { reportApprovals } from '@/lib/db/tables/reports'
import { found, Problem } from '@/lib/kernel/errors'
import { orderedJson } from '@/lib/kernel/ordered-json'
import type { SummaryDocument } from '../document'
import { readFrozenDocument } from '../editions/read-document'
import { type Change, changesBetween } from './changes.rules'
import { currentReport } from './draft.queries'
import { loadReport, type ReportRow } from './load.queries'
import type { ReportKey } from './workflow.schema'

/** What an approver passes: the summary as it stands, of one state of the data. */
export type PreparedApproval = { key: ReportKey; document: SummaryDocument; sha256: string }

/** `digest` stands for these very changes: whoever publishes says with it which ones he has seen. */
export type SinceApproval = { changes: Change[]; digest: string }

const digestOf = (value: unknown): string => createHash('sha256').update(orderedJson(value)).digest('hex')

/** Gathers what is passed, which takes as long as the summary, before the transaction that passes it. Throws as loadReport does. */
export function prepareApproval(
  store: Pick<Store, 'url'>,
  viewer: Viewer,
  { id, version }: ReportKey,
): Promise<PreparedApproval> {
  return atOneInstant(store, async (read) => {
    const row = await loadReport(read, viewer, { id, version }, 'approve')
    const { report, document } = await currentReport(read, viewer, row.periodKey, row.unitId)
    if (found(report).version !== version) throw new Problem('conflict', {}, `report ${id}`)
    return { key: { id, version }, document, sha256: digestOf(document) }
  })
}

/**
 * What an approved summary states otherwise than when it was passed; null for one that is not approved, or was before what is passed was kept. `document` is the summary
 * of today as this viewer sees it; the caller has the row in scope.
 */
export async function sinceApproval(
  read: Read,
  row: Pick<ReportRow, 'id' | 'state'>,
  document: SummaryDocument,
): Promise<SinceApproval | null> {
  if (row.state !== 'approved') return null
  const [passed] = await read
    .select({ document: reportApprovals.document })
    .from(reportApprovals)
    .where(eq(reportApprovals.reportId, row.id))
    .orderBy(desc(reportApprovals.at), desc(reportApprovals.id))
    .limit(1)
  if (!passed) return null
  const changes = changesBetween(readFrozenDocument(passed.document), document)
  return { changes, digest: digestOf(changes) }
}
