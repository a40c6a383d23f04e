import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dialect } from '@/lib/db/dialect'
import { duplicatePairs, merges } from '@/lib/db/tables/duplicates'
import { gateVersions } from '@/lib/db/tables/gates'
import { credits, firstContacts, ownershipCases } from '@/lib/db/tables/ownership'
import { moneyEvents, projects, projectTargets, stageEvents } from '@/lib/db/tables/projects'
import { ruleOf } from '@/lib/goals/rule.schema'
import { Problem } from '@/lib/kernel/errors'
import type { Period } from '@/lib/kernel/month'
import { MONEY_KINDS, STAGES } from '@/lib/kernel/terms'
import { breakdown } from '@/lib/metrics/breakdown'
import { listMetric } from '@/lib/metrics/list'
import { countMetric } from '@/lib/metrics/read'
import { insertMoneyEvents } from '@/lib/projects/money-records'
import { newWorld, UNITS, type UnitName, type World } from '../world/world'
import { STEP_KINDS, stepArb, take } from './model/steps'
import { records } from './records'

const RUNS = Number(process.env.SEQUENCE_RUNS ?? (dialect === 'sqlite' ? 30 : 6))
const SEED = Number(process.env.PROPERTY_SEED ?? 20_261_122)
const PERIOD: Period = { from: '2020-01-01', to: '2026-12-31' }
const RULES = [
  ruleOf({ source: 'stage', stage: 'signed' }),
  ruleOf({ source: 'stage', stage: 'signed', minAmountCny: 100, verifiedOnly: false }),
  ruleOf({ source: 'stage', stage: 'registered' }),
  ruleOf({ source: 'money', moneyKinds: ['paid-in'], measure: 'cny' }),
  ruleOf({ source: 'money', moneyKinds: ['agreed', 'paid-in'], measure: 'cny', verifiedOnly: false }),
]

let world: World
beforeAll(async () => {
  world = await newWorld()
  // What a step asks for is another test's business: here every step is open.
  const gates = [...STAGES.map((stage) => `stage:${stage}`), ...MONEY_KINDS.map((kind) => `money:${kind}`)]
  await world.store.write((tx) =>
    tx
      .insert(gateVersions)
      .values(gates.map((gate) => ({ gate, effectiveFrom: '2000-01-01', requires: [], authorId: 'x' })))
      .then(() => undefined),
  )
})
afterAll(() => world.close())

/** Four projects of four units, all signed or further, claimed by somebody else. */
async function begin(): Promise<void> {
  const { store, viewer } = world
  await store.write(async (tx) => {
    for (const table of [
      projects,
      projectTargets,
      stageEvents,
      moneyEvents,
      credits,
      firstContacts,
      ownershipCases,
      duplicatePairs,
      merges,
    ])
      await tx.delete(table)
  })
  const write = records(world)
  for (const [n, unit] of (Object.keys(UNITS) as UnitName[]).entries()) {
    const id = `p-${n}`
    const more = {
      stage: 'registered' as const,
      stageOn: '2026-02-10',
      origin: 'domestic' as const,
      investor: `投资方${n}`,
    }
    await write.project(id, unit, { ...more, targets: ['finance'], agreementKind: 'formal' })
    await write.stage(id, 'signed', `2026-01-1${n}`, n === 1 ? 'claimed' : 'verified')
    await write.stage(id, 'registered', '2026-02-10', 'claimed')
    await store.write((tx) =>
      insertMoneyEvents(tx, viewer('staff'), [
        {
          projectId: id,
          unitId: UNITS[unit].id,
          kind: 'agreed',
          origin: 'domestic',
          happenedOn: '2026-01-05',
          currency: 'CNY',
          amount: 1000 + n,
        },
        {
          projectId: id,
          unitId: UNITS[unit].id,
          kind: 'paid-in',
          origin: 'domestic',
          happenedOn: '2026-02-05',
          currency: 'CNY',
          amount: 333 + n,
          verification: 'verified',
        },
      ]),
    )
  }
}

/** Nothing counts twice: not a project, not an event, not an event beside its correction; and units add up to the whole. */
async function check(): Promise<void> {
  const { read } = world.store
  const leader = world.viewer('leader')
  const living = (await read.select().from(projects)).filter((row) => !row.deletedAt)
  const money = new Map((await read.select().from(moneyEvents)).map((row) => [row.id, row]))
  for (const rule of RULES) {
    const { value, claimed } = await countMetric(read, leader, rule, PERIOD)
    const { rows, total } = await listMetric(read, leader, rule, PERIOD, { pageSize: 500 })
    expect(total).toBe(rows.length)
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
    expect(rows.reduce((sum, row) => sum + row.amount, 0)).toBe(value)
    for (const row of rows) expect(living.map(({ id }) => id)).toContain(row.recordId)
    if (rule.source === 'stage') {
      expect(new Set(rows.map((row) => row.recordId)).size).toBe(rows.length)
      expect(rows.every((row) => row.amount === 1)).toBe(true)
      expect(value + claimed).toBeLessThanOrEqual(living.length)
    } else
      for (const row of rows) {
        const { corrects, cny } = money.get(row.id) ?? {}
        expect(row.amount).toBe(cny)
        expect(rows.map(({ id }) => id)).not.toContain(corrects)
      }
    const { parts } = await breakdown(read, leader, rule, PERIOD, 'unit')
    expect(Math.round(parts.reduce((sum, part) => sum + part.value * 100, 0))).toBe(Math.round(value * 100))
    expect(Math.round(parts.reduce((sum, part) => sum + part.claimed * 100, 0))).toBe(Math.round(claimed * 100))
  }
}

test(`no sequence of commands makes anything count twice (${RUNS} sequences)`, { timeout: 900_000 }, async () => {
  const carried = new Map<string, number>()
  const property = fc.asyncProperty(fc.array(stepArb, { minLength: 8, maxLength: 24, size: 'max' }), async (steps) => {
    await begin()
    for (const step of steps) {
      try {
        if (await take(world, step)) carried.set(step.kind, (carried.get(step.kind) ?? 0) + 1)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        continue
      }
      await check()
    }
  })
  await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: process.env.PROPERTY_SHRINK !== '1' })
  // A property that never does a thing proves nothing about it; a few sequences cannot do all.
  if (RUNS >= 20) expect(STEP_KINDS.filter((kind) => !carried.has(kind))).toEqual([])
})
