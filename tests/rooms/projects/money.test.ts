import { asc } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { moneyEvents } from '@/lib/db/tables/projects'
import { correctMoney, createMoney } from '@/lib/projects/commands/money'
import { moneyCorrection, moneyInput } from '@/lib/projects/money.schema'
import { worldPerTest } from '../../world/world'
import { papers, putProject, ready, rowOf } from './help'

const world = worldPerTest()
beforeEach(() => ready(world()))
const given = (projectId: string, extra: Record<string, unknown> = {}) =>
  moneyInput.parse({
    projectId,
    kind: 'paid-in',
    on: '2026-03-01',
    amount: '300',
    amountUnit: '万',
    evidence: papers('bank-slip'),
    ...extra,
  })
const all = () => world().store.read.select().from(moneyEvents).orderBy(asc(moneyEvents.recordedAt))

describe('createMoney', () => {
  test('fixes the rate as typed, with its day and source; sums follow', async () => {
    const { store, viewer } = world()
    const id = await putProject(world(), { origin: 'foreign' })
    const dollars = given(id, {
      kind: 'foreign-used',
      currency: 'USD',
      rate: '7.05',
      rateOn: '2026-03-01',
      rateSource: '中国人民银行中间价',
    })
    await createMoney(store.write, viewer('staff'), dollars)
    expect(await all()).toMatchObject([
      {
        amount: 300_000_000,
        cny: 2_115_000_000,
        usd: 300_000_000,
        rate: 7_050_000,
        rateOn: '2026-03-01',
        rateSource: '中国人民银行中间价',
        origin: 'foreign',
        verification: 'claimed',
      },
    ])
    await createMoney(store.write, viewer('staff'), given(id, { kind: 'foreign-used', amount: '200' }))
    expect(await rowOf(store, id)).toMatchObject({ arrivedCny: 2_115_000_000 + 200_000_000, agreedCny: 0 })
  })

  test('without a typed rate the average of the year is suggested and kept; a currency without one asks', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    await createMoney(store.write, viewer('staff'), given(id, { currency: 'EUR', on: '2014-06-01' }))
    expect((await all())[0]).toMatchObject({ rateOn: '2014-12-31', rateSource: '2014年平均汇率' })
    const pounds = given(id, { currency: 'GBP', on: '2026-03-11' })
    await expect(createMoney(store.write, viewer('staff'), pounds)).rejects.toMatchObject({
      fields: { rate: expect.anything(), on: expect.anything() },
    })
    expect(await all()).toHaveLength(1)
  })

  test('asks about 万 typed as 亿, and takes yes for an answer', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    await createMoney(store.write, viewer('staff'), given(id, { kind: 'agreed', amount: '1.2', amountUnit: '亿' }))
    const slip = given(id, { amountUnit: '元', amount: '3000' })
    await expect(createMoney(store.write, viewer('staff'), slip)).rejects.toMatchObject({
      code: 'confirm',
      fields: { amount: [expect.stringContaining('数千倍')] },
    })
    expect(await all()).toHaveLength(1)
    await createMoney(store.write, viewer('staff'), slip, ['amount'])
    expect((await rowOf(store, id)).arrivedCny).toBe(300_000)
  })

  test('of a project without 内资/外资 it is asked', async () => {
    const { store, viewer } = world()
    const id = await putProject(world(), { origin: null })
    await expect(createMoney(store.write, viewer('staff'), given(id))).rejects.toMatchObject({
      fields: { origin: expect.anything() },
    })
    await createMoney(store.write, viewer('staff'), given(id, { origin: 'foreign' }))
    expect(await all()).toMatchObject([{ origin: 'foreign' }])
  })

  test.each([
    ['staff', 'bureau', 2, 'not-allowed'],
    ['staff', 'street', 1, 'not-found'],
    ['leader', 'district', 1, 'not-allowed'],
    ['auditor', 'district', 1, 'not-allowed'],
    ['admin', 'district', 1, 'not-found'],
  ] as const)('%s of %s (%i) may not: %s', async (role, unit, n, code) => {
    const { store, viewer } = world()
    const id = await putProject(world())
    await expect(createMoney(store.write, viewer(role, unit, n), given(id))).rejects.toMatchObject({ code })
    expect(await all()).toHaveLength(0)
    expect((await rowOf(store, id)).arrivedCny).toBe(0)
  })
})

describe('correctMoney', () => {
  const fix = (eventId: string, version: number) =>
    moneyCorrection.parse({ eventId, version, reason: '录入有误', kind: 'paid-in', on: '2026-03-01', amount: '250' })

  test('is a new event that names the old; the old stays and no longer counts; once only', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const first = await createMoney(store.write, viewer('staff'), given(id))
    const second = await correctMoney(store.write, viewer('staff'), fix(first.id, 1))
    const rows = await all()
    expect(rows.find((row) => row.id === first.id)).toMatchObject({ amount: 300_000_000, voidedAt: expect.any(Date) })
    expect(rows.find((row) => row.id === second.id)).toMatchObject({ corrects: first.id, verification: 'claimed' })
    expect((await rowOf(store, id)).arrivedCny).toBe(250_000_000)
    await expect(correctMoney(store.write, viewer('staff'), fix(first.id, 2))).rejects.toMatchObject({
      code: 'refused',
    })
    expect(await all()).toHaveLength(2)
  })

  test('of an event changed meanwhile is a conflict, by a stranger not allowed', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const { id: eventId } = await createMoney(store.write, viewer('staff'), given(id))
    await expect(correctMoney(store.write, viewer('staff'), fix(eventId, 7))).rejects.toMatchObject({
      code: 'conflict',
    })
    const stranger = viewer('staff', 'bureau', 2)
    await expect(correctMoney(store.write, stranger, fix(eventId, 1))).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await all()).toMatchObject([{ voidedAt: null, version: 1 }])
  })
})
