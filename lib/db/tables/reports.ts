import { now } from '@/lib/kernel/clock'
import type { ReportKind, ReportState, ReportStep } from '@/lib/kernel/terms'
import { id, record } from '../columns'
import { index, instant, json, table, text, uniqueIndex, whole, yesNo } from '../kit'

/**
 * A unit's summary of a period in the making: the words of its clerk over figures that stay live. `periodKey` is 2026-03, 2026-Q1, 2026-H1 or
 * 2026 (reports/period.rules). What has been published stands in report_editions and does not depend on this row any more.
 */
export const reports = table(
  'reports',
  {
    ...record(),
    kind: text('kind').$type<ReportKind>().notNull(),
    periodKey: text('period_key').notNull(),
    from: text('from_day').notNull(),
    to: text('to_day').notNull(),
    state: text('state').$type<ReportState>().notNull(),
    /** Until when it has to be handed in; null where no schedule asks for it. */
    dueOn: text('due_on'),
    /** What was written, hidden and added over the generated text. Shape: reports/edits.schema. */
    edits: json<unknown>('edits').notNull(),
    /** Document number, red head, recipients. Shape: reports/letterhead.schema. */
    letterhead: json<unknown>('letterhead').notNull(),
    submittedAt: instant('submitted_at'),
    submittedBy: text('submitted_by'),
    approvedAt: instant('approved_at'),
    approvedBy: text('approved_by'),
  },
  (t) => [uniqueIndex('reports_period').on(t.unitId, t.periodKey), index('reports_due').on(t.state, t.dueOn)],
)

/** Everything that happened to a summary, dated; rows are only ever inserted. `note` holds the reason of a return or withdrawal. */
export const reportSteps = table(
  'report_steps',
  {
    id: id(),
    reportId: text('report_id').notNull(),
    kind: text('kind').$type<ReportStep>().notNull(),
    at: instant('at').notNull().$defaultFn(now),
    /** Null when the schedule did it. */
    userId: text('user_id'),
    note: text('note'),
  },
  (t) => [index('report_steps_report').on(t.reportId, t.at)],
)

/** What an approver had before him when he passed a summary; rows are only ever inserted. Its figures stay live until publication, which is held against this. */
export const reportApprovals = table(
  'report_approvals',
  {
    id: id(),
    reportId: text('report_id').notNull(),
    at: instant('at').notNull().$defaultFn(now),
    approvedBy: text('approved_by').notNull(),
    /** SummaryDocument with the clerk's edits in it. */
    document: json<unknown>('document').notNull(),
    /** SHA-256 of its canonical JSON. */
    sha256: text('sha256').notNull(),
  },
  (t) => [index('report_approvals_report').on(t.reportId, t.at)],
)

/**
 * What was published, frozen: the document as it went out, the numbers and rule versions it was made of, and by hash the lists behind every number. Nothing but the
 * withdrawal is ever written to a row again. `no` counts the editions of one summary.
 */
export const reportEditions = table(
  'report_editions',
  {
    id: id(),
    reportId: text('report_id').notNull(),
    unitId: text('unit_id').notNull(),
    kind: text('kind').$type<ReportKind>().notNull(),
    periodKey: text('period_key').notNull(),
    from: text('from_day').notNull(),
    through: text('through_day').notNull(),
    no: whole('no').notNull(),
    /** SummaryDocument with the clerk's edits in it. */
    document: json<unknown>('document').notNull(),
    /** SummaryNumbers. */
    numbers: json<unknown>('numbers').notNull(),
    /** The rule versions that were in force, by figure. */
    rules: json<unknown>('rules').notNull(),
    /** SHA-256 of the canonical JSON of document, numbers and rules. */
    sha256: text('sha256').notNull(),
    /** The file of all lists behind the numbers, in the file store. */
    listsSha256: text('lists_sha256').notNull(),
    publishedAt: instant('published_at').notNull().$defaultFn(now),
    publishedBy: text('published_by').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: text('withdrawn_by'),
    withdrawnReason: text('withdrawn_reason'),
  },
  (t) => [
    uniqueIndex('report_editions_no').on(t.reportId, t.no),
    index('report_editions_unit').on(t.unitId, t.kind, t.through),
  ],
)

/** The files of an edition as they were handed out on the day of publication; the bytes lie in the file store. */
export const reportFiles = table(
  'report_files',
  {
    id: id(),
    editionId: text('edition_id').notNull(),
    format: text('format').notNull(),
    fileName: text('file_name').notNull(),
    mime: text('mime').notNull(),
    sha256: text('sha256').notNull(),
    size: whole('size').notNull(),
  },
  (t) => [uniqueIndex('report_files_format').on(t.editionId, t.format), index('report_files_sha').on(t.sha256)],
)

/** When a unit's summaries of a kind are drafted and due, as days after the end of the period. A unit without a row follows the one above it. */
export const reportSchedules = table(
  'report_schedules',
  {
    ...record(),
    kind: text('kind').$type<ReportKind>().notNull(),
    /** The draft is made on this day after the period's end (1: the first day after it). */
    draftDay: whole('draft_day').notNull(),
    /** Units hand in until this working day after the period's end. */
    dueWorkingDay: whole('due_working_day').notNull(),
    active: yesNo('active').notNull().default(true),
  },
  (t) => [uniqueIndex('report_schedules_kind').on(t.unitId, t.kind)],
)

/** A superior's blank form kept in the docket: its workbook in the file store, the list that fills it, and what its marked cells ask for. */
export const reportForms = table(
  'report_forms',
  {
    ...record(),
    title: text('title').notNull(),
    /** Which list fills its rows (reports/docket/lists). */
    list: text('list').notNull(),
    kind: text('kind').$type<ReportKind>().notNull(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    size: whole('size').notNull(),
    note: text('note'),
    sort: whole('sort').notNull().default(0),
  },
  (t) => [index('report_forms_unit').on(t.unitId, t.sort), index('report_forms_sha').on(t.sha256)],
)
