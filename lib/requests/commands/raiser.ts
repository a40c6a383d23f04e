import type { Viewer } from '@/lib/access/viewer'
import type { Write } from '@/lib/db/store'
import { unknownCodes } from '@/lib/dictionaries/queries'
import { dayOf, now, today } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { addWorkingDays } from '@/lib/kernel/working-days'
import { settle } from '@/lib/notices/records'
import { changeRequest } from '../change.records'
import { loadFor } from '../load.queries'
import { originErrors } from '../origin.queries'
import type { RequestChange, RequestKey } from '../schema'

/**
 * Changes what a request says, while nothing has happened to it yet. Its term can only be shortened: the clock is set anew by whoever leads
 * (rescheduleRequest), with a reason. Problems: those of loadFor, invalid.
 */
export async function changeOwnRequest(write: Write, viewer: Viewer, input: RequestChange): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadFor(tx, viewer, input, 'edit')
    const { category, title, content, workingDays, projectId } = input
    // A project that another colleague named may be out of this one's reach: it stays as it is.
    const errors =
      projectId === row.projectId
        ? {}
        : await originErrors(tx, viewer, { companyId: row.companyId, projectId, visitId: null })
    if (category !== row.category && (await unknownCodes(tx, 'request-category', [category])).length > 0)
      errors.category = ['字典中没有这个诉求类别，请重新选择']
    const dueOn = workingDays === row.workingDays ? row.dueOn : addWorkingDays(dayOf(row.recordedAt), workingDays)
    if (workingDays > row.workingDays || dueOn > row.dueOn)
      errors.workingDays = [`办理时限提出后只能缩短（现为${row.workingDays}个工作日）；需要延长的，请负责同志调整时限`]
    else if (dueOn < today()) errors.workingDays = [`这样到期日为${dueOn}，已经过去，请填写更长的时限`]
    if (Object.keys(errors).length > 0) throw new Problem('invalid', errors)
    const changes = { category, title, content, workingDays, projectId, dueOn }
    const note = dueOn === row.dueOn ? null : `到期日 ${row.dueOn} → ${dueOn}`
    await changeRequest(tx, viewer, row, changes, { action: 'request.update', step: { kind: 'changed', note } })
    return { id: row.id }
  })
}

/** Takes back a request to which nothing has happened yet, or puts it in again: out of every list and count, never out of the trail. */
export async function withdrawRequest(
  write: Write,
  viewer: Viewer,
  input: RequestKey,
  withdrawn: boolean,
): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadFor(tx, viewer, input, 'withdraw', !withdrawn)
    await changeRequest(
      tx,
      viewer,
      row,
      { deletedAt: withdrawn ? now() : null },
      {
        action: withdrawn ? 'request.delete' : 'request.restore',
        step: { kind: withdrawn ? 'deleted' : 'restored' },
      },
    )
    if (withdrawn) await settle(tx, { noun: 'request', recordId: row.id })
    return { id: row.id }
  })
}
