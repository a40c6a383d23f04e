import { describe, expect, test } from 'vitest'
import { projects } from '@/lib/db/tables/projects'
import { holdClock } from '@/lib/kernel/clock'
import { releaseToPool, takePooled } from '@/lib/ownership/commands/pool'
import { returnIdleProjects } from '@/lib/ownership/commands/sweep'
import { releaseInput } from '@/lib/ownership/schema'
import { moveStage } from '@/lib/projects/commands/move-stage'
import { worldPerTest } from '../../world/world'
import { eventsOf, move, putProject, rowOf } from '../projects/help'
import { makeCompany, makeVisit } from '../room-world'
import { contactsOf, trailOn } from './help'

const world = worldPerTest()
const NOBODY = { cleared: 0, noticed: 0, returned: 0 }
/** Recorded and talked about on a day, like a ledger of that day. */
const since = (day: string, extra = {}) =>
  putProject(world(), {
    recordedAt: new Date(`${day}T02:00:00Z`),
    reached: [{ stage: 'contact', on: day, recordedAt: new Date(`${day}T02:00:00Z`) }],
    ...extra,
  })
const sweep = (day: string) => returnIdleProjects(world().store.write, day)
const release = (id: string, version: number) => releaseInput.parse({ id, version, reason: '企业暂停投资计划' })

describe('returnIdleProjects', () => {
  test('told seven days before, returned when ninety days are full, and a second sweep finds nothing to do', async () => {
    const { store } = world()
    const id = await since('2026-01-01')
    expect(await sweep('2026-03-24')).toEqual(NOBODY)
    expect(await sweep('2026-03-25')).toEqual({ ...NOBODY, noticed: 1 })
    expect(await sweep('2026-03-25')).toEqual(NOBODY)
    expect(await rowOf(store, id)).toMatchObject({ poolNoticeOn: '2026-03-25', pooledAt: null, version: 1 })
    expect(await sweep('2026-03-31')).toEqual(NOBODY)
    expect(await sweep('2026-04-01')).toEqual({ ...NOBODY, returned: 1 })
    expect(await sweep('2026-04-01')).toEqual(NOBODY)
    const row = await rowOf(store, id)
    expect(row).toMatchObject({ unitId: 'u-bureau', ownerId: null, poolNoticeOn: null, version: 2 })
    expect(row.pooledAt).not.toBeNull()
    for (const event of await eventsOf(store, id)) expect(event).toMatchObject({ unitId: 'u-bureau', ownerId: null })
    expect(await trailOn(store, id)).toEqual(['project.create', 'pool.notice', 'pool.return'])
  })

  test('several instances at once do it once', async () => {
    const { store } = world()
    const id = await since('2026-01-01')
    await sweep('2026-03-25')
    const swept = await Promise.all([sweep('2026-04-01'), sweep('2026-04-01'), sweep('2026-04-01')])
    expect(swept.map((one) => one.returned).sort()).toEqual([0, 0, 1])
    expect((await trailOn(store, id)).filter((action) => action === 'pool.return')).toHaveLength(1)
  })

  test('nobody loses a project untold: a late notice still has its days', async () => {
    const id = await since('2025-06-01')
    expect(await sweep('2026-03-10')).toEqual({ ...NOBODY, noticed: 1 })
    expect(await sweep('2026-03-16')).toEqual(NOBODY)
    expect(await sweep('2026-03-17')).toEqual({ ...NOBODY, returned: 1 })
    expect((await rowOf(world().store, id)).pooledAt).not.toBeNull()
  })

  test('a visit after the notice keeps the project, and the next sweep takes the notice back', async () => {
    const { store, viewer } = world()
    const investorCompanyId = await makeCompany(store, viewer('staff'))
    const id = await since('2026-01-01', { investorCompanyId })
    await sweep('2026-03-25')
    holdClock(new Date('2026-03-27T02:00:00Z'))
    await makeVisit(store, viewer('staff'), { companyId: investorCompanyId, projectId: id, happenedOn: '2026-03-27' })
    expect(await sweep('2026-04-01')).toEqual({ ...NOBODY, cleared: 1 })
    expect(await rowOf(store, id)).toMatchObject({ poolNoticeOn: null, pooledAt: null, ownerId: 'p-staff-bureau-1' })
  })

  test('a move, too; and what is signed, ended or deleted never goes', async () => {
    const { store, viewer } = world()
    const moved = await since('2025-01-01', {
      name: '甲项目',
      reached: [{ stage: 'lead', on: '2025-01-01', recordedAt: new Date('2025-01-01') }],
    })
    await since('2025-01-01', {
      name: '乙项目',
      reached: [{ stage: 'signed', on: '2025-01-01', recordedAt: new Date('2025-01-01') }],
    })
    await since('2025-01-01', { name: '丙项目', state: 'suspended', endedOn: '2025-02-01' })
    await since('2025-01-01', { name: '丁项目', deletedAt: new Date('2025-02-01') })
    await moveStage(store.write, viewer('staff'), move(moved, 1, 'contact', { evidence: [] }))
    expect(await sweep('2026-03-10')).toEqual(NOBODY)
    expect((await store.read.select().from(projects)).filter((row) => row.pooledAt || row.poolNoticeOn)).toEqual([])
  })

  test('more than one transaction’s worth goes in one sweep', async () => {
    const { store, viewer } = world()
    const { insertProjects } = await import('@/lib/projects/records')
    const old = new Date('2025-01-01T02:00:00Z')
    const many = Array.from({ length: 205 }, (_, n) => ({
      unitId: 'u-bureau',
      name: `线索${n}`,
      targets: [],
      recordedAt: old,
      reached: [{ stage: 'lead' as const, on: '2025-01-01', recordedAt: old }],
    }))
    await store.write((tx) => insertProjects(tx, viewer('staff'), many))
    expect((await sweep('2026-03-01')).noticed).toBe(205)
    expect((await sweep('2026-03-08')).returned).toBe(205)
  })
})

