import type { Viewer } from '@/lib/access/viewer'
import type { Write } from '@/lib/db/store'
import { today } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { REQUEST_LEVEL_TERMS, REQUEST_LEVELS } from '@/lib/kernel/terms'
import { addWorkingDays } from '@/lib/kernel/working-days'
import { settle } from '@/lib/notices/records'
import { changeRequest } from '../change.records'
import { endLinks } from '../links.records'
import { loadFor } from '../load.queries'
import type { CloseInput, EscalateInput, RescheduleInput } from '../schema'
import { tell, tellRise, tellUnit } from '../tell.records'

/** Moves a request to the task force, to the top, or back to its unit, with the reason; the new level's clock begins today. */
export async function escalateRequest(write: Write, viewer: Viewer, input: EscalateInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadFor(tx, viewer, input, 'escalate')
    const { level, reason } = input
    if (level === row.level)
      throw new Problem('invalid', { level: [`已在${REQUEST_LEVEL_TERMS[level]}办理，请选择其他层级`] })
    const up = REQUEST_LEVELS.indexOf(level) > REQUEST_LEVELS.indexOf(row.level)
    const step = { kind: up ? ('escalated' as const) : ('lowered' as const), level, toUnitId: row.unitId, note: reason }
    const changes = { level, levelSince: today() }
    const after = await changeRequest(tx, viewer, row, changes, { action: 'request.escalate', step })
    if (up) await tellRise(tx, viewer, after, `${row.version}`, reason)
    return { id: row.id }
  })
}

/** Gives a request another term, in working days from today: only whoever leads may set a clock anew. */
export async function rescheduleRequest(write: Write, viewer: Viewer, input: RescheduleInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadFor(tx, viewer, input, 'reschedule')
    const { workingDays, reason } = input
    const dueOn = addWorkingDays(today(), workingDays)
    const step = { kind: 'rescheduled' as const, toUnitId: row.unitId, note: `${row.dueOn} → ${dueOn}：${reason}` }
    await changeRequest(tx, viewer, row, { workingDays, dueOn }, { action: 'request.reschedule', step })
    await settle(tx, { noun: 'request', recordId: row.id, kinds: ['request-overdue'] })
    await tellUnit(tx, viewer, row, {
      key: `request:${row.id}:rescheduled:${row.version}`,
      title: `诉求办理时限调整为 ${dueOn}：${row.title}`,
      detail: reason,
      dueOn,
    })
    return { id: row.id }
  })
}

/** Ends a request that cannot be solved, with the reason. It does not count. */
export async function closeRequest(write: Write, viewer: Viewer, input: CloseInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadFor(tx, viewer, input, 'close')
    const step = { kind: 'closed' as const, toUnitId: row.unitId, note: input.reason }
    await changeRequest(tx, viewer, row, { state: 'unsolved' }, { action: 'request.close', step })
    await endLinks(tx, row.id)
    await settle(tx, { noun: 'request', recordId: row.id })
    const told = {
      key: `request:${row.id}:closed:${row.version}`,
      title: `诉求认定为未能解决：${row.title}`,
      detail: input.reason,
    }
    await tellUnit(tx, viewer, row, told)
    await tell(tx, viewer, row, [row.createdBy], told)
    return { id: row.id }
  })
}

/** Takes an ended request up again on a new clock; one that counted as solved no longer does. */
export async function reopenRequest(write: Write, viewer: Viewer, input: RescheduleInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadFor(tx, viewer, input, 'reopen')
    const { workingDays, reason } = input
    const dueOn = addWorkingDays(today(), workingDays)
    const step = { kind: 'reopened' as const, toUnitId: row.unitId, note: reason }
    const changes = { state: 'handling' as const, solvedOn: null, verdict: null, verdictNote: null, workingDays, dueOn }
    await changeRequest(tx, viewer, row, changes, { action: 'request.reopen', step })
    const told = { key: `request:${row.id}:reopened:${row.version}`, detail: reason, dueOn }
    await tellUnit(tx, viewer, row, { ...told, title: `诉求重新办理：${row.title}` })
    return { id: row.id }
  })
}
