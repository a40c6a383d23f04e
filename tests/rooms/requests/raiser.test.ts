import { describe, expect, it } from 'vitest'
import { holdClock, today } from '@/lib/kernel/clock'
import { handOverRequest } from '@/lib/requests/commands/handle'
import { escalateRequest, rescheduleRequest } from '@/lib/requests/commands/lead'
import { changeOwnRequest, withdrawRequest } from '@/lib/requests/commands/raiser'
import { riseOverdueRequests } from '@/lib/requests/commands/rise'
import { requestChange } from '@/lib/requests/schema'
import { worldPerTest } from '../../world/world'
import { refusal, trailOf } from '../room-world'
import { accept, keyOf, raise, requestRow, stepsOf } from './help'

const world = worldPerTest()
const on = (day: string) => holdClock(new Date(`${day}T01:00:00Z`))
const reason = '涉及多个部门'

/** Raised on Tue 10 March 2026 for five working days: due Tue 17 March. */
const raised = () => raise(world().store, world().viewer('staff'))
const change = async (id: string, form: Record<string, unknown> = {}) => {
  const { store, viewer } = world()
  const typed = { ...(await keyOf(store, id)), category: 'land', title: '需要厂房', workingDays: '5', ...form }
  return changeOwnRequest(store.write, viewer('staff'), requestChange.parse(typed))
}

/** Neither changed nor withdrawn by its raiser, and nothing written by the attempt. */
async function stays(id: string) {
  const { store, viewer } = world()
  const before = [await requestRow(store, id), await stepsOf(store, id)]
  for (const workingDays of ['120', '5', '1'])
    expect((await refusal(change(id, { workingDays }), 'refused')).sentence).toContain('不能再修改或撤回')
  await refusal(withdrawRequest(store.write, viewer('staff'), await keyOf(store, id), true), 'refused')
  expect([await requestRow(store, id), await stepsOf(store, id)]).toEqual(before)
  expect([...(await trailOf(store, 'request.update')), ...(await trailOf(store, 'request.delete'))]).toEqual([])
}

describe('whoever raised a request', () => {
  it('shortens its term and never lengthens it; the rest stays open to change', async () => {
    const { store } = world()
    const id = await raised()
    const longer = await refusal(change(id, { workingDays: '120' }), 'invalid')
    expect(longer.fields.workingDays?.[0]).toContain('只能缩短（现为5个工作日）')
    expect(await requestRow(store, id)).toMatchObject({ title: '需要办公用房', dueOn: '2026-03-17', version: 1 })
    await change(id, { content: '两千平方米' })
    expect(await requestRow(store, id)).toMatchObject({ title: '需要厂房', content: '两千平方米', dueOn: '2026-03-17' })
    await change(id, { workingDays: '4' })
    expect(await requestRow(store, id)).toMatchObject({ dueOn: '2026-03-16', workingDays: 4 })
    await refusal(change(id, { workingDays: '5' }), 'invalid')
    // Nor does anybody make a unit late by it.
    on('2026-03-12')
    const past = await refusal(change(id, { workingDays: '1' }), 'invalid')
    expect(past.fields.workingDays?.[0]).toContain('2026-03-11')
    expect(await requestRow(store, id)).toMatchObject({ dueOn: '2026-03-16', workingDays: 4, version: 3 })
  })

  it('leaves it alone once its due day has passed, and once it has risen', async () => {
    const { store } = world()
    const id = await raised()
    on('2026-03-18')
    await stays(id)
    expect(await riseOverdueRequests(store.write, today())).toEqual({ taskForce: 1, top: 0 })
    await stays(id)
  })

  it('leaves it alone once it was handed over, though it waits to be accepted again', async () => {
    const { store, viewer } = world()
    const id = await raised()
    await handOverRequest(store.write, viewer('staff'), {
      ...{ ...(await keyOf(store, id)), unitId: 'u-street', ownerId: null, reason },
    })
    expect((await requestRow(store, id)).state).toBe('open')
    await stays(id)
    await accept(store, viewer('staff', 'street'), id)
    const back = { ...(await keyOf(store, id)), unitId: 'u-bureau', ownerId: null, reason }
    await handOverRequest(store.write, viewer('staff', 'street'), back)
    await stays(id)
  })

  it('leaves it alone once whoever leads has moved its level or its term', async () => {
    const { store, viewer } = world()
    const [risen, moved] = [await raised(), await raise(store, viewer('staff'))]
    const lead = viewer('manager')
    await escalateRequest(store.write, lead, { ...(await keyOf(store, risen)), level: 'task-force', reason })
    await escalateRequest(store.write, lead, { ...(await keyOf(store, risen)), level: 'unit', reason })
    await stays(risen)
    await rescheduleRequest(store.write, lead, { ...(await keyOf(store, moved)), workingDays: 10, reason })
    await stays(moved)
    expect(await requestRow(store, moved)).toMatchObject({ dueOn: '2026-03-24' })
  })

  it('puts a withdrawn one in again at any time, on its old clock', async () => {
    const { store, viewer } = world()
    const id = await raised()
    await withdrawRequest(store.write, viewer('staff'), await keyOf(store, id), true)
    on('2026-04-01')
    await withdrawRequest(store.write, viewer('staff'), await keyOf(store, id), false)
    expect(await requestRow(store, id)).toMatchObject({ deletedAt: null, dueOn: '2026-03-17' })
    await refusal(withdrawRequest(store.write, viewer('staff'), await keyOf(store, id), true), 'refused')
    expect((await requestRow(store, id)).deletedAt).toBeNull()
  })
})
