import { describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { changeEvent, createEvent, setEventDeleted } from '@/lib/events/commands'
import { eventList } from '@/lib/events/list.schema'
import { findEvent, listEvents } from '@/lib/events/queries'
import { eventChange, eventInput } from '@/lib/events/schema'
import { parseList } from '@/lib/lists/list.schema'
import { worldPerTest } from '../world/world'
import { refusal, trailOf } from './room-world'

const world = worldPerTest()
const typed = (form: Record<string, unknown> = {}) =>
  eventInput.parse({ name: '北京专场推介会', happenedOn: '2026-03-05', ...form })
const list = (params: Record<string, string> = {}) => parseList(eventList, params)
const make = async (viewer: Viewer, form: Record<string, unknown> = {}) =>
  (await createEvent(world().store.write, viewer, typed(form))).id
const names = async (viewer: Viewer, params: Record<string, string> = {}) =>
  (await listEvents(world().store.read, viewer, list(params))).rows.map((row) => row.name)

describe('events', () => {
  it('read counts as people type them and refuse an end before the beginning', () => {
    expect(typed({ companiesPresent: ' １,２00 ' }).companiesPresent).toBe(1200)
    const bad = eventInput.safeParse({
      name: '会',
      happenedOn: '2026-03-05',
      endsOn: '2026-03-01',
      companiesPresent: '约50',
    })
    expect(bad.success ? [] : bad.error.issues.map((issue) => issue.path[0])).toContain('companiesPresent')
    const order = eventInput.safeParse({ name: '会', happenedOn: '2026-03-05', endsOn: '2026-03-01' })
    expect(order.success ? [] : order.error.issues.map((issue) => issue.path[0])).toEqual(['endsOn'])
  })

  it('are seen along the tree', async () => {
    const { viewer } = world()
    await make(viewer('staff', 'beijing'), { name: '北京专场' })
    await make(viewer('manager', 'street'), { name: '街道专场' })
    expect(await names(viewer('staff', 'beijing'))).toEqual(['北京专场'])
    expect(await names(viewer('manager'))).toEqual(['北京专场'])
    expect((await names(viewer('leader'))).length).toBe(2)
    expect(await names(viewer('admin'))).toEqual([])
    expect(await names(viewer('leader'), { q: 'jdzc' })).toEqual(['街道专场'])
    expect(await names(viewer('leader'), { unit: 'u-beijing', from: '2026-03-01', to: '2026-03-31' })).toEqual([
      '北京专场',
    ])
    expect(await names(viewer('leader'), { from: '2026-04-01' })).toEqual([])
  })

  it('change by writer or manager only, conflict, delete and come back', async () => {
    const { store, viewer } = world()
    const id = await make(viewer('staff'))
    const change = (version: number, place: string) =>
      eventChange.parse({ id, version: `${version}`, name: '北京专场推介会', happenedOn: '2026-03-05', place })
    for (const who of [viewer('staff', 'bureau', 2), viewer('leader'), viewer('auditor')])
      await refusal(changeEvent(store.write, who, change(1, '北京')), 'not-allowed')
    await refusal(changeEvent(store.write, viewer('staff', 'street'), change(1, '北京')), 'not-found')
    expect((await findEvent(store.read, viewer('staff'), id))?.place).toBeNull()
    await changeEvent(store.write, viewer('manager'), change(1, '北京'))
    const problem = await refusal(changeEvent(store.write, viewer('staff'), change(1, '上海')), 'conflict')
    expect(problem.theirs).toMatchObject({ place: '北京', version: 2 })
    await setEventDeleted(store.write, viewer('staff'), { id, version: 2 }, true)
    expect(await names(viewer('leader'), { q: '推介' })).toEqual([])
    await setEventDeleted(store.write, viewer('staff'), { id, version: 3 }, false)
    expect(await names(viewer('leader'), { q: '推介' })).toEqual(['北京专场推介会'])
    expect((await trailOf(store, 'event.delete')).length).toBe(1)
  })

  it('are refused to those who only look on', async () => {
    const { store, viewer } = world()
    for (const role of ['leader', 'auditor', 'admin'] as const)
      await refusal(createEvent(store.write, viewer(role), typed()), 'not-allowed')
    expect(await names(viewer('auditor'))).toEqual([])
  })
})
