import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { channels, deliveries, noticeSettings } from '@/lib/db/tables/notices'
import { users } from '@/lib/db/tables/people'
import { holdClock } from '@/lib/kernel/clock'
import { resendDelivery } from '@/lib/notices/deliveries.commands'
import { listDeliveries } from '@/lib/notices/deliveries.queries'
import { settle } from '@/lib/notices/records'
import { unitWishes, userWishes } from '@/lib/notices/wishes.queries'
import { composeDigests } from '@/lib/reminders/digests.commands'
import { sendDeliveries } from '@/lib/reminders/send.commands'
import { WORLD_NOW, worldPerTest } from '../../world/world'
import { refusal } from '../room-world'
import { tell, toldTo } from './help'
import { robotServer } from './stubs'

const world = worldPerTest()
const TODAY = '2026-03-10'
const later = (minutes: number) => holdClock(new Date(WORLD_NOW.getTime() + minutes * 60_000))
const compose = (after = '', until = '23:59') => composeDigests(world().store, TODAY, after, until)
const send = () => sendDeliveries(world().store)
const rows = () => world().store.read.select().from(deliveries)
const put = (row: Partial<typeof channels.$inferInsert> & { address: string }) =>
  world().store.write((tx) =>
    tx
      .insert(channels)
      .values({ kind: 'wecom', createdBy: 'p', ...row })
      .then(() => undefined),
  )

let open: { close: () => Promise<void> }[] = []
const robot = async (...given: Parameters<typeof robotServer>) => {
  const stub = await robotServer(...given)
  open.push(stub)
  return stub
}
afterEach(async () => {
  for (const one of open) await one.close()
  open = []
})

/** A person with one piece of news and a robot of the own. */
async function ready(who: Viewer, ...given: Parameters<typeof robotServer>) {
  const stub = await robot(...given)
  await put({ userId: who.userId, address: `${stub.url}/hook` })
  await tell(world().store, who, { key: 'a', title: '跟进海汇贸易', dueOn: TODAY })
  return stub
}

describe('the message of a day', () => {
  test('goes once, at the person’s hour, with what is new or due, and what it told is not told tomorrow', async () => {
    const { store, viewer } = world()
    const stub = await ready(viewer('staff'))
    await tell(store, viewer('staff'), { key: 'b', title: '请看一下' })
    expect(await compose('', '07:55')).toBe(0)
    expect(await compose('07:55', '08:00')).toBe(1)
    expect(await compose()).toBe(0)
    expect(await send()).toMatchObject({ sent: 1 })
    expect(await send()).toMatchObject({ sent: 0 })
    const text = JSON.stringify(stub.arrived[0]?.body)
    expect(text).toContain('1. 跟进海汇贸易（今天到期）')
    expect(text).toContain(`http://localhost:3000/notices/${(await toldTo(store, viewer('staff')))[0]?.id}`)
    expect(text).not.toContain('staffbureau1')
    expect((await toldTo(store, viewer('staff'))).map(({ sentOn }) => sentOn)).toEqual([TODAY, TODAY])
    holdClock(new Date('2026-03-11T01:00:00Z'))
    expect(await composeDigests(store, '2026-03-11', '', '23:59')).toBe(0)
    expect(stub.arrived).toHaveLength(1)
  })

  test('by the unit’s robot names the person and mentions the phone; the own channel comes first', async () => {
    const { store, viewer } = world()
    const group = await robot()
    await put({ unitId: 'u-district', address: `${group.url}/district` })
    await put({ unitId: 'u-bureau', address: `${group.url}/bureau` })
    await put({ userId: viewer('staff', 'bureau', 2).userId, address: `${group.url}/own` })
    await store.write((tx) =>
      tx
        .update(users)
        .set({ phone: '13800001111' })
        .where(eq(users.id, viewer('staff', 'beijing').userId))
        .then(() => undefined),
    )
    for (const who of [viewer('staff', 'beijing'), viewer('staff', 'bureau', 2), viewer('manager', 'street')])
      await tell(store, who, { key: 'a' })
    expect(await compose()).toBe(3)
    await send()
    const got = Object.fromEntries(
      group.arrived.map(({ path, body }) => [path, (body as unknown as { text: Record<string, string> }).text]),
    )
    expect(got['/bureau']?.content).toContain('（staffbeijing1）')
    expect(got['/bureau']).toMatchObject({ mentioned_mobile_list: ['13800001111'] })
    expect(got['/district']?.content).toContain('（managerstreet1）')
    expect(got['/own']?.content).not.toContain('（staff')
  })

  test('is not written for who wants none, for kinds that are off, or without a channel', async () => {
    const { store, viewer } = world()
    await ready(viewer('staff'))
    const set = (id: string, wishes: object) =>
      store.write((tx) =>
        tx
          .insert(noticeSettings)
          .values({ id, ...wishes })
          .onConflictDoUpdate({ target: noticeSettings.id, set: wishes })
          .then(() => undefined),
      )
    await tell(store, viewer('manager'), { key: 'a' })
    await set(unitWishes('u-bureau'), { digest: false })
    expect(await compose()).toBe(0)
    await set(userWishes(viewer('staff').userId), { digest: true, off: ['mention'] })
    expect(await compose()).toBe(0)
    await set(userWishes(viewer('staff').userId), { off: [] })
    expect(await compose()).toBe(1)
  })

  test('what was done before it went is not in it, and nothing goes when nothing is left', async () => {
    const { store, viewer } = world()
    const stub = await ready(viewer('staff'))
    await store.write((tx) => settle(tx, { noun: 'visit', recordId: 'none' }))
    await tell(store, viewer('staff', 'bureau', 2), { key: 'x', noun: 'goal', recordId: 'g' })
    await put({ userId: viewer('staff', 'bureau', 2).userId, address: `${stub.url}/two` })
    await compose()
    await store.write((tx) => settle(tx, { noun: 'goal', recordId: 'g' }))
    expect(await send()).toMatchObject({ sent: 1, dropped: 1 })
    expect(stub.arrived).toHaveLength(1)
  })
})

