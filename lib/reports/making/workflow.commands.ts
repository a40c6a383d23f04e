import type { Viewer } from '@/lib/access/viewer'
import type { Store, Tx, Write } from '@/lib/db/store'
import { reportApprovals } from '@/lib/db/tables/reports'
import { now } from '@/lib/kernel/clock'
import { type PreparedApproval, prepareApproval } from './approval.queries'
import { loadReport, type ReportRow } from './load.queries'
import { changeReport, type Moved } from './report.records'
import { approversOf, settleOf, tellOf, writersOf } from './tell.records'
import type { ReportKey, ReturnInput } from './workflow.schema'

const doer = (viewer: Viewer) => ({ actor: viewer, person: viewer.userId })
const moved = ({ id, periodKey, unitId }: ReportRow): Moved => ({ id, period: periodKey, unitId })

/** Hands a draft in; whoever can pass it is told. Problems: those of loadReport. */
export async function submitReport(write: Write, viewer: Viewer, input: ReportKey): Promise<Moved> {
  return write(async (tx) => {
    const row = await loadReport(tx, viewer, input, 'submit')
    const set = { state: 'submitted' as const, submittedAt: now(), submittedBy: viewer.userId }
    await changeReport(tx, doer(viewer), row, set, { action: 'report.submit', step: { kind: 'submitted' } })
    await settleOf(tx, row)
    await tellOf(tx, row, await approversOf(tx, row.unitId, viewer.userId), {
      key: `submitted:${row.version}`,
      title: (name) => `请审核：${name}`,
      detail: `${viewer.unitName}${viewer.name}报送`,
    })
    return moved(row)
  })
}

/** Takes a summary that was handed in back to the desk. Problems: those of loadReport. */
export async function recallReport(write: Write, viewer: Viewer, input: ReportKey): Promise<Moved> {
  return write(async (tx) => {
    const row = await loadReport(tx, viewer, input, 'recall')
    await changeReport(tx, doer(viewer), row, BACK, { action: 'report.recall', step: { kind: 'recalled' } })
    await settleOf(tx, row)
    return moved(row)
  })
}

/** Sends a summary back with what has to be mended; its writers are told. Problems: those of loadReport. */
export async function returnReport(write: Write, viewer: Viewer, input: ReturnInput): Promise<Moved> {
  return write(async (tx) => {
    const row = await loadReport(tx, viewer, input, 'return')
    const step = { kind: 'returned' as const, note: input.reason }
    await changeReport(tx, doer(viewer), row, BACK, { action: 'report.return', step })
    await settleOf(tx, row)
    await tellOf(
      tx,
      row,
      await concerned(tx, row),
      { key: `returned:${row.version}`, title: (name) => `退回修改：${name}`, detail: input.reason, dueOn: row.dueOn },
      viewer.userId,
    )
    return moved(row)
  })
}

/** Lets a summary pass; from now on it can be published. What was passed is kept, for its figures stay live. Problems: those of prepareApproval and approvePrepared. */
export async function approveReport(
  store: Pick<Store, 'url' | 'write'>,
  viewer: Viewer,
  input: ReportKey,
): Promise<Moved> {
  return approvePrepared(store.write, viewer, await prepareApproval(store, viewer, input))
}

/** The second half of approveReport: one transaction. Problems: those of loadReport. */
export async function approvePrepared(write: Write, viewer: Viewer, prepared: PreparedApproval): Promise<Moved> {
  const { key, document, sha256 } = prepared
  return write(async (tx) => {
    const row = await loadReport(tx, viewer, key, 'approve')
    const set = { state: 'approved' as const, approvedAt: now(), approvedBy: viewer.userId }
    const after = { state: set.state, sha256 }
    await changeReport(tx, doer(viewer), row, set, { action: 'report.approve', after, step: { kind: 'approved' } })
    await tx.insert(reportApprovals).values({ reportId: row.id, approvedBy: viewer.userId, document, sha256 })
    await settleOf(tx, row)
    await tellOf(
      tx,
      row,
      await concerned(tx, row),
      { key: `approved:${row.version}`, title: (name) => `已审定，可以发布：${name}` },
      viewer.userId,
    )
    return moved(row)
  })
}

const BACK = { state: 'draft' as const, submittedAt: null, submittedBy: null, approvedAt: null, approvedBy: null }

const concerned = async (tx: Tx, row: ReportRow): Promise<string[]> => [
  ...(row.submittedBy ? [row.submittedBy] : []),
  ...(await writersOf(tx, row.unitId)),
]
