import type { Viewer } from '@/lib/access/viewer'
import { viewersOf } from '@/lib/access/viewers'
import { today } from '@/lib/kernel/clock'
import { found, refused } from '@/lib/kernel/errors'
import { REPORT_STATE_TERMS, type Role } from '@/lib/kernel/terms'
import { draftReport } from '@/lib/reports/making/draft.commands'
import { findReportOf, type ReportRow } from '@/lib/reports/making/load.queries'
import { runSchedules } from '@/lib/reports/making/schedule.commands'
import { periodsOver } from '@/lib/reports/making/schedule.rules'
import { unitStandings } from '@/lib/reports/making/standing.queries'
import { approveReport, submitReport } from '@/lib/reports/making/workflow.commands'
import { type ReportPeriod, reportPeriod } from '@/lib/reports/period.rules'
import type { Context } from './command'
import { unitByName } from './operator'
import { print } from './output'

/** Whoever acts: the person named by --as, else the operator in this role. Nobody passes what he handed in himself, on the command line neither. */
export async function doer({ store, options, operator }: Context, role: Role): Promise<Viewer> {
  if (typeof options.as !== 'string') return operator(role)
  const person = (await viewersOf(store.read)).find(({ username }) => username === options.as)
  if (!person) throw refused(`没有账号“${options.as}”，或已停用。`)
  return { ...person, name: `${person.name}（命令行）`, sessionId: 'command-line' }
}

/** The period named on the command line. */
export function periodIn({ args }: Context): ReportPeriod {
  const period = reportPeriod(args[1] ?? '')
  if (!period) throw refused('请写明期次，例如 2026-03、2026-Q1、2026-H1、2026。')
  return period
}

/** The unit named by --unit, else the one of whoever acts. */
export async function unitIn({ store, options }: Context, viewer: Viewer): Promise<string> {
  return options.unit ? (await unitByName(store.read, String(options.unit))).id : viewer.unitId
}

/** The summary that is meant; refused where nobody has begun it. */
export async function stored(context: Context, viewer: Viewer): Promise<ReportRow> {
  const period = periodIn(context)
  const row = await findReportOf(context.store.read, viewer, await unitIn(context, viewer), period.key)
  if (!row) throw refused(`${period.label}还没有起草，请先执行 report draft。`)
  return row
}

async function tellState(context: Context, viewer: Viewer): Promise<number> {
  const { id, state, dueOn, periodKey, unitId } = await stored(context, viewer)
  print(context.format, { id, period: periodKey, unitId, state, dueOn }, [`${periodKey}：${REPORT_STATE_TERMS[state]}`])
  return 0
}

async function draft(context: Context): Promise<number> {
  const viewer = await doer(context, 'manager')
  const unitId = await unitIn(context, viewer)
  await draftReport(context.store.write, viewer, { unitId, period: periodIn(context).key })
  return tellState(context, viewer)
}

async function submit(context: Context): Promise<number> {
  const viewer = await doer(context, 'manager')
  await submitReport(context.store.write, viewer, await stored(context, viewer))
  return tellState(context, viewer)
}

async function approve(context: Context): Promise<number> {
  const viewer = await doer(context, 'leader')
  await approveReport(context.store, viewer, await stored(context, viewer))
  return tellState(context, viewer)
}

async function late(context: Context): Promise<number> {
  const viewer = await context.operator('leader')
  const period = context.args[1] ? periodIn(context) : found(periodsOver(today())[0])
  const rows = (await unitStandings(context.store.read, viewer, period)).filter(
    ({ lateness }) => lateness.kind === 'late',
  )
  const units = rows.map(({ name, state, dueOn, submittedOn, lateness }) => ({
    name,
    state,
    dueOn,
    submittedOn,
    workingDays: 'days' in lateness ? lateness.days : 0,
  }))
  print(context.format, { period: period.key, units }, [
    units.length === 0 ? `${period.label}没有逾期单位。` : `${period.label}逾期单位：`,
    ...units.map(
      (unit) => `${unit.name}　期限${unit.dueOn}　${unit.submittedOn ?? '未报送'}　超${unit.workingDays}个工作日`,
    ),
  ])
  return 0
}

async function schedule({ store, format }: Context): Promise<number> {
  const day = today()
  const ran = await runSchedules(store.write, day)
  print(format, { day, ...ran }, [
    `${day}：生成初稿 ${ran.drafted} 份，即将到期 ${ran.due} 份，逾期未报送 ${ran.overdue} 份。`,
  ])
  return 0
}

/** What `report` does besides writing files, by its first word. */
export const REPORT_ACTS: Readonly<Record<string, (context: Context) => Promise<number>>> = {
  draft,
  submit,
  approve,
  late,
  schedule,
}
