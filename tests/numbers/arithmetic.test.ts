import { beforeEach, describe, expect, it } from 'vitest'
import { visits } from '@/lib/db/tables/visits'
import { yearPeriod } from '@/lib/kernel/month'
import { breakdown } from '@/lib/metrics/breakdown'
import { listMetric } from '@/lib/metrics/list'
import { countMetric } from '@/lib/metrics/read'
import { worldPerTest } from '../world/world'
import { records } from './records'

const world = worldPerTest()
const Y2025 = yearPeriod(2025)
/** 1亿元 in 分. */
const YI = 10_000_000_000

const leader = () => world().viewer('leader')
const count = (key: string, period = Y2025, options = {}) =>
  countMetric(world().store.read, leader(), key, period, options)
const value = async (key: string, period = Y2025) => (await count(key, period)).value

describe('visits', () => {
  beforeEach(async () => {
    const write = records(world())
    for (const id of ['c-1', 'c-2', 'c-3']) await write.company(id)
    await write.visit('c-1', '2025-01-01')
    await write.visit('c-1', '2025-12-31', 'beijing')
    await write.visit('c-2', '2025-06-15', 'street')
    await write.visit('c-3', '2024-12-31')
    await write.visit('c-3', '2025-03-01', 'bureau', { deletedAt: new Date(0) })
  })

  it('counts both ends of the year, 3 times at 2 companies, and nothing deleted', async () => {
    expect(await value('visits')).toBe(3)
    expect(await value('companies-visited')).toBe(2)
  })

  it('adds up over units, with a zero for a unit that did nothing; distinct companies do not add up and say so', async () => {
    const read = world().store.read
    await records(world()).visit('c-2', '2025-02-01', 'bureau')
    const visits = await breakdown(read, leader(), 'visits', Y2025, 'unit')
    expect(visits.additive).toBe(true)
    expect(Object.fromEntries(visits.parts.map((part) => [part.id, part.value]))).toEqual({
      'u-bureau': 2,
      'u-beijing': 1,
      'u-street': 1,
    })
    const folded = await breakdown(read, leader(), 'companies-visited', Y2025, 'unit')
    expect(folded.additive).toBe(false)
    // bureau met c-1 and c-2, Beijing c-1, the street c-2: 4 meetings of unit and company, 2 companies.
    expect(folded.parts.map((part) => part.value).reduce((a, b) => a + b)).toBe(4)
    expect(await value('companies-visited')).toBe(2)
    const empty = await breakdown(read, leader(), 'visits', yearPeriod(2023), 'unit')
    expect(empty.parts.map((part) => part.value)).toEqual([0, 0, 0])
  })

  it('names every month of the period up to the day of asking', async () => {
    const months = await breakdown(world().store.read, leader(), 'visits', Y2025, 'month')
    expect(months.parts).toHaveLength(12)
    expect(months.parts.map((part) => part.value)).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1])
    const running = await breakdown(world().store.read, leader(), 'visits', yearPeriod(2026), 'month')
    expect(running.parts.map((part) => part.id)).toEqual(['2026-01', '2026-02', '2026-03'])
  })

  it('lists a company once, with how often it was met', async () => {
    const list = await listMetric(world().store.read, leader(), 'companies-visited', Y2025)
    expect(list.rows.map((row) => [row.recordId, row.times]).sort()).toEqual([
      ['c-1', 2],
      ['c-2', 1],
    ])
  })
})