describe('releaseToPool and takePooled', () => {
  test('released with a reason, taken by another unit: owner, unit and protection are the taker’s', async () => {
    const { store, viewer } = world()
    const id = await since('2026-03-01')
    await releaseToPool(store.write, viewer('staff'), release(id, 1))
    expect(await rowOf(store, id)).toMatchObject({ unitId: 'u-bureau', ownerId: null, version: 2 })
    await takePooled(store.write, viewer('staff', 'street'), { id, version: 2 })
    expect(await rowOf(store, id)).toMatchObject({
      unitId: 'u-street',
      ownerId: 'p-staff-street-1',
      pooledAt: null,
      version: 3,
    })
    for (const event of await eventsOf(store, id)) expect(event.unitId).toBe('u-street')
    expect(await contactsOf(store, id)).toMatchObject([{ unitId: 'u-street', happenedOn: '2026-03-10' }])
    expect(await trailOn(store, id)).toEqual(['project.create', 'pool.release', 'pool.take', 'first-contact.create'])
  })

  test('of two who take it at the same moment one gets it, the other is told', async () => {
    const { store, viewer } = world()
    const id = await since('2026-03-01')
    await releaseToPool(store.write, viewer('staff'), release(id, 1))
    const both = await Promise.allSettled([
      takePooled(store.write, viewer('staff', 'street'), { id, version: 2 }),
      takePooled(store.write, viewer('staff', 'beijing'), { id, version: 2 }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'refused' })
    expect((await trailOn(store, id)).filter((action) => action === 'pool.take')).toHaveLength(1)
    expect(await contactsOf(store, id)).toHaveLength(1)
  })

  test.each([
    ['leader', 'district', 'not-allowed'],
    ['auditor', 'district', 'not-allowed'],
    ['admin', 'district', 'not-allowed'],
  ] as const)('%s of %s may not take: %s', async (role, unit, code) => {
    const { store, viewer } = world()
    const id = await since('2026-03-01')
    await releaseToPool(store.write, viewer('manager'), release(id, 1))
    await expect(takePooled(store.write, viewer(role, unit), { id, version: 2 })).rejects.toMatchObject({ code })
    expect((await rowOf(store, id)).pooledAt).not.toBeNull()
  })

  test('what is not in the pool cannot be taken, and looks the same as what does not exist', async () => {
    const { store, viewer } = world()
    const id = await since('2026-03-01')
    const other = viewer('staff', 'street')
    const own = takePooled(store.write, other, { id, version: 1 })
    const none = takePooled(store.write, other, { id: 'none', version: 1 })
    const [a, b] = await Promise.allSettled([own, none])
    expect(a).toMatchObject({ reason: { code: 'refused', fields: { '': ['来晚一步，项目已被领取或不在公海'] } } })
    expect(b).toMatchObject({ reason: { code: 'refused', fields: { '': ['来晚一步，项目已被领取或不在公海'] } } })
    expect((await rowOf(store, id)).ownerId).toBe('p-staff-bureau-1')
  })

  test('only who may write it releases it, and only before signing', async () => {
    const { store, viewer } = world()
    const id = await since('2026-03-01')
    const signed = await putProject(world(), { name: '已签项目', reached: [{ stage: 'signed', on: '2026-03-01' }] })
    await expect(releaseToPool(store.write, viewer('staff', 'bureau', 2), release(id, 1))).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(releaseToPool(store.write, viewer('staff', 'street'), release(id, 1))).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(releaseToPool(store.write, viewer('staff'), release(signed, 1))).rejects.toMatchObject({
      code: 'refused',
    })
    expect((await rowOf(store, id)).pooledAt).toBeNull()
  })
})
