import { beforeEach, describe, expect, test } from 'vitest'
import { ownershipCases } from '@/lib/db/tables/ownership'
import { stateCase, withdrawCase } from '@/lib/ownership/commands/answer'
import { proposeDispute } from '@/lib/ownership/commands/propose'
import { ruleCase } from '@/lib/ownership/commands/rule'
import { disputeInput, stateInput } from '@/lib/ownership/schema'
import { createProject } from '@/lib/projects/commands/create-project'
import { contactInForce } from '@/lib/projects/first-contact.queries'
import { worldPerTest } from '../../world/world'
import { ready, rowOf } from '../projects/help'
import { caseRow, contactsOf, first, INVESTOR, ruling, sharesOf, streets, trailOn } from './help'

const world = worldPerTest()
beforeEach(() => ready(world()))

describe('disputes', () => {
  async function disputed() {
    const { store, viewer } = world()
    const id = await first(world())
    const other = await createProject(store.write, viewer('staff', 'street'), streets(), ['firstContact'])
    const [one] = await store.read.select().from(ownershipCases)
    return { id, otherId: other.id, caseId: one?.id ?? '' }
  }

  test('raised about a project that the raiser cannot open; nobody else’s business', async () => {
    const { store, viewer } = world()
    const id = await first(world())
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
