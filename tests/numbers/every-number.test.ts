import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { addDays, type Period, yearPeriod } from '@/lib/kernel/month'
import { ROLES, STAGES } from '@/lib/kernel/terms'
import { breakdown } from '@/lib/metrics/breakdown'
import { METRIC_KEYS } from '@/lib/metrics/definitions'
import { listMetric } from '@/lib/metrics/list'
import { countMetric } from '@/lib/metrics/read'
import { newWorld, UNITS, type UnitName, type World } from '../world/world'
import { records } from './records'

const unitNames = Object.keys(UNITS) as UnitName[]
const PERIODS: Period[] = [
  yearPeriod(2025),
  { from: '2025-03-01', to: '2025-03-31' },
  { from: '2025-06-15', to: '2025-06-15' },
  { from: '2024-07-01', to: '2026-12-31' },
]

/** The same numbers every time. */
function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

async function fill(world: World): Promise<void> {
  const write = records(world)
  const roll = dice(20_180_101)
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T
  const day = () => addDays('2024-06-01', roll(640))
  const standing = () => pick(['verified', 'verified', 'claimed', 'rejected'] as const)
  for (let n = 0; n < 12; n++) await write.company(`c-${n}`, pick(unitNames))
  for (let n = 0; n < 120; n++)
    await write.visit(`c-${roll(12)}`, day(), pick(unitNames), roll(10) === 0 ? { deletedAt: new Date(0) } : {})
  for (let n = 0; n < 15; n++) await write.event(`e-${n}`, day(), pick(unitNames))
  for (let n = 0; n < 40; n++)
    await write.request(
      `r-${n}`,
      pick(unitNames),
      pick(unitNames),
      day(),
      roll(3) === 0 ? null : day(),
      roll(10) === 0 ? { deletedAt: new Date(0) } : {},
    )
  for (let n = 0; n < 60; n++) {
    const id = `p-${n}`
    const ended = roll(6) === 0
    await write.project(id, pick(unitNames), {
      agreedCny: pick([0, 900_000_000, 1_000_000_000, 9_999_999_999, 10_000_000_000, 30_000_000_000]),
      origin: pick(['domestic', 'foreign', null]),
      targets: [...new Set([pick(['headquarters', 'finance', 'shipping', 'digital']), pick(['finance', 'tourism'])])],
      state: ended ? pick(['lost', 'suspended'] as const) : 'active',
      endedOn: ended ? day() : null,
    })
    for (const stage of STAGES) if (roll(2) === 0) await write.stage(id, stage, day(), standing(), roll(9) === 0)
    const by = { verification: standing(), ...(roll(8) === 0 ? { voidedAt: new Date(0) } : {}) }
    await write.money(
      roll(5) === 0 ? null : id,
      pick(['paid-in', 'foreign-used'] as const),
      1 + roll(9_999_999),
      day(),
      {
        ...by,
        unit: pick(unitNames),
      },
    )
  }
}

let world: World
beforeAll(async () => {
  world = await newWorld()
  await fill(world)
})
afterAll(() => world.close())

async function wholeList(viewer: Viewer, key: string, period: Period, view: 'counted' | 'left-out' = 'counted') {
  const read = world.store.read
  const rows = []
  for (let page = 1; ; page++) {
    const part = await listMetric(read, viewer, key, period, { view, page, pageSize: 7 })
    rows.push(...part.rows)
    if (part.rows.length < 7) return { rows, total: part.total }
  }
}

describe.each(METRIC_KEYS)('%s', (key) => {
  it.each(ROLES)('is as long as its list for %s in each unit and period', async (role) => {
    for (const unit of unitNames)
      for (const period of PERIODS) {
        const viewer = world.viewer(role, unit)
        const { value } = await countMetric(world.store.read, viewer, key, period)
        const list = await wholeList(viewer, key, period)
        expect(list.total).toBe(list.rows.length)
        expect(new Set(list.rows.map((row) => row.id)).size).toBe(list.rows.length)
        expect(list.rows.reduce((sum, row) => sum + row.amount, 0)).toBe(value)
        if (role === 'admin') expect(value).toBe(0)
        const reach = role === 'staff' ? [viewer.unitId] : viewer.subtree
        if (role !== 'auditor' && key !== 'companies-visited')
          for (const row of list.rows) expect(reach).toContain(row.unitId)
      }
  })

  it('adds up over units, months and people to the whole', async () => {
    for (const period of PERIODS) {
      const viewer = world.viewer('leader')
      const whole = await countMetric(world.store.read, viewer, key, period)
      for (const by of ['unit', 'month', 'person'] as const) {
        const { parts, additive } = await breakdown(world.store.read, viewer, key, period, by)
        const sum = (of: 'value' | 'claimed' | 'rejected') => parts.reduce((total, part) => total + part[of], 0)
        if (additive) expect([sum('value'), sum('claimed'), sum('rejected')]).toEqual(Object.values(whole))
        else expect(sum('value')).toBeGreaterThanOrEqual(whole.value)
        for (const part of parts.slice(0, 3)) {
          if (by !== 'unit') continue
          const own = await countMetric(world.store.read, viewer, key, period, { unitIds: [part.id] })
          expect(own.value).toBe(part.value)
        }
      }
    }
  })

  it('leaves out nothing that counts and counts nothing that is left out', async () => {
    for (const period of PERIODS) {
      const viewer = world.viewer('leader')
      const counted = await wholeList(viewer, key, period)
      const left = await wholeList(viewer, key, period, 'left-out')
      const ids = new Set(counted.rows.map((row) => row.id))
      for (const row of left.rows) {
        expect(ids.has(row.id)).toBe(false)
        expect(row.reasons.length).toBeGreaterThan(0)
        expect(row.why).toHaveLength(row.reasons.length)
      }
      for (const row of counted.rows) expect(row.reasons).toEqual([])
    }
  })
})
