import { describe, expect, test } from 'vitest'
import { dayOf } from '@/lib/kernel/clock'
import { parseList } from '@/lib/lists/list.schema'
import { caseList } from '@/lib/ownership/case.list.schema'
import { casesOfProject, findCase, listCases, waitingCases } from '@/lib/ownership/case.queries'
import { releaseToPool, takePooled } from '@/lib/ownership/commands/pool'
import { proposeDispute, proposeSplit, proposeTransfer } from '@/lib/ownership/commands/propose'
import { returnIdleProjects } from '@/lib/ownership/commands/sweep'
import { hintOf, ownRivals } from '@/lib/ownership/hint.queries'
import { poolList } from '@/lib/ownership/pool.list.schema'
import { listPool, noticedProjects } from '@/lib/ownership/pool.queries'
import { creditSets, ownershipOf } from '@/lib/ownership/queries'
import { turnsOf } from '@/lib/projects/one.queries'
import { worldPerTest } from '../../world/world'
import { putProject, rowOf } from '../projects/help'
import { handOver, tenNinety } from './help'

const world = worldPerTest()
const everything = parseList(caseList, {})
const pool = (params = {}) => parseList(poolList, params)

describe('cases', () => {
  async function dispute() {
    const { store, viewer } = world()
    const id = await putProject(world())
    const raised = { projectId: id, otherProjectId: null, reason: '我方先谈' }
    return { id, caseId: (await proposeDispute(store.write, viewer('staff', 'street'), raised)).id }
  }

  test('both sides and those above them see a case; for everybody else it is not there', async () => {
    const { store, viewer } = world()
    const { caseId } = await dispute()
    const sees = async (...who: Parameters<typeof viewer>) =>
      (await findCase(store.read, viewer(...who), caseId)) !== undefined &&
      (await listCases(store.read, viewer(...who), everything)).total === 1
    for (const who of [
      ['staff', 'street', 1],
      ['staff', 'street', 2],
      ['staff', 'bureau', 2],
      ['manager', 'bureau'],
      ['manager', 'district'],
      ['leader'],
      ['auditor'],
    ] as Parameters<typeof viewer>[])
      expect([who.join(' '), await sees(...who)]).toEqual([who.join(' '), true])
    for (const who of [['staff', 'beijing'], ['manager', 'beijing'], ['admin']] as Parameters<typeof viewer>[])
      expect([who.join(' '), await findCase(store.read, viewer(...who), caseId)]).toEqual([who.join(' '), undefined])
  })

  test('the other side learns name and unit of the project and may not open it', async () => {
    const { store, viewer } = world()
    const { id } = await dispute()
    const hint = await hintOf(store.read, viewer('staff', 'street'), id)
    expect(hint).toMatchObject({ name: '北辰总部项目', unitName: '区投资促进局', readable: false })
    expect(Object.keys(hint ?? {}).sort()).toEqual(['id', 'name', 'ownerId', 'readable', 'unitId', 'unitName'])
    expect(await hintOf(store.read, viewer('staff', 'street'), 'none')).toBeUndefined()
    const rival = await putProject(world(), { name: '北辰北方基地', unitId: 'u-street', ownerId: 'p-staff-street-1' })
    expect(await ownRivals(store.read, viewer('staff', 'street'), id)).toEqual([
      { value: rival, label: '北辰北方基地' },
    ])
    expect(await ownRivals(store.read, viewer('staff', 'street', 2), id)).toEqual([])
  })

  test('what waits for whom', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const { id: transfer } = await proposeTransfer(store.write, viewer('staff'), handOver(id))
    const { id: split } = await proposeSplit(store.write, viewer('manager'), tenNinety(id))
    const waits = (...who: Parameters<typeof viewer>) => waitingCases(store.read, viewer(...who))
    expect(await waits('manager')).toEqual([transfer])
    expect(await waits('manager', 'street')).toEqual([transfer, split])
    expect(await waits('manager', 'district')).toEqual([transfer, split])
    for (const who of [['staff'], ['staff', 'street'], ['manager', 'beijing'], ['leader'], ['auditor'], ['admin']])
      expect(await waits(...(who as Parameters<typeof viewer>))).toEqual([])
    const mine = await listCases(store.read, viewer('staff'), parseList(caseList, { view: 'mine' }))
    expect(mine.rows.map((row) => row.id)).toEqual([transfer])
    const waiting = await listCases(
      store.read,
      viewer('manager', 'street'),
      parseList(caseList, { view: 'waiting', kind: 'split' }),
    )
    expect(waiting.rows).toMatchObject([{ id: split, partyNames: ['区投资促进局', '香港中路街道'] }])
    expect(waiting.waiting).toBe(2)
  })
})

