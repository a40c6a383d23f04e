import { beforeEach, describe, expect, it } from 'vitest'
import { credits, firstContacts } from '@/lib/db/tables/ownership'
import { formatFigure } from '@/lib/goals/figure.rules'
import { yearPeriod } from '@/lib/kernel/month'
import { breakdown } from '@/lib/metrics/breakdown'
import { listMetric } from '@/lib/metrics/list'
import { countMetric } from '@/lib/metrics/read'
import { findProject } from '@/lib/projects/one.queries'
import { projectToChange } from '@/lib/projects/project-version.queries'
import { UNITS, type UnitName, worldPerTest } from '../world/world'
import { records } from './records'

const world = worldPerTest()
const Y2025 = yearPeriod(2025)
const ALWAYS = { fromDay: '0000-01-01', toDay: '9999-12-31' }

type Part = { unit: UnitName; below: number; share: number; ownerId?: string }
/** Divides one metric of a project for a stretch of days. */
const divide = (projectId: string, metric: string, parts: Part[], days: Partial<typeof ALWAYS> = {}) =>
  world().store.write((tx) =>
    tx
      .insert(credits)
      .values(
        parts.map(({ unit, ...part }) => ({
          ...{ ...ALWAYS, ...days, projectId, metric, createdBy: 'x', unitId: UNITS[unit].id },
          ...part,
        })),
      )
      .then(() => undefined),
  )
const leader = () => world().viewer('leader')
const ofUnit = (key: string, unit: UnitName) =>
  countMetric(world().store.read, world().viewer('staff', unit), key, Y2025)
const byUnit = async (key: string) => {
  const { parts, additive } = await breakdown(world().store.read, leader(), key, Y2025, 'unit')
  expect(additive).toBe(true)
  return Object.fromEntries(parts.map((part) => [part.id, part.value]))
}

describe('首谈10%、落户90%', () => {
  beforeEach(async () => {
    const write = records(world())
    await write.project('p-1', 'street')
    await write.stage('p-1', 'signed', '2025-05-05')
    await write.project('p-2', 'street')
    await write.stage('p-2', 'signed', '2025-06-06')
    await divide('p-1', 'stage:signed', [
      { unit: 'beijing', below: 0, share: 10, ownerId: 'p-staff-beijing-1' },
      { unit: 'street', below: 10, share: 90, ownerId: 'p-staff-street-2' },
    ])
  })

  it('gives each unit its share and the whole once to those who reach both', async () => {
    expect(await ofUnit('projects-signed', 'beijing')).toEqual({ value: 0.1, claimed: 0, rejected: 0 })
    expect((await ofUnit('projects-signed', 'street')).value).toBe(1.9)
    expect((await countMetric(world().store.read, leader(), 'projects-signed', Y2025)).value).toBe(2)
    expect(await byUnit('projects-signed')).toEqual({ 'u-bureau': 0, 'u-beijing': 0.1, 'u-street': 1.9 })
    expect(formatFigure(1.9, { kind: 'count', label: '个' })).toBe('1.9个')
  })

  it('counts toward the person who is credited, not the one in charge', async () => {
    const of = async (ownerId: string) =>
      (await countMetric(world().store.read, leader(), 'projects-signed', Y2025, { ownerId })).value
    expect(await of('p-staff-beijing-1')).toBe(0.1)
    expect(await of('p-staff-street-2')).toBe(0.9)
    expect(await of('p-staff-street-1'), 'in charge of both, credited for the undivided one').toBe(1)
  })

  it('lists a project once for each reader, with the share and the units', async () => {
    await world().store.write((tx) =>
      tx
        .insert(firstContacts)
        .values({
          ...{ unitId: 'u-beijing', createdBy: 'x', projectId: 'p-1', folded: 'x' },
          ...{ happenedOn: '2024-01-01', protectedUntil: '2024-07-01' },
        })
        .then(() => undefined),
    )
    const rows = async (unit?: UnitName) => {
      const viewer = unit ? world().viewer('staff', unit) : leader()
      return (await listMetric(world().store.read, viewer, 'projects-signed', Y2025)).rows.map((row) => [
        row.recordId,
        row.amount,
        row.unitName,
        row.why.at(-1),
      ])
    }
    const units = '北京招商队 10%、香港中路街道 90%'
    expect(await rows()).toEqual([
      ['p-2', 1, '香港中路街道', '已认定'],
      ['p-1', 1, units, '已认定'],
    ])
    expect(await rows('beijing')).toEqual([['p-1', 0.1, units, '计 10%（首谈）']])
    expect(await rows('street')).toEqual([
      ['p-2', 1, '香港中路街道', '已认定'],
      ['p-1', 0.9, units, '计 90%'],
    ])
  })

  it('divides only the metric and the days it was agreed for', async () => {
    const write = records(world())
    await write.stage('p-1', 'registered', '2025-09-09')
    await divide('p-1', 'stage:registered', [{ unit: 'beijing', below: 0, share: 100 }], { toDay: '2025-09-08' })
    expect(await byUnit('foreign-enterprises')).toEqual({ 'u-bureau': 0, 'u-beijing': 0, 'u-street': 0 })
    await world().store.write((tx) =>
      tx
        .update(credits)
        .set({ deletedAt: new Date(0) })
        .then(() => undefined),
    )
    expect(await byUnit('projects-signed')).toEqual({ 'u-bureau': 0, 'u-beijing': 0, 'u-street': 2 })
  })
})

