import { addDays, type Day } from '@/lib/kernel/month'
import { REPORT_KINDS, type ReportKind, type ReportState } from '@/lib/kernel/terms'
import { addWorkingDays, workingDaysBetween } from '@/lib/kernel/working-days'
import { type ReportPeriod, reportPeriodOf } from '../period.rules'

/** When drafts are made and due: `draftDay` days and `dueWorkingDay` working days after the period's last day. */
export type Schedule = { unitId: string; kind: ReportKind; draftDay: number; dueWorkingDay: number; active: boolean }

/** What the settings offer where nothing has been set. */
export const USUAL: Record<ReportKind, { draftDay: number; dueWorkingDay: number }> = {
  month: { draftDay: 1, dueWorkingDay: 3 },
  quarter: { draftDay: 1, dueWorkingDay: 5 },
  half: { draftDay: 1, dueWorkingDay: 8 },
  year: { draftDay: 1, dueWorkingDay: 10 },
}

/** The schedule of a unit for a kind: its own, else that of the nearest unit above; undefined where none is set or it rests. `above`: the unit and those above it, nearest first. */
export function scheduleFor<Set extends Schedule>(
  schedules: readonly Set[],
  above: readonly string[],
  kind: ReportKind,
): Set | undefined {
  for (const unitId of above) {
    const own = schedules.find((each) => each.unitId === unitId && each.kind === kind)
    if (own) return own.active ? own : undefined
  }
  return undefined
}

export const draftOn = (period: ReportPeriod, schedule: Pick<Schedule, 'draftDay'>): Day =>
  addDays(period.to, schedule.draftDay)
/** 月后第3个工作日: the last day for handing in. */
export const dueOn = (period: ReportPeriod, schedule: Pick<Schedule, 'dueWorkingDay'>): Day =>
  addWorkingDays(period.to, schedule.dueWorkingDay)

/** Until when a period is asked for by a schedule set on a day; null where that was over by then: nobody had been asked. */
export function askedUntil(period: ReportPeriod, schedule: Pick<Schedule, 'dueWorkingDay'>, setOn: Day): Day | null {
  const due = dueOn(period, schedule)
  return due < setOn ? null : due
}

/** The last period of each kind that is over on a day. */
export const periodsOver = (today: Day): ReportPeriod[] =>
  REPORT_KINDS.map((kind) => reportPeriodOf(kind, addDays(reportPeriodOf(kind, today).from, -1)))

/** How a summary stands to its date. `days` are working days: left until it, or late by; a summary handed in in time is never late. */
export type Lateness = { kind: 'none' | 'in-time' } | { kind: 'left' | 'late'; days: number }

export function latenessOf(
  report: { state: ReportState; dueOn: Day | null; submittedOn: Day | null },
  today: Day,
): Lateness {
  const { dueOn: due, submittedOn } = report
  if (due === null) return { kind: 'none' }
  const until = report.state === 'draft' ? today : (submittedOn ?? today)
  const late = workingDaysBetween(due, until)
  // A weekend after the last day is late too, even though no working day has passed.
  if (until > due) return { kind: 'late', days: Math.max(late, 1) }
  return report.state === 'draft' ? { kind: 'left', days: workingDaysBetween(today, due) } : { kind: 'in-time' }
}