describe('the pool', () => {
  const old = new Date('2025-12-01T02:00:00Z')
  const idle = (extra = {}) =>
    putProject(world(), {
      recordedAt: old,
      reached: [{ stage: 'contact', on: '2025-12-01', recordedAt: old }],
      ...extra,
    })

  test('every business role sees what lies there, of all units, and nothing that is nobody’s business', async () => {
    const { store, viewer } = world()
    const id = await idle({ content: '内部判断', nextStep: '送方案' })
    await idle({ name: '不在公海' })
    await releaseToPool(store.write, viewer('staff'), { id, version: 1, reason: '暂停' })
    for (const who of [['staff', 'street'], ['manager', 'beijing'], ['leader'], ['auditor']])
      expect((await listPool(store.read, viewer(...(who as Parameters<typeof viewer>)), pool())).total).toBe(1)
    expect((await listPool(store.read, viewer('admin'), pool())).total).toBe(0)
    const { rows } = await listPool(store.read, viewer('staff', 'street'), pool())
    expect(rows).toMatchObject([{ name: '北辰总部项目', unitName: '区投资促进局', targets: 'headquarters' }])
    expect(JSON.stringify(rows)).not.toContain('内部判断')
    expect(JSON.stringify(rows)).not.toContain('北辰控股')
    expect((await listPool(store.read, viewer('staff'), pool({ stage: 'lead' }))).total).toBe(0)
    expect(
      (await listPool(store.read, viewer('staff'), pool({ unit: 'u-bureau', target: 'headquarters' }))).total,
    ).toBe(1)
    expect((await listPool(store.read, viewer('staff'), pool({ q: '北辰' }))).total).toBe(1)
    await takePooled(store.write, viewer('staff', 'street'), { id, version: 2 })
    expect((await listPool(store.read, viewer('leader'), pool())).total).toBe(0)
  })

  test('a notice is seen by the owner and the managers above him until somebody works on it', async () => {
    const { store, viewer } = world()
    const id = await idle()
    await returnIdleProjects(store.write, '2026-03-10')
    const sees = async (...who: Parameters<typeof viewer>) =>
      (await noticedProjects(store.read, viewer(...who), '2026-03-10')).map((row) => row.returnsOn)
    expect(await sees('staff')).toEqual(['2026-03-17'])
    expect(await sees('manager')).toEqual(['2026-03-17'])
    expect(await sees('manager', 'district')).toEqual(['2026-03-17'])
    for (const who of [['staff', 'bureau', 2], ['manager', 'street'], ['leader'], ['admin']])
      expect(await sees(...(who as Parameters<typeof viewer>))).toEqual([])
    expect(await noticedProjects(store.read, viewer('leader'), '2026-03-10', id)).toHaveLength(1)

    const { changeProject } = await import('@/lib/projects/project-changes.records')
    const row = await rowOf(store, id)
    await store.write((tx) => changeProject(tx, viewer('staff'), row, { nextStep: '约谈' }))
    expect(await sees('staff')).toEqual([])
  })
})

test('a project’s page has all of it: protection, shares, cases and turns', async () => {
  const { store, viewer } = world()
  const id = await putProject(world())
  const root = viewer('manager', 'district')
  await proposeSplit(store.write, root, tenNinety(id))
  await proposeTransfer(store.write, root, handOver(id, { toUnitId: 'u-beijing' }))
  const sets = await creditSets(store.read, id)
  expect(sets.map(({ metrics, shares, fromDay, toDay }) => [metrics.length, shares, fromDay, toDay])).toEqual([
    [
      12,
      [
        { unitName: '香港中路街道', share: 10 },
        { unitName: '区投资促进局', share: 90 },
      ],
      '0001-01-01',
      '2026-03-04',
    ],
    [
      12,
      [
        { unitName: '香港中路街道', share: 10 },
        { unitName: '北京招商队', share: 90 },
      ],
      '2026-03-05',
      '9999-12-31',
    ],
  ])
  const view = await ownershipOf(store.read, await rowOf(store, id), dayOf(new Date('2026-03-10')))
  expect(view.cases.map((one) => `${one.kind} ${one.status}`)).toEqual(['transfer agreed', 'split agreed'])
  expect(await casesOfProject(store.read, id)).toHaveLength(2)
  const turns = await turnsOf(store.read, id)
  expect(turns).toMatchObject([
    {
      action: 'project.transfer',
      after: { on: '2026-03-05', reason: '由区投资促进局移交北京招商队：企业拟落户该街道' },
    },
  ])
})
