import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { visitUnits } from '@/lib/db/tables/calendar'
import { visits } from '@/lib/db/tables/visits'
import { yearPeriod } from '@/lib/kernel/month'
import { breakdown } from '@/lib/metrics/breakdown'
import { listMetric } from '@/lib/metrics/list'
import { metricOf } from '@/lib/metrics/metric'
import { countMetric } from '@/lib/metrics/read'
import { subtreeFigures } from '@/lib/metrics/subtrees'
import { UNITS, type UnitName, worldPerTest } from '../world/world'
import { records } from './records'

const world = worldPerTest()
const Y2025 = yearPeriod(2025)

/**
 * c-1: Beijing, with the bureau and the street, 1 March. c-1: the street alone, 2 March. c-2: the bureau, with Beijing, 3 March.
 * Four meetings by 家次 of units: Beijing 2, bureau 2, street 2; three visits to two companies in all.
 */
async function fill() {
  const write = records(world())
  for (const id of ['c-1', 'c-2']) await write.company(id)
  await write.visit('c-1', '2025-03-01', 'beijing')
  await write.visit('c-1', '2025-03-02', 'street')
  await write.visit('c-2', '2025-03-03', 'bureau')
  const { read, write: put } = world().store
  const on = async (day: string) => (await read.select().from(visits).where(eq(visits.happenedOn, day)))[0]?.id ?? ''
  const joint: [string, UnitName][] = [
    ['2025-03-01', 'bureau'],
    ['2025-03-01', 'street'],
    ['2025-03-03', 'beijing'],
  ]
  for (const [day, unit] of joint) {
    const visitId = await on(day)
    await put((tx) =>
      tx
        .insert(visitUnits)
        .values({ visitId, unitId: UNITS[unit].id })
        .then(() => undefined),
    )
  }
}
const parts = async (key: string, role: 'leader' | 'manager' | 'staff', unit?: UnitName) => {
  const split = await breakdown(world().store.read, world().viewer(role, unit), key, Y2025, 'unit')
  return { ...split, parts: Object.fromEntries(split.parts.map((part) => [part.id, part.value])) }
}
const value = async (key: string, role: 'leader' | 'manager' | 'staff', unit?: UnitName, unitIds?: string[]) =>
  (await countMetric(world().store.read, world().viewer(role, unit), key, Y2025, { unitIds })).value

describe('a visit made by several units', () => {
  it('is each unit’s own, and one in their sum', async () => {
    await fill()
    expect(await value('visits', 'leader')).toBe(3)
    expect(await parts('visits', 'leader')).toMatchObject({
      parts: { 'u-beijing': 2, 'u-bureau': 2, 'u-street': 2 },
      additive: false,
      shared: true,
    })
    expect(await value('companies-visited', 'leader')).toBe(2)
    expect((await parts('companies-visited', 'leader')).parts).toEqual({ 'u-beijing': 2, 'u-bureau': 2, 'u-street': 1 })
    expect(await value('visits', 'leader', undefined, ['u-beijing', 'u-bureau'])).toBe(2)
    expect(await value('visits', 'leader', undefined, ['u-bureau', 'u-street'])).toBe(3)
  })

  it('is counted for who took part as for who recorded it: staff, managers', async () => {
    await fill()
    for (const unit of ['bureau', 'beijing', 'street'] as const) expect(await value('visits', 'staff', unit)).toBe(2)
    expect(await value('visits', 'manager', 'bureau')).toBe(2)
    expect((await parts('visits', 'manager', 'bureau')).parts).toEqual({ 'u-beijing': 2, 'u-bureau': 2 })
    expect((await parts('visits', 'staff', 'street')).parts).toEqual({ 'u-street': 2 })
    // Nobody learns from a joint visit what else the other unit did: its own figure stays out of reach.
    expect(await value('visits', 'staff', 'street', ['u-beijing'])).toBe(0)
    expect(await value('companies-visited', 'staff', 'street')).toBe(1)
  })

  it('is listed once with the units that made it, and says how it counts', async () => {
    await fill()
    const list = await listMetric(world().store.read, world().viewer('staff', 'street'), 'visits', Y2025)
    expect(list.total).toBe(2)
    expect(list.rows.map((row) => [row.on, row.unitName, row.amount])).toEqual([
      ['2025-03-02', '香港中路街道', 1],
      ['2025-03-01', '北京招商队、区投资促进局、香港中路街道', 1],
    ])
    expect(list.rows[1]?.why).toEqual(['统计期内走访', '联合走访，参加单位各计一次'])
  })

  it('counts once in the subtree of both its units', async () => {
    await fill()
    const units = Object.values(UNITS)
    const { read } = world().store
    const figures = await subtreeFigures(read, world().viewer('leader'), metricOf('visits'), Y2025, [...units])
    expect(Object.fromEntries([...figures].map(([id, figure]) => [id, figure.value]))).toEqual({
      'u-district': 3,
      'u-bureau': 2,
      'u-beijing': 2,
      'u-street': 2,
    })
  })

  it('leaves every unit’s figures with the record', async () => {
    await fill()
    const { write } = world().store
    await write((tx) =>
      tx
        .update(visits)
        .set({ deletedAt: new Date(0) })
        .where(eq(visits.happenedOn, '2025-03-01'))
        .then(() => undefined),
    )
    expect((await parts('visits', 'leader')).parts).toEqual({ 'u-beijing': 1, 'u-bureau': 1, 'u-street': 1 })
  })
})