describe('whoever is credited', () => {
  it('may open the project, and change nothing in it', async () => {
    const { read, write } = world().store
    await records(world()).project('p-1', 'street')
    const stranger = world().viewer('staff', 'beijing')
    expect(await findProject(read, stranger, 'p-1')).toBeUndefined()
    await divide('p-1', 'stage:signed', [
      { unit: 'beijing', below: 0, share: 10 },
      { unit: 'street', below: 10, share: 90 },
    ])
    expect((await findProject(read, stranger, 'p-1'))?.name).toBe('p-1')
    expect(await findProject(read, world().viewer('manager', 'bureau'), 'p-1')).toBeDefined()
    expect(await findProject(read, world().viewer('admin'), 'p-1')).toBeUndefined()
    await records(world()).project('p-2', 'street')
    expect(await findProject(read, stranger, 'p-2')).toBeUndefined()
    await expect(projectToChange(read, stranger, { id: 'p-1', version: 1 })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await write((tx) =>
      tx
        .update(credits)
        .set({ deletedAt: new Date(0) })
        .then(() => undefined),
    )
    await expect(projectToChange(read, stranger, { id: 'p-1', version: 1 })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('money', () => {
  it('is divided to the last 分: 33%, 33% and 34% of 1.01 yuan are 33, 33 and 35 fen', async () => {
    const write = records(world())
    await write.project('p-1', 'street')
    await write.money('p-1', 'paid-in', 101, '2025-02-02')
    await write.money('p-1', 'paid-in', 101, '2025-02-03', { verification: 'claimed' })
    await divide('p-1', 'money:paid-in', [
      { unit: 'beijing', below: 0, share: 33 },
      { unit: 'bureau', below: 33, share: 33 },
      { unit: 'street', below: 66, share: 34 },
    ])
    expect(await byUnit('capital-domestic')).toEqual({ 'u-beijing': 33, 'u-bureau': 33, 'u-street': 35 })
    const whole = await countMetric(world().store.read, leader(), 'capital-domestic', Y2025)
    expect(whole).toEqual({ value: 101, claimed: 101, rejected: 0 })
    const bureau = world().viewer('manager', 'bureau')
    expect((await countMetric(world().store.read, bureau, 'capital-domestic', Y2025)).value).toBe(66)
    const people = await breakdown(world().store.read, leader(), 'capital-domestic', Y2025, 'person')
    expect(people.parts.map((part) => [part.label, part.value])).toEqual([['未指定责任人', 101]])
  })
})
