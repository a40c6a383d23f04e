'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { store } from '@/lib/db/store'
import { fileStore } from '@/lib/files/file-store'
import { paths } from '@/lib/kernel/paths'
import { prepareApproval } from '@/lib/reports/making/approval.queries'
import { checkWarning } from '@/lib/reports/making/check.commands'
import { checkInput } from '@/lib/reports/making/check.schema'
import { draftReport } from '@/lib/reports/making/draft.commands'
import { editReport } from '@/lib/reports/making/edit.commands'
import { editInput } from '@/lib/reports/making/edit-form.schema'
import { demandSizes } from '@/lib/reports/making/pictures.queries'
import { takeOverWords } from '@/lib/reports/making/take-over.commands'
import { takeOverInput } from '@/lib/reports/making/take-over.schema'
import { approvePrepared, recallReport, returnReport, submitReport } from '@/lib/reports/making/workflow.commands'
import { draftInput, reportKey, returnInput } from '@/lib/reports/making/workflow.schema'

type Done = { period: string; unitId: string }
const page = ({ period, unitId }: Done, flash: string) => paths.report(period, { unit: unitId, flash })

const draft = action('report.draft', draftInput, {
  run: draftReport,
  goTo: ({ period, unitId }) => paths.reportEdit(period, { unit: unitId }),
})
const edit = action('report.edit', editInput, {
  ahead: async (_viewer, input) => {
    await demandSizes(fileStore(), input)
    return editReport
  },
  goTo: ({ period, unitId }) => paths.reportEdit(period, { unit: unitId, flash: 'saved' }),
})
const check = action('report.check', checkInput, { run: checkWarning })
const takeOver = action('report.edit', takeOverInput, { run: takeOverWords })
const submit = action('report.submit', reportKey, { run: submitReport, goTo: (done) => page(done, 'sent') })
const recall = action('report.recall', reportKey, { run: recallReport, goTo: (done) => page(done, 'withdrawn') })
const approve = action('report.approve', reportKey, {
  ahead: async (viewer, input) => {
    const prepared = await prepareApproval(store(), viewer, input)
    return (write, viewer) => approvePrepared(write, viewer, prepared)
  },
  goTo: (done) => page(done, 'approved'),
})
const back = action('report.return', returnInput, { run: returnReport, goTo: (done) => page(done, 'rejected') })

export async function draftReportAction(previous: FormState, form: FormData): Promise<FormState> {
  return draft(previous, form)
}
export async function editReportAction(previous: FormState, form: FormData): Promise<FormState> {
  return edit(previous, form)
}
export async function checkWarningAction(previous: FormState, form: FormData): Promise<FormState> {
  return check(previous, form)
}
export async function takeOverAction(previous: FormState, form: FormData): Promise<FormState> {
  return takeOver(previous, form)
}
export async function submitReportAction(previous: FormState, form: FormData): Promise<FormState> {
  return submit(previous, form)
}
export async function recallReportAction(previous: FormState, form: FormData): Promise<FormState> {
  return recall(previous, form)
}
export async function approveReportAction(previous: FormState, form: FormData): Promise<FormState> {
  return approve(previous, form)
}
export async function returnReportAction(previous: FormState, form: FormData): Promise<FormState> {
  return back(previous, form)
}
