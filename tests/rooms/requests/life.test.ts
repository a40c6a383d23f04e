import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { evidence } from '@/lib/db/tables/evidence'
import { holdClock } from '@/lib/kernel/clock'
import { assignRequest, handOverRequest } from '@/lib/requests/commands/handle'
import { closeRequest, escalateRequest, reopenRequest, rescheduleRequest } from '@/lib/requests/commands/lead'
import { changeOwnRequest, withdrawRequest } from '@/lib/requests/commands/raiser'
import { decideForCompany } from '@/lib/requests/commands/verdict'
import { requestChange } from '@/lib/requests/schema'
import { worldPerTest } from '../../world/world'
import { refusal, trailOf } from '../room-world'
import { accept, answer, keyOf, raise, requestRow, stepsOf, toldTo } from './help'

const world = worldPerTest()
const HAND_OVER = { unitId: 'u-street', ownerId: null, reason: '属街道职责' }

describe('a request', () => {
  it('goes from one unit to another, is answered and solved, and every step is kept', async () => {
    const { store, viewer } = world()
    const [raiser, clerk, manager] = [viewer('staff'), viewer('staff', 'street'), viewer('manager', 'street')]
    const id = await raise(store, raiser)
    await handOverRequest(store.write, raiser, { ...(await keyOf(store, id)), ...HAND_OVER })
    expect(await toldTo(store, manager.userId)).toEqual(['转来诉求待受理：需要办公用房'])
    await accept(store, clerk, id)
    expect(await requestRow(store, id)).toMatchObject({
      state: 'handling',
      unitId: 'u-street',
      raisedUnitId: 'u-bureau',
      ownerId: clerk.userId,
    })
    expect(await toldTo(store, manager.userId)).toEqual([])
    await answer(store, clerk, id)
    expect((await toldTo(store, raiser.userId)).at(-1)).toBe('诉求已答复，请企业评价：需要办公用房')
    const decision = { ...(await keyOf(store, id)), verdict: 'satisfied' as const, reason: '企业电话确认' }
    await decideForCompany(store.write, manager, decision)
    expect(await requestRow(store, id)).toMatchObject({
      state: 'solved',
      solvedOn: '2026-03-10',
      verdict: 'satisfied',
      verdictNote: '企业电话确认',
    })
    const steps = await stepsOf(store, id)
    expect(steps.map((step) => step.kind)).toEqual(['raised', 'handed-over', 'accepted', 'answered', 'satisfied'])
    expect(steps[1]).toMatchObject({ fromUnitId: 'u-bureau', toUnitId: 'u-street', note: '属街道职责' })
    expect((await trailOf(store, 'request.hand-over'))[0]).toMatchObject({ recordId: id, unitId: 'u-street' })
    expect(await toldTo(store, raiser.userId)).toEqual(['诉求已解决：需要办公用房'])
  })

  it('comes back when its company is not satisfied; the clock stood still meanwhile', async () => {
    const { store, viewer } = world()
    const id = await raise(store, viewer('staff'))
    expect((await requestRow(store, id)).dueOn).toBe('2026-03-17')
    await accept(store, viewer('staff'), id)
    await answer(store, viewer('staff'), id)
    // Two working days later.
    holdClock(new Date('2026-03-12T01:00:00Z'))
    const decision = { ...(await keyOf(store, id)), verdict: 'unsatisfied' as const, reason: '面积不够' }
    await decideForCompany(store.write, viewer('manager'), decision)
    expect(await requestRow(store, id)).toMatchObject({ state: 'handling', dueOn: '2026-03-19', solvedOn: null })
    expect((await stepsOf(store, id)).filter((step) => step.kind === 'unsatisfied')).toHaveLength(1)
  })

  it('is never judged by whoever answered it, nor by staff', async () => {
    const { store, viewer } = world()
    const manager = viewer('manager')
    const id = await raise(store, manager)
    await accept(store, manager, id)
    await answer(store, manager, id)
    const decision = { ...(await keyOf(store, id)), verdict: 'satisfied' as const, reason: '已电话确认' }
    expect((await refusal(decideForCompany(store.write, manager, decision), 'refused')).sentence).toContain('本人作出')
    await refusal(decideForCompany(store.write, viewer('staff'), decision), 'not-allowed')
    expect((await requestRow(store, id)).state).toBe('answered')
    await decideForCompany(store.write, viewer('leader'), decision)
    expect((await requestRow(store, id)).state).toBe('solved')
  })

  it('is not there for units that neither raised nor handle it, and not written by those who only raised it', async () => {
    const { store, viewer } = world()
    const id = await raise(store, viewer('staff'), { unitId: 'u-beijing' })
    const key = { ...(await keyOf(store, id)), ownerId: null }
    await refusal(accept(store, viewer('staff', 'street'), id), 'not-found')
    await refusal(accept(store, viewer('manager', 'street'), id), 'not-found')
    await refusal(accept(store, viewer('staff'), id), 'not-allowed')
    await refusal(accept(store, viewer('leader'), id), 'not-allowed')
    await refusal(accept(store, viewer('auditor'), id), 'not-allowed')
    await refusal(accept(store, viewer('admin'), id), 'not-found')
    expect(await requestRow(store, id)).toMatchObject({ state: 'open', version: key.version })
    // A manager's reach includes the outpost below.
    await accept(store, viewer('manager'), id)
    expect(await requestRow(store, id)).toMatchObject({ state: 'handling', ownerId: null })
  })

  it('is changed by its raiser until it is accepted, with both versions when somebody was faster', async () => {
    const { store, viewer } = world()
    const raiser = viewer('staff')
    const id = await raise(store, raiser, { unitId: 'u-street' })
    const typed = (version: number, form: Record<string, unknown> = {}) =>
      requestChange.parse({ id, version, category: 'land', title: '需要厂房', workingDays: '3', ...form })
    await changeOwnRequest(store.write, raiser, typed(1))
    expect(await requestRow(store, id)).toMatchObject({ title: '需要厂房', dueOn: '2026-03-13', version: 2 })
    expect((await stepsOf(store, id)).at(-1)).toMatchObject({ kind: 'changed', note: '到期日 2026-03-17 → 2026-03-13' })
    const conflict = await refusal(changeOwnRequest(store.write, raiser, typed(1, { title: '另一个' })), 'conflict')
    expect(conflict.theirs).toMatchObject({ title: '需要厂房', version: 2 })
    await refusal(changeOwnRequest(store.write, viewer('staff', 'street'), typed(2)), 'not-allowed')
    await withdrawRequest(store.write, raiser, { id, version: 2 }, true)
    await refusal(accept(store, viewer('staff', 'street'), id), 'not-found')
    expect(await toldTo(store, viewer('manager', 'street').userId)).toEqual([])
    await withdrawRequest(store.write, raiser, { id, version: 3 }, false)
    await accept(store, viewer('staff', 'street'), id)
    await refusal(changeOwnRequest(store.write, raiser, typed(5)), 'refused')
  })

  it('refuses what its state is past, and a colleague of another unit', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const id = await raise(store, staff)
    await refusal(answer(store, staff, id), 'refused')
    await refusal(accept(store, viewer('manager'), id, viewer('staff', 'street').userId), 'invalid')
    await accept(store, viewer('manager'), id, viewer('staff', 'bureau', 2).userId)
    await refusal(accept(store, staff, id), 'refused')
    const assign = { ...(await keyOf(store, id)), ownerId: viewer('staff', 'street').userId }
    await refusal(assignRequest(store.write, staff, assign), 'invalid')
    await assignRequest(store.write, viewer('manager'), { ...assign, ownerId: staff.userId })
    expect(await requestRow(store, id)).toMatchObject({ ownerId: staff.userId })
    const same = { ...(await keyOf(store, id)), ...HAND_OVER, unitId: 'u-bureau' }
    expect((await refusal(handOverRequest(store.write, staff, same), 'invalid')).fields.unitId).toHaveLength(1)
  })

  it('is led by managers and leaders: level, term, end and a new start', async () => {
    const { store, viewer } = world()
    const [staff, manager] = [viewer('staff'), viewer('manager')]
    const id = await raise(store, staff)
    const key = async () => ({ ...(await keyOf(store, id)), reason: '涉及多个部门' })
    await refusal(escalateRequest(store.write, staff, { ...(await key()), level: 'top' }), 'not-allowed')
    await refusal(rescheduleRequest(store.write, staff, { ...(await key()), workingDays: 20 }), 'not-allowed')
    await escalateRequest(store.write, manager, { ...(await key()), level: 'top' })
    expect(await requestRow(store, id)).toMatchObject({ level: 'top', levelSince: '2026-03-10' })
    expect(await toldTo(store, viewer('leader').userId)).toEqual(['诉求提级至顶格协调：需要办公用房'])
    await refusal(escalateRequest(store.write, manager, { ...(await key()), level: 'top' }), 'invalid')
    await rescheduleRequest(store.write, viewer('leader'), { ...(await key()), workingDays: 10 })
    expect(await requestRow(store, id)).toMatchObject({ dueOn: '2026-03-24', workingDays: 10 })
    await closeRequest(store.write, manager, await key())
    expect(await requestRow(store, id)).toMatchObject({ state: 'unsolved', solvedOn: null })
    await reopenRequest(store.write, manager, { ...(await key()), workingDays: 3 })
    expect(await requestRow(store, id)).toMatchObject({ state: 'handling', dueOn: '2026-03-13' })
    expect((await stepsOf(store, id)).map((step) => step.kind)).toEqual([
      'raised',
      'escalated',
      'rescheduled',
      'closed',
      'reopened',
    ])
  })

  it('takes its files along to the unit that receives it', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const id = await raise(store, staff)
    await store.write(async (tx) => {
      await tx.insert(evidence).values({
        ...{ id: 'e1', unitId: 'u-bureau', ownerId: staff.userId, createdBy: staff.userId },
        ...{ noun: 'request' as const, recordId: id, sha256: '0', fileName: '说明.pdf', proves: 'other' },
      })
    })
    await handOverRequest(store.write, staff, { ...(await keyOf(store, id)), ...HAND_OVER })
    const [piece] = await store.read.select().from(evidence).where(eq(evidence.id, 'e1'))
    expect(piece).toMatchObject({ unitId: 'u-street', ownerId: null })
  })
})
