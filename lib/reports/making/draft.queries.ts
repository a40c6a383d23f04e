import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import type { SummaryDocument } from '../document'
import { letterheadOf, saysAnything } from '../letterhead.schema'
import type { SummaryNumbers } from '../numbers'
import { summaryNumbers } from '../queries'
import { summaryOf } from '../rules'
import { applyEdits } from './edits.rules'
import { editsOf } from './edits.schema'
import { findReportOf, handOf, type ReportRow } from './load.queries'

export type CurrentReport = {
  /** Null where nobody has begun one. */
  report: ReportRow | null
  numbers: SummaryNumbers
  /** As the rules make it from the numbers. */
  generated: SummaryDocument
  /** The same with what its clerk wrote over it, as far as this viewer may see that. */
  document: SummaryDocument
}

/**
 * A unit's summary of a period as it stands today. What a clerk wrote is shown to those who write or pass it, and to everybody in reach once it is
 * published; others see the generated text until then. Throws not-found as summaryNumbers does.
 */
export async function currentReport(
  read: Read,
  viewer: Viewer,
  periodKey: string,
  unitId?: string,
): Promise<CurrentReport> {
  const numbers = await summaryNumbers(read, viewer, periodKey, unitId)
  const generated = summaryOf(numbers)
  const report = (await findReportOf(read, viewer, numbers.unit.id, periodKey)) ?? null
  return { report, numbers, generated, document: documentOf(viewer, report, generated) }
}

/** A generated document as a viewer sees it in the making. */
function documentOf(viewer: Viewer, report: ReportRow | null, generated: SummaryDocument): SummaryDocument {
  if (!report) return generated
  const hand = handOf(viewer, report.unitId)
  if (!hand.writes && !hand.approves && report.state !== 'published') return generated
  const letterhead = letterheadOf(report.letterhead)
  const edited = applyEdits(generated, editsOf(report.edits))
  return saysAnything(letterhead) ? { ...edited, letterhead } : edited
}
