import type { Viewer } from '@/lib/access/viewer'
import type { Write } from '@/lib/db/store'
import { attachEvidence } from '@/lib/evidence/records'
import { today } from '@/lib/kernel/clock'
import { Problem, refused } from '@/lib/kernel/errors'
import { settle } from '@/lib/notices/records'
import { changeRequest } from '../change.records'
import { demandHandler, unknownHandlers } from '../handlers.records'
import { endLinks } from '../links.records'
import { loadFor } from '../load.queries'
import type { AnswerInput, HandOverInput, RequestKey } from '../schema'
import { tell, tellUnit } from '../tell.records'

/** Takes a request on: the viewer, or the named colleague of the unit. Problems: those of loadFor, invalid at `ownerId`. */
export async function acceptRequest(
  write: Write,
  viewer: Viewer,
  input: RequestKey & { ownerId: string | null },
): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadFor(tx, viewer, input, 'accept')
    const ownerId = input.ownerId ?? (viewer.unitId === row.unitId ? viewer.userId : row.ownerId)
    if (ownerId !== null && ownerId !== viewer.userId) await demandHandler(tx, row.unitId, ownerId)
    const step = { kind: 'accepted' as const, toUnitId: row.unitId }
    const after = await changeRequest(
      tx,
      viewer,
      row,
      { state: 'handling', ownerId },
      { action: 'request.accept', step },
    )
    await settle(tx, { noun: 'request', recordId: row.id, kinds: ['request'] })
    const told = { key: `request:${row.id}:accepted:${row.version}`, dueOn: row.dueOn }
    if (ownerId) await tell(tx, viewer, row, [ownerId], { ...told, title: `请您办理诉求：${row.title}` })
    await tell(tx, viewer, after, [row.createdBy], {
      ...told,
      title: `诉求已受理：${row.title}`,
      detail: viewer.unitName,
    })
    return { id: row.id }
  })
}

/** Puts another colleague of the unit in charge. */
export async function assignRequest(
  write: Write,
  viewer: Viewer,
  input: RequestKey & { ownerId: string },
): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadFor(tx, viewer, input, 'assign')
    await demandHandler(tx, row.unitId, input.ownerId)
    if (input.ownerId === row.ownerId) return { id: row.id }
    const step = { kind: 'assigned' as const, toUnitId: row.unitId }
    await changeRequest(tx, viewer, row, { ownerId: input.ownerId }, { action: 'request.assign', step })
    if (row.ownerId) await settle(tx, { noun: 'request', recordId: row.id, userId: row.ownerId })
    await tell(tx, viewer, row, [input.ownerId], {
      key: `request:${row.id}:assigned:${row.version}`,
      title: `请您办理诉求：${row.title}`,
      dueOn: row.dueOn,
    })
    return { id: row.id }
  })
}

/**
 * Hands a request over to another unit, which has to accept it; the clock goes on, and the unit that raised it keeps sight of it. Problems: those
 * of loadFor, invalid at `unitId` and `ownerId`.
 */
export async function handOverRequest(write: Write, viewer: Viewer, input: HandOverInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadFor(tx, viewer, input, 'hand-over')
    const { unitId, ownerId, reason } = input
    if (unitId === row.unitId) throw new Problem('invalid', { unitId: ['已由这个单位承办，请选择其他单位'] })
    if ((await unknownHandlers(tx, [{ unitId, title: row.title }])).length > 0)
      throw new Problem('invalid', { unitId: ['没有找到这个单位，请重新选择'] })
    if (ownerId) await demandHandler(tx, unitId, ownerId)
    const step = { kind: 'handed-over' as const, fromUnitId: row.unitId, toUnitId: unitId, note: reason }
    const changes = { unitId, ownerId, state: 'open' as const }
    const after = await changeRequest(tx, viewer, row, changes, { action: 'request.hand-over', step })
    await settle(tx, { noun: 'request', recordId: row.id })
    const told = { key: `request:${row.id}:handed-over:${row.version}`, detail: reason }
    await tellUnit(tx, viewer, after, { ...told, title: `转来诉求待受理：${row.title}`, dueOn: row.dueOn })
    await tell(tx, viewer, after, [row.createdBy], { ...told, title: `诉求已转办：${row.title}` })
    return { id: row.id }
  })
}

/** Answers a request, with files as proof; a second answer takes the place of the first, and links sent out end. Problems: those of loadFor, invalid. */
export async function answerRequest(write: Write, viewer: Viewer, input: AnswerInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadFor(tx, viewer, input, 'answer')
    if (row.state === 'answered' && row.answer === input.answer && input.evidence.length === 0)
      throw refused('答复内容没有变化。')
    const { id, unitId, ownerId } = row
    await attachEvidence(tx, viewer, { noun: 'request', recordId: id, unitId, ownerId }, input.evidence)
    const step = { kind: 'answered' as const, toUnitId: unitId, note: input.answer }
    const changes = { answer: input.answer, answeredOn: today(), state: 'answered' as const }
    const after = await changeRequest(tx, viewer, row, changes, { action: 'request.answer', step })
    await endLinks(tx, id)
    await settle(tx, { noun: 'request', recordId: id })
    await tell(tx, viewer, after, [row.createdBy, ...(ownerId ? [ownerId] : [])], {
      key: `request:${id}:answered:${row.version}`,
      title: `诉求已答复，请企业评价：${row.title}`,
      detail: input.answer.slice(0, 80),
    })
    return { id }
  })
}
