import { describe, expect, test } from 'vitest'
import { settings } from '@/lib/db/tables/house'
import { ownershipCases } from '@/lib/db/tables/ownership'
import { holdClock } from '@/lib/kernel/clock'
import { stateCase, withdrawCase } from '@/lib/ownership/commands/answer'
import { savePolicy } from '@/lib/ownership/commands/policy'
import { releaseToPool } from '@/lib/ownership/commands/pool'
import { proposeDispute } from '@/lib/ownership/commands/propose'
import { ruleCase } from '@/lib/ownership/commands/rule'
import { disputeInput, stateInput } from '@/lib/ownership/schema'
import { createProject } from '@/lib/projects/commands/create-project'
import { moveStage } from '@/lib/projects/commands/move-stage'
import { contactInForce } from '@/lib/projects/first-contact.queries'
import { policyInput } from '@/lib/projects/policy.schema'
import { worldPerTest } from '../../world/world'
import { asked, move, rowOf } from '../projects/help'
import { caseRow, contactsOf, ruling, sharesOf, trailOn } from './help'

const world = worldPerTest()
const INVESTOR = { investor: '北辰控股有限公司', investorCompanyId: null }
/** The street's registration of the same investor under another project name. */
const streets = (extra = {}) =>
  asked({
    name: '北辰北方基地',
    investor: '北辰控股（有限公司）',
    unitId: 'u-street',
    ownerId: 'p-staff-street-1',
    ...extra,
  })
const first = async () => (await createProject(world().store.write, world().viewer('staff'), asked())).id

