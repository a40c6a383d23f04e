import { beforeEach, describe, expect, test } from 'vitest'
import { settings } from '@/lib/db/tables/house'
import { ownershipCases } from '@/lib/db/tables/ownership'
import { holdClock } from '@/lib/kernel/clock'
import { savePolicy } from '@/lib/ownership/commands/policy'
import { releaseToPool } from '@/lib/ownership/commands/pool'
import { changeInvestor } from '@/lib/projects/commands/change-investor'
import { createProject } from '@/lib/projects/commands/create-project'
import { moveStage } from '@/lib/projects/commands/move-stage'
import { contactInForce } from '@/lib/projects/first-contact.queries'
import { policyInput } from '@/lib/projects/policy.schema'
import { investorInput } from '@/lib/projects/schema'
import { worldPerTest } from '../../world/world'
import { asked, move, ready, rowOf } from '../projects/help'
import { contactsOf, first, INVESTOR, streets, trailOn } from './help'

const world = worldPerTest()
beforeEach(() => ready(world()))

describe('首谈', () => {
  test('the first unit is protected for 180 days from the day of the talks, the last day included', async () => {
    const { store } = world()
    const id = await first(world())
    expect(await contactsOf(store, id)).toMatchObject([
      { unitId: 'u-bureau', happenedOn: '2026-02-01', protectedUntil: '2026-07-31', endedOn: null },
    ])
    expect(await contactInForce(store.read, INVESTOR, '2026-07-31')).toMatchObject({ unitName: '区投资促进局' })
    expect(await contactInForce(store.read, INVESTOR, '2026-08-01')).toBeUndefined()
    expect(await trailOn(store, id)).toContain('first-contact.create')
  })

  test('a lead without talks protects nothing; entering 对接 does', async () => {
    const { store, viewer } = world()
    const lead = asked({ stage: 'lead', amount: '' })
    const { id } = await createProject(store.write, viewer('staff'), lead)
    expect(await contactsOf(store, id)).toEqual([])
    await moveStage(store.write, viewer('staff'), move(id, 1, 'contact', { evidence: [] }))
    expect(await contactsOf(store, id)).toMatchObject([{ happenedOn: '2026-03-01' }])
    await moveStage(
      store.write,
      viewer('staff'),
      move(id, 2, 'negotiation', { amount: '1.2', amountUnit: '亿', evidence: [] }),
    )
    expect(await contactsOf(store, id)).toHaveLength(1)
  })

  test('another unit is told who and until when; ticked, both go before a manager, once', async () => {
    const { store, viewer } = world()
    const id = await first(world())
    const street = viewer('staff', 'street')
    await expect(createProject(store.write, street, streets())).rejects.toMatchObject({
      code: 'confirm',
      fields: { firstContact: ['该企业由区投资促进局于2026-02-01首谈，保护期至2026-07-31；继续登记将报请裁定'] },
    })
    expect(await store.read.select().from(ownershipCases)).toEqual([])
    const second = await createProject(store.write, street, streets(), ['firstContact'])
    const [one, ...more] = await store.read.select().from(ownershipCases)
    expect(more).toEqual([])
    expect(one).toMatchObject({
      kind: 'dispute',
      status: 'proposed',
      projectId: id,
      otherProjectId: second.id,
      parties: '/u-bureau/u-street/',
      proposal: { automatic: true },
      unitId: 'u-street',
    })
    await moveStage(store.write, street, move(second.id, 1, 'contact', { reason: '退一步', evidence: [] }))
    await moveStage(store.write, street, move(second.id, 2, 'negotiation', { evidence: [] }))
    expect(await store.read.select().from(ownershipCases)).toHaveLength(1)
    expect(await contactsOf(store, second.id)).toEqual([])
  })

  test('moving a lead to 对接 warns as well', async () => {
    const { store, viewer } = world()
    await first(world())
    const street = viewer('staff', 'street')
    const { id } = await createProject(store.write, street, streets({ stage: 'lead' }))
    await expect(moveStage(store.write, street, move(id, 1, 'contact', { evidence: [] }))).rejects.toMatchObject({
      code: 'confirm',
    })
    expect((await rowOf(store, id)).stage).toBe('lead')
    await moveStage(store.write, street, move(id, 1, 'contact', { evidence: [] }), ['firstContact'])
    expect((await rowOf(store, id)).stage).toBe('contact')
    expect(await store.read.select().from(ownershipCases)).toHaveLength(1)
  })

  test('the own unit, a lapsed protection and one that ended ask nothing', async () => {
    const { store, viewer } = world()
    const id = await first(world())
    await createProject(
      store.write,
      viewer('staff', 'bureau', 2),
      asked({ name: '北辰二期', ownerId: 'p-staff-bureau-2' }),
    )
    const reason = '企业要求暂缓'
    await releaseToPool(store.write, viewer('staff'), { id, version: 1, reason })
    expect(await contactsOf(store, id)).toMatchObject([{ endedOn: '2026-03-10', endReason: `退回公海：${reason}` }])
    await createProject(store.write, viewer('staff', 'street'), streets())
    holdClock(new Date('2026-09-10T02:00:00Z'))
    await createProject(
      store.write,
      viewer('staff', 'beijing'),
      asked({ name: '北辰三期', unitId: 'u-beijing', ownerId: 'p-staff-beijing-1', on: '2026-09-10' }),
    )
    expect(await store.read.select().from(ownershipCases)).toEqual([])
  })
})

test('another investor ends what protected the talks with the first, and is protected from his own day', async () => {
  const { store, viewer } = world()
  const id = await first(world())
  const { version } = await rowOf(store, id)
  const change = investorInput.parse({ id, version, investor: '南辰控股有限公司', on: '2026-03-02', reason: '换主体' })
  await changeInvestor(store.write, viewer('staff'), change)
  expect((await contactsOf(store, id)).map((row) => [row.happenedOn, row.endReason])).toEqual([
    ['2026-02-01', '变更投资方'],
    ['2026-03-02', null],
  ])
  expect(await contactInForce(store.read, INVESTOR, '2026-03-10')).toBeUndefined()
})

describe('savePolicy', () => {
  const days = (version: number) => policyInput.parse({ version, protectDays: '30', idleDays: '60', noticeDays: '5' })

  test('an admin sets the days; what begins afterwards is protected by them', async () => {
    const { store, viewer } = world()
    await savePolicy(store.write, viewer('admin'), days(1))
    await expect(savePolicy(store.write, viewer('admin'), days(1))).rejects.toMatchObject({ code: 'conflict' })
    await savePolicy(store.write, viewer('admin'), days(2))
    expect(await contactsOf(store, await first(world()))).toMatchObject([{ protectedUntil: '2026-03-03' }])
    expect(await trailOn(store, 'ownership')).toEqual(['policy.save', 'policy.save'])
  })

  test.each(['staff', 'manager', 'leader', 'auditor'] as const)('%s may not', async (role) => {
    const { store, viewer } = world()
    await expect(savePolicy(store.write, viewer(role), days(1))).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await store.read.select().from(settings)).toEqual([])
  })
})
