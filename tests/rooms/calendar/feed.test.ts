import { eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { answerVisitPlan, cancelVisitPlan, changeVisitPlan } from '@/lib/calendar/commands'
import { createFeed, endFeed, noteFeedRead } from '@/lib/calendar/feed.commands'
import { feedItems, feedOf, ownFeed } from '@/lib/calendar/feed.queries'
import { calendarText } from '@/lib/calendar/ics'
import { Rate } from '@/lib/calendar/rate'
import { visitPlanAnswer, visitPlanChange } from '@/lib/calendar/schema'
import { calendarFeeds } from '@/lib/db/tables/calendar'
import { users } from '@/lib/db/tables/people'
import { holdClock } from '@/lib/kernel/clock'
import { WORLD_NOW, worldPerTest } from '../../world/world'
import { makeCompany, makeVisit, trailOf } from '../room-world'
import { makePlan, planForm } from './help'

const world = worldPerTest()
const TODAY = '2026-03-10'
const LONG = '对接总部落户、增资扩产；逗号,分号;反斜杠\\与“引号”。'.repeat(12)

async function textOf(role: 'staff' | 'manager', unit: 'bureau' | 'street' = 'bureau') {
  const { store, viewer } = world()
  const them = viewer(role, unit)
  return calendarText(them.name, await feedItems(store.read, them, TODAY), 'https://zs.example.gov.cn', TODAY)
}
function eventsOf(text: string) {
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
  return new Map(events.map((event) => [event.uid, event]))
}

describe('the calendar of a person', () => {
  it('is read back by another library as it was written: instants, whole days, long Chinese text', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    const purpose = LONG.slice(0, 390)
    const timed = await makePlan(store, viewer('staff'), { companyId, purpose })
    const whole = await makePlan(store, viewer('staff'), {
      companyId,
      startsAt: '',
      endsAt: '',
      happensOn: '2026-03-20',
    })
    const visit = await makeVisit(store, viewer('staff'), {
      companyId,
      nextStep: '寄材料，电话 13812345678',
      nextOn: '2026-03-15',
    })
    const text = await textOf('staff')
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text).not.toMatch(/[^\r]\n/)
    const events = eventsOf(text)
    expect([...events.keys()].sort()).toEqual(
      [`next-${visit}@zhaoyin`, `plan-${timed}@zhaoyin`, `plan-${whole}@zhaoyin`, `visit-${visit}@zhaoyin`].sort(),
    )
    const plan = events.get(`plan-${timed}@zhaoyin`)
    expect(plan?.startDate.toJSDate().toISOString()).toBe('2026-03-12T01:30:00.000Z')
    expect(plan?.endDate.toJSDate().toISOString()).toBe('2026-03-12T03:00:00.000Z')
    expect(plan?.description).toContain(purpose)
    expect(plan?.location).toBe('香港中路1号')
    expect(plan?.summary).toBe('走访青岛海汇贸易有限公司')
    const day = events.get(`plan-${whole}@zhaoyin`)
    expect([day?.startDate.isDate, day?.startDate.toString()]).toEqual([true, '2026-03-20'])
    expect(text).not.toContain('13812345678')
    // What was said in a visit stays in the system.
    expect(text).not.toContain('洽谈落户事宜')
  })

  it('keeps UID and raises SEQUENCE with every change; what is cancelled says so', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    const id = await makePlan(store, viewer('staff'), { companyId })
    const uid = `plan-${id}@zhaoyin`
    const first = await textOf('staff')
    expect(await textOf('staff')).toBe(first)
    await changeVisitPlan(
      store.write,
      viewer('staff'),
      visitPlanChange.parse({ ...planForm({ companyId, startsAt: '14:00', endsAt: '' }), id, version: 1 }),
    )
    const moved = eventsOf(await textOf('staff')).get(uid)
    expect([eventsOf(first).get(uid)?.sequence, moved?.sequence]).toEqual([1, 2])
    expect(moved?.startDate.toJSDate().toISOString()).toBe('2026-03-12T06:00:00.000Z')
    await cancelVisitPlan(store.write, viewer('staff'), { id, version: 2 })
    const gone = eventsOf(await textOf('staff')).get(uid)
    expect([gone?.sequence, gone?.component.getFirstPropertyValue('status')]).toEqual([3, 'CANCELLED'])
  })

  it('holds what one comes along to, and the visit a plan became under the plan’s UID', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'))
    const id = await makePlan(store, viewer('staff'), { companyId, units: ['u-street'], happensOn: '2026-03-10' })
    const uid = `plan-${id}@zhaoyin`
    expect(eventsOf(await textOf('staff', 'street')).has(uid)).toBe(true)
    await answerVisitPlan(
      store.write,
      viewer('staff', 'street', 2),
      visitPlanAnswer.parse({ id, unitId: 'u-street', answer: 'joined' }),
    )
    expect(eventsOf(await textOf('staff', 'street')).has(uid)).toBe(false)
    const visit = await makeVisit(store, viewer('staff'), { companyId, happenedOn: '2026-03-10', planId: id })
    const events = eventsOf(await textOf('staff'))
    expect(events.get(uid)?.summary).toBe('已走访：走访青岛海汇贸易有限公司')
    expect(events.has(`visit-${visit}@zhaoyin`)).toBe(false)
  })
})

