import { describe, expect, it } from 'vitest'
import { holdClock, today } from '@/lib/kernel/clock'
import { riseOverdueRequests } from '@/lib/requests/commands/rise'
import { worldPerTest } from '../../world/world'
import { accept, answer, raise, requestRow, stepsOf, toldTo } from './help'

const world = worldPerTest()
const on = (day: string) => holdClock(new Date(`${day}T01:00:00Z`))

describe('riseOverdueRequests', () => {
  it('lifts what is late to the task force, and five working days later to the top, once each', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    // Raised Tue 10 March 2026, five working days: due Tue 17 March.
    const id = await raise(store, staff)
    on('2026-03-17')
    expect(await riseOverdueRequests(store.write, today())).toEqual({ taskForce: 0, top: 0 })
    on('2026-03-18')
    expect(await riseOverdueRequests(store.write, today())).toEqual({ taskForce: 1, top: 0 })
    expect(await riseOverdueRequests(store.write, today())).toEqual({ taskForce: 0, top: 0 })
    const row = await requestRow(store, id)
    // Whoever has its form open is not disturbed.
    expect(row).toMatchObject({ level: 'task-force', levelSince: '2026-03-18', version: 1 })
    expect(await toldTo(store, viewer('manager').userId)).toContain('诉求提级至专班：需要办公用房')
    expect(await toldTo(store, viewer('leader').userId)).toEqual([])
    on('2026-03-24')
    expect(await riseOverdueRequests(store.write, today())).toEqual({ taskForce: 0, top: 0 })
    on('2026-03-25')
    expect(await riseOverdueRequests(store.write, today())).toEqual({ taskForce: 0, top: 1 })
    expect(await requestRow(store, id)).toMatchObject({ level: 'top', levelSince: '2026-03-25' })
    expect(await toldTo(store, viewer('leader').userId)).toEqual(['诉求提级至顶格协调：需要办公用房'])
    on('2026-05-25')
    expect(await riseOverdueRequests(store.write, today())).toEqual({ taskForce: 0, top: 0 })
    const steps = await stepsOf(store, id)
    expect(steps.map(({ kind, level, userId }) => [kind, level, userId])).toEqual([
      ['raised', null, staff.userId],
      ['escalated', 'task-force', null],
      ['escalated', 'top', null],
    ])
  })

  it('leaves alone what is answered, and waits out a holiday', async () => {
    const { store, viewer } = world()
    const done = await raise(store, viewer('staff'))
    await accept(store, viewer('staff'), done)
    await answer(store, viewer('staff'), done)
    // Due on Wed 30 September: the next working day is Thu 8 October.
    on('2026-09-23')
    const late = await raise(store, viewer('staff', 'street'), { workingDays: '4' })
    expect((await requestRow(store, late)).dueOn).toBe('2026-09-30')
    on('2026-10-07')
    expect(await riseOverdueRequests(store.write, today())).toEqual({ taskForce: 0, top: 0 })
    on('2026-10-08')
    expect(await riseOverdueRequests(store.write, today())).toEqual({ taskForce: 1, top: 0 })
    expect((await requestRow(store, done)).level).toBe('unit')
  })
})
