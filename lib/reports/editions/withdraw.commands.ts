import { and, eq, isNull } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Write } from '@/lib/db/store'
import { reportEditions, reports } from '@/lib/db/tables/reports'
import { now } from '@/lib/kernel/clock'
import { found, refused } from '@/lib/kernel/errors'
import { loadReport } from '../making/load.queries'
import { changeReport } from '../making/report.records'
import { settleOf, tellOf, writersOf } from '../making/tell.records'
import type { WithdrawInput } from './withdraw.schema'

/**
 * Takes an edition back: it stays as it is, with the reason on it for good, and its summary is a draft again. Problems: not-found out of reach, refused when it was
 * withdrawn already, and those of loadReport.
 */
export async function withdrawEdition(
  write: Write,
  viewer: Viewer,
  { id, reason }: WithdrawInput,
): Promise<{ id: string; periodKey: string; unitId: string }> {
  return write(async (tx) => {
    const [row] = await tx
      .select({ reportId: reportEditions.reportId, no: reportEditions.no, withdrawnAt: reportEditions.withdrawnAt })
      .from(reportEditions)
      .where(and(eq(reportEditions.id, id), within(viewer, 'report.read', { unitId: reportEditions.unitId })))
    const edition = found(row, `edition ${id}`)
    if (edition.withdrawnAt) throw refused('这一版已经撤回。')
    const [{ version } = { version: 0 }] = await tx
      .select({ version: reports.version })
      .from(reports)
      .where(eq(reports.id, edition.reportId))
    const report = await loadReport(tx, viewer, { id: edition.reportId, version }, 'withdraw')
    await tx
      .update(reportEditions)
      .set({ withdrawnAt: now(), withdrawnBy: viewer.userId, withdrawnReason: reason })
      .where(and(eq(reportEditions.id, id), isNull(reportEditions.withdrawnAt)))
    // The day for handing in was kept, or its lateness is on record: it does not run anew.
    const handedBack = { submittedAt: null, submittedBy: null, approvedAt: null, approvedBy: null, dueOn: null }
    const draft = { state: 'draft' as const, ...handedBack }
    await changeReport(tx, { actor: viewer, person: viewer.userId }, report, draft, {
      action: 'report.withdraw',
      after: { state: 'draft', editionId: id, no: edition.no },
      step: { kind: 'withdrawn', note: reason },
    })
    await settleOf(tx, report)
    const people = [report.submittedBy, ...(await writersOf(tx, report.unitId))].flatMap((person) => person ?? [])
    const told = { key: `withdrawn:${edition.no}`, title: (name: string) => `已撤回发布：${name}`, detail: reason }
    await tellOf(tx, report, people, told, viewer.userId)
    return { id, periodKey: report.periodKey, unitId: report.unitId }
  })
}