describe('its address', () => {
  it('is shown once, stored as a hash, and ended by the next one', async () => {
    const { store, viewer } = world()
    const first = await createFeed(store.write, viewer('staff'))
    expect(first.token).toMatch(/^[\w-]{32}$/)
    const second = await createFeed(store.write, viewer('staff'))
    expect(await feedOf(store.read, first.token)).toBeUndefined()
    expect((await feedOf(store.read, second.token))?.viewer.userId).toBe('p-staff-bureau-1')
    const rows = await store.read.select().from(calendarFeeds)
    expect(JSON.stringify(rows)).not.toContain(second.token)
    expect(JSON.stringify(await trailOf(store, 'feed.create'))).not.toContain(second.token)
    expect(await trailOf(store, 'feed.end')).toHaveLength(1)
    await endFeed(store.write, viewer('staff'))
    expect(await feedOf(store.read, second.token)).toBeUndefined()
    expect(await ownFeed(store.read, viewer('staff'))).toBeUndefined()
    for (const bad of ['', 'x', `${second.token}x`, '../../etc/passwd'])
      expect(await feedOf(store.read, bad)).toBeUndefined()
  })

  it('follows what its person may see at this moment', async () => {
    const { store, viewer } = world()
    const { token } = await createFeed(store.write, viewer('staff'))
    const set = (change: Partial<typeof users.$inferInsert>) =>
      store.write((tx) =>
        tx
          .update(users)
          .set(change)
          .where(eq(users.id, 'p-staff-bureau-1'))
          .then(() => undefined),
      )
    await set({ unitId: 'u-street', role: 'manager' })
    expect((await feedOf(store.read, token))?.viewer).toMatchObject({
      role: 'manager',
      unitId: 'u-street',
      subtree: ['u-street'],
    })
    await set({ role: 'admin' })
    expect(await feedOf(store.read, token)).toBeUndefined()
    await set({ role: 'staff', active: false })
    expect(await feedOf(store.read, token)).toBeUndefined()
  })

  it('says when it was last read, without writing at every reading', async () => {
    const { store, viewer } = world()
    const { token } = await createFeed(store.write, viewer('staff'))
    const read = async () => {
      const feed = await feedOf(store.read, token)
      if (feed) await noteFeedRead(store.write, feed)
      return (await ownFeed(store.read, viewer('staff')))?.lastReadAt?.getTime()
    }
    expect(await read()).toBe(WORLD_NOW.getTime())
    holdClock(new Date(WORLD_NOW.getTime() + 599_000))
    expect(await read()).toBe(WORLD_NOW.getTime())
    holdClock(new Date(WORLD_NOW.getTime() + 600_000))
    expect(await read()).toBe(WORLD_NOW.getTime() + 600_000)
  })

  it('may be asked for so often and no more', () => {
    const rate = new Rate(2)
    expect(['a', 'a', 'b', 'a'].map((key) => rate.isTooOften(key))).toEqual([false, false, false, true])
    holdClock(new Date(WORLD_NOW.getTime() + 15 * 60_000))
    expect(rate.isTooOften('a')).toBe(false)
  })
})
