import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { evidence } from '@/lib/db/tables/evidence'
import { agreeCase, refuseCase, withdrawCase } from '@/lib/ownership/commands/answer'
import { proposeTransfer } from '@/lib/ownership/commands/propose'
import { ruleCase } from '@/lib/ownership/commands/rule'
import { FIRST_DAY, LAST_DAY } from '@/lib/ownership/credit.rules'
import { agreeInput, refuseInput } from '@/lib/ownership/schema'
import { worldPerTest } from '../../world/world'
import { eventsOf, putProject, rowOf } from '../projects/help'
import { caseRow, handOver, ruling, sharesOf, trailOn } from './help'

const world = worldPerTest()
const yes = (id: string, version: number, toOwnerId = '') => agreeInput.parse({ id, version, toOwnerId })

describe('proposeTransfer', () => {
  test('between units it waits for the other; his consent moves project, events and evidence, and the past stays', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    await store.write((tx) =>
      tx.insert(evidence).values({
        unitId: 'u-bureau',
        createdBy: 'p-staff-bureau-1',
        noun: 'project',
        recordId: id,
        projectId: id,
        sha256: 'x',
        fileName: 'x.pdf',
        proves: 'photo',
      }),
    )
    const proposed = await proposeTransfer(store.write, viewer('manager'), handOver(id))
    expect(proposed.settled).toBe(false)
    const one = await caseRow(store, proposed.id)
    expect(one).toMatchObject({ status: 'proposed', parties: '/u-bureau/u-street/', effectiveOn: '2026-03-05' })
    expect(one.consents).toMatchObject([{ unitId: 'u-bureau', userId: 'p-manager-bureau-1' }])
    expect(await rowOf(store, id)).toMatchObject({ unitId: 'u-bureau', version: 1 })

    await agreeCase(store.write, viewer('manager', 'street'), yes(one.id, 1, 'p-staff-street-1'))
    expect(await caseRow(store, one.id)).toMatchObject({ status: 'agreed', decidedBy: 'p-manager-street-1' })
    expect(await rowOf(store, id)).toMatchObject({ unitId: 'u-street', ownerId: 'p-staff-street-1', version: 2 })
    for (const event of await eventsOf(store, id))
      expect(event).toMatchObject({ unitId: 'u-street', ownerId: 'p-staff-street-1' })
    const [proof] = await store.read.select().from(evidence)
    expect(proof).toMatchObject({ unitId: 'u-street' })
    expect(await sharesOf(store, id, 'stage:signed')).toEqual([`u-bureau 0+100 ${FIRST_DAY}…2026-03-04`])
    expect(await sharesOf(store, id, 'money:paid-in')).toEqual([`u-bureau 0+100 ${FIRST_DAY}…2026-03-04`])
    expect(await trailOn(store, id)).toEqual(['project.create', 'credit.save', 'project.transfer'])
    expect(await trailOn(store, one.id)).toEqual(['ownership.propose', 'ownership.answer'])
  })

  test('the past follows when that is agreed', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const { id: caseId } = await proposeTransfer(store.write, viewer('manager'), handOver(id, { pastStays: 'follow' }))
    await agreeCase(store.write, viewer('manager', 'street'), yes(caseId, 1))
    expect((await rowOf(store, id)).unitId).toBe('u-street')
    expect(await sharesOf(store, id, 'stage:signed')).toEqual([])
  })

  test('handed on again, each unit keeps its own days', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const root = viewer('manager', 'district')
    expect((await proposeTransfer(store.write, root, handOver(id))).settled).toBe(true)
    await proposeTransfer(store.write, root, handOver(id, { toUnitId: 'u-beijing', on: '2026-03-08' }))
    expect(await sharesOf(store, id, 'money:agreed')).toEqual([
      `u-bureau 0+100 ${FIRST_DAY}…2026-03-04`,
      'u-street 0+100 2026-03-05…2026-03-07',
    ])
    expect(LAST_DAY > '2026-03-08').toBe(true)
  })

  test('inside one unit a manager decides at once, a staff member asks him', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const to = handOver(id, { toUnitId: 'u-bureau', toOwnerId: 'p-staff-bureau-2' })
    const asked = await proposeTransfer(store.write, viewer('staff'), to)
    expect(asked.settled).toBe(false)
    await expect(proposeTransfer(store.write, viewer('manager'), to)).rejects.toMatchObject({ code: 'refused' })
    await withdrawCase(store.write, viewer('staff'), { id: asked.id, version: 1 })
    expect((await caseRow(store, asked.id)).status).toBe('withdrawn')
    expect((await proposeTransfer(store.write, viewer('manager'), to)).settled).toBe(true)
    expect(await rowOf(store, id)).toMatchObject({ unitId: 'u-bureau', ownerId: 'p-staff-bureau-2' })
    expect(await sharesOf(store, id, 'stage:signed')).toEqual([])
  })

  test.each([
    ['staff', 'bureau', 2, 'not-allowed'],
    ['staff', 'street', 1, 'not-found'],
    ['manager', 'street', 1, 'not-found'],
    ['leader', 'district', 1, 'not-allowed'],
    ['auditor', 'district', 1, 'not-allowed'],
    ['admin', 'district', 1, 'not-found'],
  ] as const)('%s of %s (%i) may not propose: %s', async (role, unit, n, code) => {
    const { store, viewer } = world()
    const id = await putProject(world())
    await expect(proposeTransfer(store.write, viewer(role, unit, n), handOver(id))).rejects.toMatchObject({ code })
    expect((await rowOf(store, id)).version).toBe(1)
  })

  test('a day to come, a stranger to the unit and no change at all are refused', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const manager = viewer('manager')
    await expect(proposeTransfer(store.write, manager, handOver(id, { on: '2026-03-11' }))).rejects.toMatchObject({
      fields: { on: ['日期不能晚于今天'] },
    })
    const stranger = handOver(id, { toOwnerId: 'p-staff-bureau-2' })
    await expect(proposeTransfer(store.write, manager, stranger)).rejects.toMatchObject({
      fields: { toOwnerId: expect.anything() },
    })
    const same = handOver(id, { toUnitId: 'u-bureau' })
    await expect(proposeTransfer(store.write, manager, same)).rejects.toMatchObject({ code: 'invalid' })
    const nowhere = handOver(id, { toUnitId: 'u-moon' })
    await expect(proposeTransfer(store.write, manager, nowhere)).rejects.toMatchObject({
      fields: { toUnitId: ['单位不存在或已停用'] },
    })
  })
})

