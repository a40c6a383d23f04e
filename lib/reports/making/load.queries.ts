import { and, eq } from 'drizzle-orm'
import { reaches, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { reports } from '@/lib/db/tables/reports'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { type Hand, isEntitled, type ReportAct, refusalOf } from './workflow.rules'

export type ReportRow = typeof reports.$inferSelect

/** What a viewer's role lets him do to a unit's summaries. */
export const handOf = (viewer: Viewer, unitId: string): Hand => ({
  userId: viewer.userId,
  writes: reaches(viewer, 'report.write', { unitId }),
  approves: reaches(viewer, 'report.approve', { unitId }),
})

/** A summary by its id, where the viewer's report.read reaches it; undefined otherwise. */
export async function findReport(read: Read, viewer: Viewer, id: string): Promise<ReportRow | undefined> {
  const [row] = await read
    .select()
    .from(reports)
    .where(and(eq(reports.id, id), within(viewer, 'report.read', reports)))
  return row
}

/** A unit's summary of a period, in the same reach. */
export async function findReportOf(
  read: Read,
  viewer: Viewer,
  unitId: string,
  periodKey: string,
): Promise<ReportRow | undefined> {
  const [row] = await read
    .select()
    .from(reports)
    .where(and(eq(reports.unitId, unitId), eq(reports.periodKey, periodKey), within(viewer, 'report.read', reports)))
  return row
}

/**
 * A summary to do something to at the version the page showed. Problems: not-found out of reach, not-allowed for the role, conflict where somebody was faster (with
 * `theirs`, what is stored), refused where its state does not allow it.
 */
export async function loadReport(
  read: Read,
  viewer: Viewer,
  key: { id: string; version: number },
  act: ReportAct,
  theirs: (row: ReportRow) => Record<string, unknown> = ({ state }) => ({ state }),
): Promise<ReportRow> {
  const row = found(await findReport(read, viewer, key.id), `report ${key.id}`)
  const hand = handOf(viewer, row.unitId)
  if (!isEntitled(act, hand)) throw new Problem('not-allowed', {}, `${viewer.role} ${act} report`)
  const refusal = refusalOf(act, row, hand)
  if (refusal) throw refused(refusal)
  if (row.version !== key.version)
    throw new Problem('conflict', {}, `report ${row.id}`, { ...theirs(row), version: row.version })
  return row
}
