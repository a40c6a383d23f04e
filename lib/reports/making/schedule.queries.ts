import { eq, isNull } from 'drizzle-orm'
import { reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { reportSchedules } from '@/lib/db/tables/reports'
import { dayOf } from '@/lib/kernel/clock'
import { found, notFound } from '@/lib/kernel/errors'
import type { Day } from '@/lib/kernel/month'
import type { ReportKind } from '@/lib/kernel/terms'
import { upward } from '@/lib/users/responsible.rules'
import type { ReportPeriod } from '../period.rules'
import { askedUntil, scheduleFor, USUAL } from './schedule.rules'

/** Every schedule that is set, with its version. */
export const allSchedules = (read: Read) => read.select().from(reportSchedules).where(isNull(reportSchedules.deletedAt))

/** Until when a unit hands in a period's summary; null where no schedule asks for it. */
export async function dueOnOf(read: Read, unitId: string, period: ReportPeriod): Promise<Day | null> {
  const [unit] = await read.select({ path: units.path }).from(units).where(eq(units.id, unitId))
  const schedule = scheduleFor(await allSchedules(read), upward(unit?.path ?? ''), period.kind)
  return schedule ? askedUntil(period, schedule, dayOf(schedule.recordedAt)) : null
}

/** The days in force for a unit by kind; `version` 0 and `from`, the unit they come from, where it has none of its own. Throws not-found out of reach. */
export async function schedulesFor(
  read: Read,
  viewer: Viewer,
  unitId: string,
): Promise<Record<ReportKind, ScheduleView>> {
  if (!reaches(viewer, 'report.approve', { unitId })) throw notFound(`unit ${unitId}`)
  const [all, tree] = await Promise.all([
    allSchedules(read),
    read.select({ id: units.id, path: units.path, name: units.name }).from(units),
  ])
  const unit = found(
    tree.find(({ id }) => id === unitId),
    `unit ${unitId}`,
  )
  const above = upward(unit.path)
  const view = (kind: ReportKind): ScheduleView => {
    const own = all.find((each) => each.unitId === unitId && each.kind === kind)
    if (own)
      return { draftDay: own.draftDay, dueWorkingDay: own.dueWorkingDay, active: own.active, version: own.version }
    const inherited = scheduleFor(all, above, kind)
    const from = tree.find(({ id }) => id === inherited?.unitId)
    const { draftDay, dueWorkingDay } = inherited ?? USUAL[kind]
    return {
      draftDay,
      dueWorkingDay,
      active: inherited !== undefined,
      version: 0,
      ...(from && { from: `按${from.name}的设置执行` }),
    }
  }
  return { month: view('month'), quarter: view('quarter'), half: view('half'), year: view('year') }
}

export type ScheduleView = {
  draftDay: number
  dueWorkingDay: number
  active: boolean
  version: number
  /** In words, whose days hold here. */
  from?: string
}
