import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { reportSteps, reports } from '@/lib/db/tables/reports'
import { dayOf, today } from '@/lib/kernel/clock'
import type { Day } from '@/lib/kernel/month'
import type { ReportState, ReportStep } from '@/lib/kernel/terms'
import { headsOf } from '@/lib/users/responsible.queries'
import { upward } from '@/lib/users/responsible.rules'
import type { ReportPeriod } from '../period.rules'
import { summaryUnits } from '../scope.queries'
import { allSchedules } from './schedule.queries'
import { askedUntil, type Lateness, latenessOf, scheduleFor } from './schedule.rules'

/** One unit's part in a period: how far it is, whether it is late. */
export type UnitStanding = {
  unitId: string
  name: string
  depth: number
  reportId: string | null
  /** Null where nobody has begun. */
  state: ReportState | null
  dueOn: Day | null
  submittedOn: Day | null
  submittedBy: string | null
  lateness: Lateness
}

/** How every unit under the viewer's reach that has somebody to write stands for a period, in the tree's order. */
export async function unitStandings(read: Read, viewer: Viewer, period: ReportPeriod): Promise<UnitStanding[]> {
  const options = await summaryUnits(read, viewer)
  const ids = options.map((unit) => unit.value)
  if (ids.length === 0) return []
  const [rows, schedules, paths, heads] = await Promise.all([
    read
      .select({ report: reports, submitter: users.name })
      .from(reports)
      .leftJoin(users, eq(users.id, reports.submittedBy))
      .where(and(eq(reports.periodKey, period.key), within(viewer, 'report.read', reports))),
    allSchedules(read),
    read.select({ id: units.id, path: units.path }).from(units).where(inArray(units.id, ids)),
    headsOf(read, ids),
  ])
  const written = new Set(heads.map((head) => head.unitId))
  const now = today()
  return options.flatMap((unit): UnitStanding[] => {
    const found = rows.find(({ report }) => report.unitId === unit.value)
    if (!found && !written.has(unit.value)) return []
    const above = upward(paths.find(({ id }) => id === unit.value)?.path ?? '')
    const schedule = scheduleFor(schedules, above, period.kind)
    const asked = schedule ? askedUntil(period, schedule, dayOf(schedule.recordedAt)) : null
    const due = found ? found.report.dueOn : asked
    const submittedOn = found?.report.submittedAt ? dayOf(found.report.submittedAt) : null
    const state = found?.report.state ?? null
    return [
      {
        unitId: unit.value,
        name: unit.label,
        depth: unit.depth,
        reportId: found?.report.id ?? null,
        state,
        dueOn: due,
        submittedOn,
        submittedBy: found?.submitter ?? null,
        lateness: latenessOf({ state: state ?? 'draft', dueOn: due, submittedOn }, now),
      },
    ]
  })
}

/** A step of a summary's way, with who took it; null for the schedule. */
export type StepLine = { id: string; kind: ReportStep; at: Date; by: string | null; note: string | null }

/** What happened to a summary, newest first. The caller has it in scope. */
export async function stepsOf(read: Read, reportId: string): Promise<StepLine[]> {
  return read
    .select({
      id: reportSteps.id,
      kind: reportSteps.kind,
      at: reportSteps.at,
      by: users.name,
      note: reportSteps.note,
    })
    .from(reportSteps)
    .leftJoin(users, eq(users.id, reportSteps.userId))
    .where(eq(reportSteps.reportId, reportId))
    .orderBy(desc(reportSteps.at), desc(reportSteps.id))
}

/** The summaries of one unit that somebody has begun, newest period first. */
export async function reportsOfUnit(read: Read, viewer: Viewer, unitId: string) {
  return read
    .select({
      id: reports.id,
      kind: reports.kind,
      periodKey: reports.periodKey,
      state: reports.state,
      dueOn: reports.dueOn,
      submittedAt: reports.submittedAt,
    })
    .from(reports)
    .where(and(eq(reports.unitId, unitId), within(viewer, 'report.read', reports)))
    .orderBy(desc(reports.to), asc(reports.kind))
}

/** Handed in late or not yet, over all units in reach: the periods with a date that are not published. */
export async function openReports(read: Read, viewer: Viewer) {
  return read
    .select({ report: reports, unitName: units.name })
    .from(reports)
    .innerJoin(units, eq(units.id, reports.unitId))
    .where(and(isNotNull(reports.dueOn), eq(reports.state, 'draft'), within(viewer, 'report.read', reports)))
    .orderBy(asc(reports.dueOn), asc(units.sort))
}
