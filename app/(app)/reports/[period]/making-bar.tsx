import { ActionButton } from '@/components/forms/action-button'
import { ReturnForm } from '@/components/reports/making/return-form'
import { StateBar } from '@/components/reports/making/state-bar'
import { ButtonLink } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { dayOf, momentText, today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { REPORT_STEP_TERMS } from '@/lib/kernel/terms'
import { checkCount } from '@/lib/reports/making/checks.rules'
import type { CurrentReport } from '@/lib/reports/making/draft.queries'
import { editsOf } from '@/lib/reports/making/edits.schema'
import { handOf } from '@/lib/reports/making/load.queries'
import { dueOnOf } from '@/lib/reports/making/schedule.queries'
import { latenessOf } from '@/lib/reports/making/schedule.rules'
import { stepsOf } from '@/lib/reports/making/standing.queries'
import { actsOf } from '@/lib/reports/making/workflow.rules'
import { WORKFLOW_LABELS, WORKFLOW_LIMITS } from '@/lib/reports/making/workflow.schema'
import {
  approveReportAction,
  draftReportAction,
  recallReportAction,
  returnReportAction,
  submitReportAction,
} from '../actions'

/** How far this summary is, and what the viewer can do with it. */
export async function MakingBar({ viewer, current }: { viewer: Viewer; current: CurrentReport }) {
  const { report, numbers, document } = current
  const unitId = numbers.unit.id
  const hand = handOf(viewer, unitId)
  const [steps, due] = await Promise.all([
    report ? stepsOf(reader(), report.id) : [],
    report ? report.dueOn : dueOnOf(reader(), unitId, numbers.period),
  ])
  const acts = report ? actsOf(report, hand) : []
  const key = report && { id: report.id, version: report.version }
  const query = { unit: unitId }
  const { open, checked } = checkCount(document, editsOf(report?.edits))
  const [last] = steps
  const lateness = latenessOf(
    {
      state: report?.state ?? 'draft',
      dueOn: due,
      submittedOn: report?.submittedAt ? dayOf(report.submittedAt) : null,
    },
    today(),
  )
  return (
    <StateBar
      state={report?.state ?? null}
      dueOn={due}
      lateness={lateness}
      steps={steps.map((step) => ({
        id: step.id,
        when: momentText(step.at),
        title: `${REPORT_STEP_TERMS[step.kind]}　${step.by ?? '系统自动'}`,
        detail: step.note,
      }))}
      actions={
        <>
          {viewer.subtree.length > 1 ? (
            <ButtonLink kind="quiet" size="small" href={paths.reportUnits(numbers.period.key, query)}>
              各单位报送情况
            </ButtonLink>
          ) : null}
          {!report && hand.writes ? (
            <ActionButton
              action={draftReportAction}
              formKey={newId()}
              fields={{ unitId, period: numbers.period.key }}
              kind="primary"
            >
              起草
            </ActionButton>
          ) : null}
          {acts.includes('edit') ? (
            <ButtonLink href={paths.reportEdit(numbers.period.key, query)}>修改</ButtonLink>
          ) : null}
          {key && acts.includes('submit') ? (
            <ActionButton action={submitReportAction} formKey={newId()} fields={key} kind="primary">
              报送
            </ActionButton>
          ) : null}
          {key && acts.includes('recall') ? (
            <ActionButton action={recallReportAction} formKey={newId()} fields={key}>
              撤回报送
            </ActionButton>
          ) : null}
          {key && acts.includes('return') ? (
            <Dialog key={key.version} trigger="退回" title="退回修改">
              <ReturnForm
                action={returnReportAction}
                formKey={newId()}
                report={key}
                labels={WORKFLOW_LABELS}
                maxLength={WORKFLOW_LIMITS.reason}
              />
            </Dialog>
          ) : null}
          {key && acts.includes('approve') ? (
            <ActionButton action={approveReportAction} formKey={newId()} fields={key} kind="primary">
              审定
            </ActionButton>
          ) : null}
        </>
      }
    >
      {last?.kind === 'returned' ? (
        <Notice tone="warn" title={`${last.by ?? ''}退回修改`}>
          {last.note}
        </Notice>
      ) : null}
      {open > 0 && (hand.writes || hand.approves) ? (
        <Notice tone="warn" title={`有${open}处文字与系统数据不一致，尚未核对`}>
          正文中逐处列明，修改后提示即消失；核对后确认无误的，起草时可逐处标为已核对。
          {checked > 0 ? `另有${checked}处起草人已核对。` : ''}
        </Notice>
      ) : null}
      {open === 0 && checked > 0 && (hand.writes || hand.approves) ? (
        <Notice title={`有${checked}处文字与系统数据不一致，起草人均已核对`}>
          正文中逐处列明核对人和时间，数据再有变动时重新提示。
        </Notice>
      ) : null}
    </StateBar>
  )
}