describe('signed projects', () => {
  beforeEach(async () => {
    const write = records(world())
    await write.project('p-big', 'bureau', { agreedCny: YI, origin: 'domestic', targets: ['finance', 'headquarters'] })
    await write.project('p-foreign', 'street', { agreedCny: 2 * YI, origin: 'foreign' })
    await write.project('p-small', 'beijing', { agreedCny: YI - 1, origin: 'domestic' })
    await write.project('p-claimed', 'beijing', { agreedCny: 3 * YI, origin: 'domestic' })
    await write.project('p-rejected', 'beijing', { agreedCny: 3 * YI })
    await write.project('p-lost', 'street', { agreedCny: YI, state: 'lost', endedOn: '2025-11-05' })
    await write.stage('p-big', 'signed', '2025-01-01')
    await write.stage('p-foreign', 'signed', '2025-12-31')
    await write.stage('p-small', 'signed', '2025-05-05')
    await write.stage('p-claimed', 'signed', '2025-05-06', 'claimed')
    await write.stage('p-rejected', 'signed', '2025-05-07', 'rejected')
    await write.stage('p-lost', 'signed', '2025-10-01')
    await write.stage('p-big', 'signed', '2025-03-01', 'verified', true)
  })

  it('counts verified ones in the headline and keeps claimed and rejected apart', async () => {
    expect(await count('projects-signed')).toEqual({ value: 3, claimed: 1, rejected: 1 })
  })

  it('takes 亿元以上 as including 1亿元 and a cent less as below it', async () => {
    expect(await count('projects-signed-100m')).toEqual({ value: 2, claimed: 1, rejected: 1 })
    expect(await value('projects-signed-10m')).toBe(3)
    expect(await value('projects-signed-100m-domestic')).toBe(1)
  })

  it('lets a lost project count until the day before it ended, and not from that day on', async () => {
    expect((await count('projects-signed', Y2025, { asOf: '2025-11-04' })).value).toBe(3)
    expect((await count('projects-signed', Y2025, { asOf: '2025-11-05' })).value).toBe(2)
    // By 31 December p-foreign has signed and p-lost has left.
    expect((await count('projects-signed', Y2025, { asOf: '2025-12-31' })).value).toBe(3)
  })

  it('says of each one left out why', async () => {
    const list = await listMetric(world().store.read, leader(), 'projects-signed-100m', Y2025, { view: 'left-out' })
    const reasons = Object.fromEntries(list.rows.map((row) => [`${row.recordId} ${row.on}`, row.reasons]))
    expect(reasons).toEqual({
      'p-small 2025-05-05': ['amount'],
      'p-claimed 2025-05-06': ['unverified'],
      'p-rejected 2025-05-07': ['rejected'],
      'p-lost 2025-10-01': ['ended'],
      'p-big 2025-03-01': ['voided'],
    })
    expect(list.total).toBe(5)
    const small = list.rows.find((row) => row.recordId === 'p-small')
    expect(small?.why.join()).toContain('低于1亿元')
  })

  it('names what happened just outside the period as near', async () => {
    await records(world()).project('p-near', 'bureau', { agreedCny: YI })
    await records(world()).stage('p-near', 'signed', '2026-01-03')
    const list = await listMetric(world().store.read, leader(), 'projects-signed-100m', Y2025, {
      view: 'left-out',
      reason: 'period',
    })
    expect(list.rows.map((row) => row.recordId)).toEqual(['p-near'])
  })

  it('counts a project once toward each target type it serves', async () => {
    await records(world()).stage('p-big', 'registered', '2025-08-08')
    expect(await value('finance')).toBe(1)
    expect(await value('headquarters')).toBe(1)
    expect(await value('shipping')).toBe(0)
    const parts = await breakdown(world().store.read, leader(), 'projects-signed', Y2025, 'target')
    expect(parts.additive).toBe(false)
  })
})

describe('capital', () => {
  beforeEach(async () => {
    const write = records(world())
    await write.project('p-1', 'street')
    await write.company('c-1', 'beijing')
    await write.money('p-1', 'paid-in', 150_000_001, '2025-02-02')
    await write.money(null, 'paid-in', 50_000_000, '2025-03-03', { companyId: 'c-1', unit: 'beijing' })
    await write.money('p-1', 'paid-in', 70_000_000, '2025-04-04', { verification: 'claimed' })
    await write.money('p-1', 'paid-in', 99, '2025-04-05', { voidedAt: new Date(0) })
    await write.money('p-1', 'foreign-used', 1_234_500, '2025-05-05')
  })

  it('sums 分 for domestic and US cents for foreign capital, and counts nothing twice', async () => {
    expect(await count('capital-domestic')).toEqual({ value: 200_000_001, claimed: 70_000_000, rejected: 0 })
    expect(await count('capital-foreign')).toEqual({ value: 1_234_500, claimed: 0, rejected: 0 })
  })

  it('credits the project’s unit, or the event’s own where there is no project', async () => {
    const { parts } = await breakdown(world().store.read, leader(), 'capital-domestic', Y2025, 'unit')
    expect(Object.fromEntries(parts.map((part) => [part.id, part.value]))).toEqual({
      'u-bureau': 0,
      'u-street': 150_000_001,
      'u-beijing': 50_000_000,
    })
  })
})

describe('remembered figures', () => {
  it('are never older than the last write, and see what their own transaction has written', async () => {
    const write = records(world())
    await write.company('c-1')
    await write.visit('c-1', '2025-01-01')
    expect([await value('visits'), await value('visits')]).toEqual([1, 1])
    await write.visit('c-1', '2025-01-02')
    expect(await value('visits')).toBe(2)
    const inside: number[] = []
    const undone = world().store.write(async (tx) => {
      const count = async () => inside.push((await countMetric(tx, leader(), 'visits', Y2025)).value)
      await count()
      await tx.delete(visits)
      await count()
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(inside).toEqual([2, 0])
    expect(await value('visits')).toBe(2)
    expect((await world().store.write((tx) => countMetric(tx, leader(), 'visits', Y2025))).value).toBe(2)
  })
})
