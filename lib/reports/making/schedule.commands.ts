import { and, eq } from 'drizzle-orm'
import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { type Actor, audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { reportSchedules, reports } from '@/lib/db/tables/reports'
import { now } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { type Day, formatDay } from '@/lib/kernel/month'
import { workingDaysBetween } from '@/lib/kernel/working-days'
import { headsOf } from '@/lib/users/responsible.queries'
import { upward } from '@/lib/users/responsible.rules'
import { insertReport } from './report.records'
import { allSchedules } from './schedule.queries'
import { draftOn, dueOn, periodsOver, scheduleFor } from './schedule.rules'
import type { ScheduleInput } from './schedule.schema'
import { approversOf, tellOf, writersOf } from './tell.records'

/** Sets a unit's days for a kind of summary; drafts that are there keep their date. Problems: not-allowed, conflict. */
export async function saveSchedule(write: Write, viewer: Viewer, input: ScheduleInput): Promise<{ version: number }> {
  return write(async (tx) => {
    const { unitId, kind, version, draftDay, dueWorkingDay, active } = input
    demand(viewer, 'report.approve', { unitId })
    const [before] = await tx
      .select()
      .from(reportSchedules)
      .where(and(eq(reportSchedules.unitId, unitId), eq(reportSchedules.kind, kind)))
    if ((before?.version ?? 0) !== version)
      throw new Problem('conflict', {}, `schedule ${unitId} ${kind}`, {
        ...(before && {
          draftDay: before.draftDay,
          dueWorkingDay: before.dueWorkingDay,
          active: before.active,
        }),
        version: before?.version ?? 0,
      })
    const set = { draftDay, dueWorkingDay, active, version: version + 1, updatedAt: now() }
    await tx
      .insert(reportSchedules)
      .values({ unitId, kind, createdBy: viewer.userId, ...set })
      .onConflictDoUpdate({ target: [reportSchedules.unitId, reportSchedules.kind], set })
    await audit(tx, viewer, {
      action: 'report.schedule',
      noun: 'report',
      id: `${unitId}/${kind}`,
      unitId,
      before: before && { draftDay: before.draftDay, dueWorkingDay: before.dueWorkingDay, active: before.active },
      after: { kind, draftDay, dueWorkingDay, active },
    })
    return { version: version + 1 }
  })
}

const CLOCK: Actor = { userId: 'system', name: '系统自动' }

/** How many drafts were made, and of how many summaries people were told that they are due, or overdue. */
export type Ran = { drafted: number; due: number; overdue: number }

/**
 * Makes the drafts whose day has come and tells those concerned: of a new draft, on the last two working days before it is due, and once when it is late. Run
 * twice, or by several at once, it makes and tells everything once.
 */
export async function runSchedules(write: Write, today: Day): Promise<Ran> {
  const drafted = await write((tx) => makeDrafts(tx, today))
  const told = await write((tx) => tellLate(tx, today))
  return { drafted, ...told }
}

/** Only units in which somebody writes hand in. */
async function makeDrafts(tx: Tx, today: Day): Promise<number> {
  const schedules = await allSchedules(tx)
  if (schedules.length === 0) return 0
  const all = await tx.select({ id: units.id, path: units.path }).from(units).where(eq(units.active, true))
  const heads = await headsOf(
    tx,
    all.map((unit) => unit.id),
  )
  const written = new Set(heads.map((head) => head.unitId))
  let drafted = 0
  for (const period of periodsOver(today))
    for (const unit of all) {
      const schedule = written.has(unit.id) ? scheduleFor(schedules, upward(unit.path), period.kind) : undefined
      if (!schedule || today < draftOn(period, schedule)) continue
      const given = { unitId: unit.id, period, dueOn: dueOn(period, schedule) }
      const row = await insertReport(tx, { actor: CLOCK, person: null }, given)
      if (!row) continue
      drafted += 1
      await tellOf(tx, row, await writersOf(tx, unit.id), {
        key: 'drafted',
        title: (name) => `初稿已生成：${name}`,
        detail: `请核对修改，于${formatDay(given.dueOn)}前报送`,
        dueOn: given.dueOn,
      })
    }
  return drafted
}

/** Working days before the due day on which writers are reminded. */
const SOON = 1

async function tellLate(tx: Tx, today: Day): Promise<{ due: number; overdue: number }> {
  const open = await tx.select().from(reports).where(eq(reports.state, 'draft'))
  const told = { due: 0, overdue: 0 }
  for (const row of open) {
    if (row.dueOn === null) continue
    const writers = await writersOf(tx, row.unitId)
    if (today > row.dueOn) {
      told.overdue += 1
      await tellOf(tx, row, [...writers, ...(await approversOf(tx, row.unitId, null))], {
        key: 'overdue',
        title: (name) => `逾期未报送：${name}`,
        detail: `报送期限为${formatDay(row.dueOn ?? today)}`,
        dueOn: row.dueOn,
      })
    } else if (workingDaysBetween(today, row.dueOn) <= SOON) {
      told.due += 1
      await tellOf(tx, row, writers, {
        key: 'due',
        title: (name) => `即将到期，请报送：${name}`,
        detail: `报送期限为${formatDay(row.dueOn)}`,
        dueOn: row.dueOn,
      })
    }
  }
  return told
}
