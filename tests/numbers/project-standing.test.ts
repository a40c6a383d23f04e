import { beforeEach, describe, expect, it } from 'vitest'
import { goalRules, goals, plans } from '@/lib/db/tables/goals'
import type { Rule } from '@/lib/goals/rule.schema'
import { ruleOf } from '@/lib/goals/rule.schema'
import { addDays } from '@/lib/kernel/month'
import { STAGES } from '@/lib/kernel/terms'
import { listMetric } from '@/lib/metrics/list'
import { standingsOf } from '@/lib/metrics/project-standing'
import { worldPerTest } from '../world/world'
import { records } from './records'

const YI = 10_000_000_000
const world = worldPerTest()
const read = () => world().store.read
const AS_OF = '2026-03-10'

const RULES: Record<string, Rule[]> = {
  signed: [ruleOf({ source: 'stage', stage: 'signed', minAmountCny: YI })],
  finance: [ruleOf({ source: 'stage', stage: 'registered', targetTypes: ['finance'], origin: 'domestic' })],
  capital: [ruleOf({ source: 'money', moneyKinds: ['paid-in'], measure: 'cny', origin: 'domestic' })],
  // The rule was tightened on 1 February.
  tightened: [
    ruleOf({ source: 'stage', stage: 'signed' }),
    ruleOf({ source: 'stage', stage: 'signed', minAmountCny: YI }),
  ],
}

beforeEach(() =>
  world().store.write(async (tx) => {
    const own = { unitId: 'u-district', createdBy: 'x' }
    await tx.insert(plans).values({
      ...own,
      id: 'plan',
      code: 'plan',
      org: '市南区',
      title: '2026年计划',
      from: '2026-01-01',
      to: '2026-12-31',
    })
    for (const [id, versions] of Object.entries(RULES)) {
      await tx
        .insert(goals)
        .values({ ...own, id, planId: 'plan', code: id, title: id, unitLabel: '个', target: 9, period: 'annual' })
      for (const [n, rule] of versions.entries())
        await tx.insert(goalRules).values({
          goalId: id,
          effectiveFrom: n === 0 ? '2026-01-01' : '2026-02-01',
          rule,
          authorId: 'x',
          at: new Date(n),
        })
    }
  }),
)

const standing = async (project: string, goal: string, viewer = world().viewer('leader')) =>
  (await standingsOf(read(), viewer, project, AS_OF)).find((each) => each.goal.id === goal)
const words = async (project: string, goal: string) =>
  (await standing(project, goal))?.missing.map((each) => each.words)

function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

describe('a project beside the goals', () => {
  it('counts exactly where the figure’s own list has it, with the same amount, for random projects and every role', async () => {
    const write = records(world())
    const roll = dice(77)
    const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T
    const day = () => addDays('2025-12-20', roll(90))
    const standingOf = () => pick(['verified', 'verified', 'claimed', 'rejected'] as const)
    for (let n = 0; n < 40; n++) {
      const ended = roll(6) === 0
      await write.project(`p-${n}`, pick(['bureau', 'street', 'beijing'] as const), {
        agreedCny: pick([0, 9_999_999_999, YI, 3 * YI]),
        agreedVerifiedCny: pick([0, YI, 3 * YI]),
        origin: pick(['domestic', 'foreign', null]),
        targets: pick([[], ['finance'], ['tourism']]),
        state: ended ? pick(['lost', 'suspended'] as const) : 'active',
        endedOn: ended ? day() : null,
      })
      for (const stage of STAGES.slice(3, 5))
        if (roll(3) > 0) await write.stage(`p-${n}`, stage, day(), standingOf(), roll(9) === 0)
      for (let money = roll(3); money > 0; money--)
        await write.money(`p-${n}`, 'paid-in', 1 + roll(999), day(), { verification: standingOf() })
    }
    for (const role of ['staff', 'manager', 'leader', 'auditor'] as const) {
      const viewer = world().viewer(role)
      const lists = new Map<string, Map<string, number>>()
      for (const goal of Object.keys(RULES)) {
        const sums = new Map<string, number>()
        const year = { from: '2026-01-01', to: '2026-12-31' }
        const { rows } = await listMetric(read(), viewer, `goal:${goal}`, year, { asOf: AS_OF, pageSize: 500 })
        for (const row of rows) sums.set(row.recordId, (sums.get(row.recordId) ?? 0) + row.amount)
        lists.set(goal, sums)
      }
      let counted = 0
      for (let n = 0; n < 40; n++)
        for (const each of await standingsOf(read(), viewer, `p-${n}`, AS_OF)) {
          const amount = lists.get(each.goal.id)?.get(`p-${n}`)
          expect([n, each.goal.id, each.standing === 'counts', each.amount]).toEqual([
            n,
            each.goal.id,
            amount !== undefined,
            amount ?? 0,
          ])
          if (each.standing === 'counts') counted++
          else expect(each.missing.length).toBeGreaterThan(0)
        }
      expect(counted).toBe([...lists.values()].reduce((sum, each) => sum + each.size, 0))
    }
  })

  it('says since when it counts', async () => {
    const write = records(world())
    await write.project('p', 'bureau', { agreedCny: YI, targets: ['finance'], origin: 'domestic' })
    await write.stage('p', 'signed', '2026-01-15')
    expect(await standing('p', 'signed')).toMatchObject({ standing: 'counts', since: '2026-01-15', event: '签约' })
  })

  it('names everything that is missing for it to count', async () => {
    const write = records(world())
    await write.project('p', 'bureau', { agreedCny: 7_000_000_000 })
    expect(await words('p', 'signed')).toEqual([
      '到达“签约”并经认定',
      '协议投资额再增 3,000万元（现 7,000万元，须 1亿元）',
    ])
    expect((await standing('p', 'signed'))?.standing).toBe('would')
    expect(await words('p', 'finance')).toEqual([
      '到达“注册落地”并经认定',
      '补填目标类型（finance）',
      '补填内资/外资（须为内资）',
    ])
    await write.stage('p', 'signed', '2026-02-05', 'claimed')
    expect(await words('p', 'signed')).toEqual(['认定签约', '协议投资额再增 3,000万元（现 7,000万元，须 1亿元）'])
    // Before the tightening it needed no amount; since then it does.
    expect(await words('p', 'tightened')).toEqual(['认定签约', '协议投资额再增 3,000万元（现 7,000万元，须 1亿元）'])
    await write.project('q', 'bureau', { agreedCny: YI, agreedVerifiedCny: 0 })
    await write.stage('q', 'signed', '2026-02-05')
    expect(await words('q', 'signed')).toEqual(['认定协议投资额'])
  })

  it('does not promise what cannot be', async () => {
    const write = records(world())
    await write.project('p', 'bureau', { agreedCny: YI, targets: ['tourism'], state: 'lost', endedOn: '2026-02-20' })
    await write.stage('p', 'signed', '2025-12-30')
    expect(await standing('p', 'signed')).toMatchObject({ standing: 'not' })
    expect(await words('p', 'signed')).toEqual(['项目已流失', '签约发生于 2025-12-30，不在本期'])
    expect((await words('p', 'finance'))?.slice(-2)).toEqual(['目标类型不含finance', '补填内资/外资（须为内资）'])
  })

  it('is silent about a project out of reach', async () => {
    const write = records(world())
    await write.project('p', 'street', { agreedCny: YI })
    expect(await standingsOf(read(), world().viewer('manager', 'bureau'), 'p', AS_OF)).toEqual([])
    expect(await standingsOf(read(), world().viewer('admin'), 'p', AS_OF)).toEqual([])
  })
})