describe('what can go wrong', () => {
  test('a refusal is tried again after 1, 5, 30 minutes and 2 hours, then it has failed and a person may send it again', async () => {
    const { store, viewer } = world()
    const stub = await ready(viewer('staff'), { body: { errcode: 45009, errmsg: 'freq' } })
    await compose()
    for (const minutes of [0, 1, 6, 36, 156]) {
      later(minutes - 0.1)
      if (minutes > 0) await send()
      later(minutes)
      await send()
    }
    expect(stub.arrived).toHaveLength(5)
    const [row] = await rows()
    expect(row).toMatchObject({ state: 'failed', attempts: 5, error: '发送过于频繁，已被限流（代码 45009）' })
    const id = row?.id ?? ''
    await refusal(resendDelivery(store.write, viewer('staff', 'bureau', 2), { id }), 'not-found')
    await refusal(resendDelivery(store.write, viewer('auditor'), { id }), 'not-found')
    await resendDelivery(store.write, viewer('staff'), { id })
    stub.answer = { body: { errcode: 0 } }
    expect(await send()).toMatchObject({ sent: 1 })
    await refusal(resendDelivery(store.write, viewer('staff'), { id }), 'refused')
  })

  test.each([
    ['a redirect is not followed', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'waiting'],
    ['busy is busy', { status: 503 }, 'waiting'],
    ['a gateway that gave up does not say what became of it', { status: 504 }, 'uncertain'],
    ['a connection that breaks after the message neither', { hangUp: true }, 'uncertain'],
    ['nor an answer that nobody understands', { body: '<html>' }, 'uncertain'],
  ] as const)('%s', async (_name, answer, state) => {
    const stub = await ready(world().viewer('staff'), answer)
    await compose()
    await send()
    expect((await rows())[0]?.state).toBe(state)
    later(1)
    await send()
    expect(stub.arrived).toHaveLength(state === 'waiting' ? 2 : 1)
  })

  test('a robot that is not there, or allowed no longer, has certainly not got it', async () => {
    const stub = await ready(world().viewer('staff'))
    await compose()
    await stub.close()
    open = []
    await send()
    expect((await rows())[0]).toMatchObject({ state: 'waiting' })
    expect((await rows())[0]?.error).toContain('https://')
  })

  test('yesterday’s message is not sent today', async () => {
    const stub = await ready(world().viewer('staff'))
    await compose()
    later(24 * 60)
    await send()
    expect((await rows())[0]).toMatchObject({ state: 'failed' })
    expect(stub.arrived).toHaveLength(0)
  })

  test('a robot gets no more than 18 in a minute', async () => {
    const { store, viewer } = world()
    const stub = await robot()
    await put({ unitId: 'u-district', address: `${stub.url}/group` })
    for (const role of ['staff', 'manager', 'leader'] as const)
      for (const unit of ['district', 'bureau', 'beijing', 'street'] as const)
        for (const n of [1, 2] as const) await tell(store, viewer(role, unit, n), { key: 'a' })
    expect(await compose()).toBe(24)
    await send()
    expect(stub.arrived).toHaveLength(18)
    await send()
    expect(stub.arrived).toHaveLength(18)
    later(1.1)
    await send()
    expect(stub.arrived).toHaveLength(24)
  })
})

test('the log: all for the auditor, a unit’s channel for its manager, one’s own for everybody', async () => {
  const { store, viewer } = world()
  const stub = await ready(viewer('staff'))
  await put({ unitId: 'u-street', address: `${stub.url}/street` })
  await tell(store, viewer('staff', 'street'), { key: 'a' })
  await compose()
  await send()
  const seen = async (who: Viewer) => (await listDeliveries(store.read, who, { mine: false, page: 1 })).total
  expect(await seen(viewer('auditor'))).toBe(2)
  expect(await seen(viewer('admin'))).toBe(2)
  expect(await seen(viewer('staff'))).toBe(1)
  expect(await seen(viewer('manager', 'street'))).toBe(1)
  expect(await seen(viewer('manager', 'beijing'))).toBe(0)
  expect(
    JSON.stringify((await listDeliveries(store.read, viewer('auditor'), { mine: false, page: 1 })).rows),
  ).not.toContain('hook')
})