describe('首谈', () => {
  test('the first unit is protected for 180 days from the day of the talks, the last day included', async () => {
    const { store } = world()
    const id = await first()
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
    await moveStage(store.write, viewer('staff'), move(id, 1, 'contact'))
    expect(await contactsOf(store, id)).toMatchObject([{ happenedOn: '2026-03-01' }])
    await moveStage(store.write, viewer('staff'), move(id, 2, 'negotiation', { amount: '1.2', amountUnit: '亿' }))
    expect(await contactsOf(store, id)).toHaveLength(1)
  })

  test('another unit is told who and until when; ticked, both go before a manager, once', async () => {
    const { store, viewer } = world()
    const id = await first()
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
    await moveStage(store.write, street, move(second.id, 1, 'contact', { reason: '退一步' }))
    await moveStage(store.write, street, move(second.id, 2, 'negotiation'))
    expect(await store.read.select().from(ownershipCases)).toHaveLength(1)
    expect(await contactsOf(store, second.id)).toEqual([])
  })

  test('moving a lead to 对接 warns as well', async () => {
    const { store, viewer } = world()
    await first()
    const street = viewer('staff', 'street')
    const { id } = await createProject(store.write, street, streets({ stage: 'lead' }))
    await expect(moveStage(store.write, street, move(id, 1, 'contact'))).rejects.toMatchObject({ code: 'confirm' })
    expect((await rowOf(store, id)).stage).toBe('lead')
    await moveStage(store.write, street, move(id, 1, 'contact'), ['firstContact'])
    expect((await rowOf(store, id)).stage).toBe('contact')
    expect(await store.read.select().from(ownershipCases)).toHaveLength(1)
  })

  test('the own unit, a lapsed protection and one that ended ask nothing', async () => {
    const { store, viewer } = world()
    const id = await first()
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

describe('disputes', () => {
  async function disputed() {
    const { store, viewer } = world()
    const id = await first()
    const other = await createProject(store.write, viewer('staff', 'street'), streets(), ['firstContact'])
    const [one] = await store.read.select().from(ownershipCases)
    return { id, otherId: other.id, caseId: one?.id ?? '' }
  }

  test('raised about a project that the raiser cannot open; nobody else’s business', async () => {
    const { store, viewer } = world()
    const id = await first()
    const raised = disputeInput.parse({ projectId: id, reason: '我单位2025年12月已走访该企业' })
    const { id: caseId } = await proposeDispute(store.write, viewer('staff', 'street'), raised)
    expect(await caseRow(store, caseId)).toMatchObject({ parties: '/u-bureau/u-street/', unitId: 'u-street' })
    await expect(proposeDispute(store.write, viewer('manager', 'street'), raised)).rejects.toMatchObject({
      code: 'refused',
    })
    await expect(proposeDispute(store.write, viewer('staff', 'bureau', 2), raised)).rejects.toMatchObject({
      code: 'refused',
    })
    const missing = { ...raised, projectId: 'none' }
    await expect(proposeDispute(store.write, viewer('staff', 'street'), missing)).rejects.toMatchObject({
      code: 'not-found',
    })
    for (const role of ['leader', 'auditor', 'admin'] as const)
      await expect(proposeDispute(store.write, viewer(role), raised)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await store.read.select().from(ownershipCases)).toHaveLength(1)
  })

  test('both sides state, neither withdraws what the product raised, and no party rules', async () => {
    const { store, viewer } = world()
    const { caseId } = await disputed()
    const say = (text: string, version: number) => stateInput.parse({ id: caseId, version, text })
    await stateCase(store.write, viewer('staff', 'bureau', 2), say('1月起对接', 1))
    await stateCase(store.write, viewer('manager', 'street'), say('企业主动联系街道', 2))
    await expect(stateCase(store.write, viewer('staff', 'beijing'), say('旁观', 3))).rejects.toMatchObject({
      code: 'not-found',
    })
    const row = await caseRow(store, caseId)
    expect(row.proposal.statements?.map((one) => `${one.unitId} ${one.text}`)).toEqual([
      'u-bureau 1月起对接',
      'u-street 企业主动联系街道',
    ])
    for (const who of [viewer('staff', 'street'), viewer('manager', 'street')])
      await expect(withdrawCase(store.write, who, { id: caseId, version: 3 })).rejects.toMatchObject({
        code: 'not-allowed',
      })
    for (const who of [viewer('manager'), viewer('manager', 'street'), viewer('staff'), viewer('leader')])
      await expect(ruleCase(store.write, who, ruling(caseId, 3, 'keep'))).rejects.toMatchObject({ code: 'not-allowed' })
    expect((await caseRow(store, caseId)).status).toBe('proposed')
  })

  test('kept: nothing changes but the record', async () => {
    const { store, viewer } = world()
    const { id, caseId } = await disputed()
    await ruleCase(store.write, viewer('manager', 'district'), ruling(caseId, 1, 'keep'))
    expect(await caseRow(store, caseId)).toMatchObject({
      status: 'ruled',
      answer: '以实际推进为准',
      decidedBy: 'p-manager-district-1',
    })
    expect(await rowOf(store, id)).toMatchObject({ unitId: 'u-bureau' })
    expect(await trailOn(store, caseId)).toEqual(['ownership.propose', 'ownership.rule'])
  })

  test('transferred: the other project goes to the unit that talked first', async () => {
    const { store, viewer } = world()
    const { otherId, caseId } = await disputed()
    const outcome = { about: otherId, toUnitId: 'u-bureau', toOwnerId: 'p-staff-bureau-1', on: '2026-03-10' }
    await ruleCase(store.write, viewer('manager', 'district'), ruling(caseId, 1, 'transfer', outcome))
    expect(await rowOf(store, otherId)).toMatchObject({ unitId: 'u-bureau', ownerId: 'p-staff-bureau-1' })
    expect(await trailOn(store, otherId)).toContain('project.transfer')
  })

  test('a transfer takes the protection along', async () => {
    const { store, viewer } = world()
    const { id, caseId } = await disputed()
    const outcome = { toUnitId: 'u-street', toOwnerId: 'p-staff-street-1', on: '2026-03-10' }
    await ruleCase(store.write, viewer('manager', 'district'), ruling(caseId, 1, 'transfer', outcome))
    const held = await contactInForce(store.read, INVESTOR, '2026-03-10')
    expect(held).toMatchObject({ unitId: 'u-street', projectId: id, protectedUntil: '2026-07-31' })
    expect(await contactsOf(store, id)).toHaveLength(2)
  })

  test('split, or the protection ended', async () => {
    const { store, viewer } = world()
    const { id, caseId } = await disputed()
    const shares = { shareUnits: ['u-bureau', 'u-street'], sharePercents: ['10', '80'] }
    expect(() => ruling(caseId, 1, 'split', shares)).toThrow('比例合计应为 100%，现为 90%')
    const right = { ...shares, sharePercents: ['10', '90'], metrics: ['stage:signed'] }
    await ruleCase(store.write, viewer('manager', 'district'), ruling(caseId, 1, 'split', right))
    expect(await sharesOf(store, id, 'stage:signed')).toHaveLength(2)
    expect(await sharesOf(store, id, 'stage:operating')).toEqual([])

    const again = disputeInput.parse({ projectId: id, reason: '保护期内未推进' })
    const { id: second } = await proposeDispute(store.write, viewer('manager', 'street'), again)
    await ruleCase(store.write, viewer('manager', 'district'), ruling(second, 1, 'end'))
    expect(await contactsOf(store, id)).toMatchObject([
      { endedOn: '2026-03-10', endReason: '裁定终止，以实际推进为准' },
    ])
    expect(await contactInForce(store.read, INVESTOR, '2026-03-10')).toBeUndefined()
  })
})

describe('savePolicy', () => {
  const days = (version: number) => policyInput.parse({ version, protectDays: '30', idleDays: '60', noticeDays: '5' })

  test('an admin sets the days; what begins afterwards is protected by them', async () => {
    const { store, viewer } = world()
    await savePolicy(store.write, viewer('admin'), days(1))
    await expect(savePolicy(store.write, viewer('admin'), days(1))).rejects.toMatchObject({ code: 'conflict' })
    await savePolicy(store.write, viewer('admin'), days(2))
    expect(await contactsOf(store, await first())).toMatchObject([{ protectedUntil: '2026-03-03' }])
    expect(await trailOn(store, 'ownership')).toEqual(['policy.save', 'policy.save'])
  })

  test.each(['staff', 'manager', 'leader', 'auditor'] as const)('%s may not', async (role) => {
    const { store, viewer } = world()
    await expect(savePolicy(store.write, viewer(role), days(1))).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await store.read.select().from(settings)).toEqual([])
  })
})
