import { beforeEach, describe, expect, it } from 'vitest'
import { moneyEvents } from '@/lib/db/tables/projects'
import { ruleOf } from '@/lib/goals/rule.schema'
import { yearPeriod } from '@/lib/kernel/month'
import { listMetric } from '@/lib/metrics/list'
import { countMetric } from '@/lib/metrics/read'
import { refreshMoneySums } from '@/lib/projects/money-records'
import { worldPerTest } from '../world/world'
import { records } from './records'

const world = worldPerTest()
const Y2025 = yearPeriod(2025)
/** 1亿元 in 分. */
const YI = 10_000_000_000

const leader = () => world().viewer('leader')
const count = (key: string) => countMetric(world().store.read, leader(), key, Y2025)

describe('amounts that are only claimed', () => {
  beforeEach(async () => {
    const write = records(world())
    await write.project('p-both', 'bureau', { agreedCny: YI, agreedVerifiedCny: 0 })
    await write.stage('p-both', 'signed', '2025-02-01', 'claimed')
    await write.project('p-amount', 'street', { agreedCny: 2 * YI, agreedVerifiedCny: YI / 2 })
    await write.stage('p-amount', 'signed', '2025-02-02')
    await write.project('p-small', 'street', { agreedCny: YI - 1, agreedVerifiedCny: 0 })
    await write.stage('p-small', 'signed', '2025-02-03')
    // A correction below the threshold is only claimed: what is verified holds until it is verified too.
    await write.project('p-corrected', 'street', { agreedCny: YI - 1, agreedVerifiedCny: YI })
    await write.stage('p-corrected', 'signed', '2025-02-04')
    await write.project('p-rejected', 'street', { agreedCny: YI, agreedVerifiedCny: 0 })
    await write.stage('p-rejected', 'signed', '2025-02-05', 'rejected')
  })

  it('do not carry a project over a threshold, and are claimed as the stage is', async () => {
    expect(await count('projects-signed-100m')).toEqual({ value: 1, claimed: 2, rejected: 1 })
    const { rows } = await listMetric(world().store.read, leader(), 'projects-signed-100m', Y2025, { view: 'left-out' })
    expect(Object.fromEntries(rows.map((row) => [row.recordId, row.reasons]))).toEqual({
      'p-both': ['unverified'],
      'p-amount': ['unverified'],
      'p-small': ['amount'],
      'p-rejected': ['rejected', 'unverified'],
    })
    const why = Object.fromEntries(rows.map((row) => [row.recordId, row.why.join()]))
    expect(why['p-both']).toBe('签约未认定，协议投资额1亿元未认定')
    expect(why['p-amount']).toBe('协议投资额2亿元中仅认定5,000万元')
  })

  it('carry it where the rule counts claims too, and nothing is claimed twice', async () => {
    const rule = ruleOf({ source: 'stage', stage: 'signed', minAmountCny: YI, verifiedOnly: false })
    const figure = await countMetric(world().store.read, leader(), rule, Y2025)
    expect(figure).toEqual({ value: 2, claimed: 0, rejected: 1 })
  })
})

describe('增资', () => {
  const agreed = (id: string, cny: number, increment: boolean, more = {}) => ({
    id,
    ...{
      unitId: 'u-bureau',
      ownerId: null,
      createdBy: 'x',
      projectId: 'p-1',
      kind: 'agreed' as const,
      origin: 'domestic' as const,
    },
    ...{
      happenedOn: '2025-03-03',
      currency: 'CNY' as const,
      amount: cny,
      rate: 1_000_000,
      rateOn: '2025-03-03',
      rateSource: 'x',
    },
    ...{ cny, usd: 0, increment, verification: 'verified' as const },
    ...more,
  })
  const ask = (rule: Parameters<typeof ruleOf>[0]) => countMetric(world().store.read, leader(), ruleOf(rule), Y2025)
  const signed = { source: 'stage', stage: 'signed', minAmountCny: YI } as const
  const invested = { source: 'money' as const, moneyKinds: ['agreed' as const], measure: 'cny' as const }

  beforeEach(async () => {
    await records(world()).project('p-1', 'bureau')
    await records(world()).stage('p-1', 'signed', '2025-03-03')
    await world().store.write(async (tx) => {
      await tx
        .insert(moneyEvents)
        .values([
          agreed('m-1', YI - 5, false),
          agreed('m-2', 5, true, { happenedOn: '2025-08-08' }),
          agreed('m-3', 7, false, { verification: 'claimed' }),
        ])
      await refreshMoneySums(tx, ['p-1'])
    })
  })

  it('counts its increment, on its own day and toward thresholds', async () => {
    expect(await ask(invested)).toEqual({ value: YI, claimed: 7, rejected: 0 })
    expect(await ask(signed)).toEqual({ value: 1, claimed: 0, rejected: 0 })
  })

  it('is left out of both where the rule says so, and named', async () => {
    expect(await ask({ ...invested, increments: false })).toEqual({ value: YI - 5, claimed: 7, rejected: 0 })
    expect(await ask({ ...signed, increments: false })).toEqual({ value: 0, claimed: 1, rejected: 0 })
    const options = { view: 'left-out', reason: 'increment' } as const
    const rule = ruleOf({ ...invested, increments: false })
    const { rows } = await listMetric(world().store.read, leader(), rule, Y2025, options)
    expect(rows.map((row) => [row.id, row.why])).toEqual([['m-2', ['增资不计入']]])
  })
})