describe('answers', () => {
  async function waiting() {
    const { store, viewer } = world()
    const id = await putProject(world())
    const { id: caseId } = await proposeTransfer(store.write, viewer('staff'), handOver(id))
    return { id, caseId }
  }

  test('consent of the wrong people changes nothing', async () => {
    const { store, viewer } = world()
    const { id, caseId } = await waiting()
    for (const [who, code] of [
      [viewer('manager', 'beijing'), 'not-found'],
      [viewer('staff'), 'not-allowed'],
      [viewer('staff', 'street'), 'not-allowed'],
      [viewer('leader'), 'not-allowed'],
      [viewer('auditor'), 'not-allowed'],
      [viewer('admin'), 'not-found'],
    ] as const)
      await expect(agreeCase(store.write, who, yes(caseId, 1))).rejects.toMatchObject({ code })
    expect(await caseRow(store, caseId)).toMatchObject({ status: 'proposed', consents: [], version: 1 })
    expect((await rowOf(store, id)).unitId).toBe('u-bureau')
  })

  test('both units must consent, each once, and a stale page is told so', async () => {
    const { store, viewer } = world()
    const { id, caseId } = await waiting()
    await agreeCase(store.write, viewer('manager', 'street'), yes(caseId, 1))
    expect((await rowOf(store, id)).unitId).toBe('u-bureau')
    await expect(agreeCase(store.write, viewer('manager'), yes(caseId, 1))).rejects.toMatchObject({ code: 'conflict' })
    await expect(agreeCase(store.write, viewer('manager', 'street'), yes(caseId, 2))).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await agreeCase(store.write, viewer('manager'), yes(caseId, 2))
    expect(await rowOf(store, id)).toMatchObject({ unitId: 'u-street', ownerId: null })
    await expect(agreeCase(store.write, viewer('manager'), yes(caseId, 3))).rejects.toMatchObject({ code: 'refused' })
  })

  test('two who consent at the same moment carry it out once', async () => {
    const { store, viewer } = world()
    const { id, caseId } = await waiting()
    await agreeCase(store.write, viewer('manager', 'street'), yes(caseId, 1))
    const both = await Promise.allSettled([
      agreeCase(store.write, viewer('manager', 'bureau', 1), yes(caseId, 2)),
      agreeCase(store.write, viewer('manager', 'bureau', 2), yes(caseId, 2)),
    ])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await trailOn(store, id)).filter((action) => action === 'project.transfer')).toHaveLength(1)
  })

  test('a refusal ends it with its reason', async () => {
    const { store, viewer } = world()
    const { id, caseId } = await waiting()
    const no = refuseInput.parse({ id: caseId, version: 1, reason: '人手不足' })
    await refuseCase(store.write, viewer('manager', 'street'), no)
    expect(await caseRow(store, caseId)).toMatchObject({ status: 'refused', answer: '人手不足' })
    expect((await rowOf(store, id)).unitId).toBe('u-bureau')
  })

  test('a manager above both rules; a party may not', async () => {
    const { store, viewer } = world()
    const { id, caseId } = await waiting()
    const approve = ruling(caseId, 1, 'approve', { toOwnerId: 'p-staff-street-2' })
    for (const who of [viewer('manager'), viewer('manager', 'street'), viewer('staff')])
      await expect(ruleCase(store.write, who, approve)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(ruleCase(store.write, viewer('manager', 'district'), ruling(caseId, 1, 'keep'))).rejects.toMatchObject(
      {
        fields: { outcome: expect.anything() },
      },
    )
    await ruleCase(store.write, viewer('manager', 'district'), approve)
    expect(await rowOf(store, id)).toMatchObject({ unitId: 'u-street', ownerId: 'p-staff-street-2' })
    expect(await caseRow(store, caseId)).toMatchObject({ status: 'ruled', answer: '以实际推进为准' })
  })

  test('a project that has gone elsewhere meanwhile is not moved from there', async () => {
    const { store, viewer } = world()
    const { id, caseId } = await waiting()
    await agreeCase(store.write, viewer('manager', 'street'), yes(caseId, 1))
    const { changeProject } = await import('@/lib/projects/project-changes.records')
    const row = await rowOf(store, id)
    await store.write((tx) => changeProject(tx, viewer('manager'), row, { unitId: 'u-beijing' }))
    await expect(agreeCase(store.write, viewer('manager'), yes(caseId, 2))).rejects.toMatchObject({ code: 'refused' })
    expect((await rowOf(store, id)).unitId).toBe('u-beijing')
    expect((await caseRow(store, caseId)).status).toBe('proposed')
    expect(await store.read.select().from(evidence).where(eq(evidence.projectId, id))).toEqual([])
  })
})
