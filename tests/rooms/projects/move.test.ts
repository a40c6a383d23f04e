import { and, eq, isNotNull } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { auditEntries } from '@/lib/db/tables/house'
import { moneyEvents, stageEvents } from '@/lib/db/tables/projects'
import { endProject, reviveProject } from '@/lib/projects/commands/end-project'
import { moveStage } from '@/lib/projects/commands/move-stage'
import { endInput, reviveInput } from '@/lib/projects/schema'
import { worldPerTest } from '../../world/world'
import { eventsOf, move, putProject, ready, rowOf } from './help'

const world = worldPerTest()
beforeEach(() => ready(world()))
const standing = async (id: string) =>
  (await eventsOf(world().store, id)).filter((event) => event.effectiveKey !== null).map((event) => event.stage)

describe('moveStage', () => {
  test('names at once all that the gate misses, and nothing moves', async () => {
    const { store, viewer } = world()
    const id = await putProject(world(), { investor: null, targets: [] })
    await expect(
      moveStage(store.write, viewer('staff'), move(id, 1, 'registered', { on: '2026-01-31', evidence: [] })),
    ).rejects.toMatchObject({
      code: 'invalid',
      fields: {
        investor: expect.anything(),
        targets: expect.anything(),
        amount: expect.anything(),
        agreementKind: expect.anything(),
        landedName: expect.anything(),
        landedUscc: expect.anything(),
        evidence: ['进入“注册落地”前，请上传投资协议', '进入“注册落地”前，请上传营业执照'],
        on: ['日期不能早于进入“在谈”的日期（2026-02-01）'],
      },
    })
    expect(await rowOf(store, id)).toMatchObject({ stage: 'negotiation', version: 1 })
    expect(await standing(id)).toHaveLength(3)
  })

  test('fills the gate from the dialog and signs', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const filled = { agreementKind: 'formal', amount: '5000', amountUnit: '万' }
    await moveStage(store.write, viewer('staff'), move(id, 1, 'signed', filled))
    expect(await rowOf(store, id)).toMatchObject({
      stage: 'signed',
      stageOn: '2026-03-01',
      agreementKind: 'formal',
      agreedCny: 5_000_000_000,
    })
    const [signed] = (await eventsOf(store, id)).filter((event) => event.stage === 'signed')
    expect(signed).toMatchObject({ happenedOn: '2026-03-01', verification: 'claimed', createdBy: 'p-staff-bureau-1' })
    const [money] = await store.read.select().from(moneyEvents)
    expect(money).toMatchObject({ kind: 'agreed', happenedOn: '2026-03-01', verification: 'claimed' })
  })

  test('two who move at the same moment reach the stage once', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const filled = move(id, 1, 'signed', { agreementKind: 'formal', amount: '5000' })
    const both = await Promise.allSettled([
      moveStage(store.write, viewer('staff'), filled),
      moveStage(store.write, viewer('manager'), filled),
    ])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'conflict' })
    expect((await standing(id)).filter((stage) => stage === 'signed')).toHaveLength(1)
    expect(await rowOf(store, id)).toMatchObject({ agreedCny: 5_000_000_000 })
  })

  test('back needs a reason; back and forth counts once and keeps both in the history', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const id = await putProject(world())
    await moveStage(store.write, staff, move(id, 1, 'signed', { agreementKind: 'formal', amount: '5000' }))
    const { version } = await rowOf(store, id)
    await expect(moveStage(store.write, staff, move(id, version, 'contact'))).rejects.toMatchObject({
      fields: { reason: expect.anything() },
    })
    expect((await rowOf(store, id)).stage).toBe('signed')

    await moveStage(store.write, staff, move(id, version, 'contact', { reason: '投资方换人' }))
    const back = await rowOf(store, id)
    expect(back).toMatchObject({ stage: 'contact', stageOn: '2026-02-01' })
    expect(await standing(id)).toEqual(['lead', 'contact'])

    await moveStage(store.write, staff, move(id, back.version, 'signed', { on: '2026-03-05' }))
    expect((await standing(id)).sort()).toEqual(['contact', 'lead', 'negotiation', 'signed'])
    const history = await store.read
      .select()
      .from(stageEvents)
      .where(and(eq(stageEvents.stage, 'signed'), isNotNull(stageEvents.voidedAt)))
    expect(history).toMatchObject([{ happenedOn: '2026-03-01', effectiveKey: null }])
  })

  test('a wrong check character asks; the same stage and a day to come are refused', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const filled = { agreementKind: 'formal', amount: '5000', landedName: '北辰（青岛）公司' }
    const odd = move(id, 1, 'registered', { ...filled, landedUscc: '911101085923662402' })
    await expect(moveStage(store.write, viewer('staff'), odd)).rejects.toMatchObject({ code: 'confirm' })
    await expect(moveStage(store.write, viewer('staff'), move(id, 1, 'negotiation'))).rejects.toMatchObject({
      code: 'refused',
    })
    await expect(
      moveStage(store.write, viewer('staff'), { ...odd, on: '2026-03-11' }, ['landedUscc']),
    ).rejects.toMatchObject({ fields: { on: ['日期不能晚于今天'] } })
    expect((await rowOf(store, id)).stage).toBe('negotiation')
    await moveStage(store.write, viewer('staff'), odd, ['landedUscc'])
    expect((await rowOf(store, id)).stage).toBe('registered')
    expect(await standing(id)).toEqual(['lead', 'contact', 'negotiation', 'signed', 'registered'])
  })

  test.each([
    ['staff', 'bureau', 2, 'not-allowed'],
    ['staff', 'street', 1, 'not-found'],
    ['manager', 'beijing', 1, 'not-found'],
    ['leader', 'district', 1, 'not-allowed'],
    ['auditor', 'district', 1, 'not-allowed'],
    ['admin', 'district', 1, 'not-found'],
  ] as const)('%s of %s (%i) may not: %s', async (role, unit, n, code) => {
    const { store, viewer } = world()
    const id = await putProject(world())
    const who = viewer(role, unit, n)
    const filled = move(id, 1, 'signed', { agreementKind: 'formal', amount: '5000' })
    await expect(moveStage(store.write, who, filled)).rejects.toMatchObject({ code })
    const end = endInput.parse({ id, version: 1, state: 'suspended', on: '2026-03-01', reason: '暂停' })
    await expect(endProject(store.write, who, end)).rejects.toMatchObject({ code })
    expect(await rowOf(store, id)).toMatchObject({ stage: 'negotiation', state: 'active', version: 1 })
    expect(await standing(id)).toHaveLength(3)
  })
})

describe('ending and reviving', () => {
  test('a lost project keeps its stages, does not move, and may be revived; all of it is in the trail', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const id = await putProject(world())
    const lost = { id, version: 1, state: 'lost', on: '2026-03-01', lossReason: 'policy', wonBy: '某市高新区' }
    await endProject(store.write, staff, endInput.parse(lost))
    const ended = await rowOf(store, id)
    expect(ended).toMatchObject({ state: 'lost', endedOn: '2026-03-01', lossReason: 'policy', wonBy: '某市高新区' })
    await expect(moveStage(store.write, staff, move(id, ended.version, 'signed'))).rejects.toMatchObject({
      code: 'refused',
    })
    const revive = { id, version: ended.version, on: '2026-02-28', reason: '重新接洽' }
    await expect(reviveProject(store.write, staff, reviveInput.parse(revive))).rejects.toMatchObject({
      fields: { on: expect.anything() },
    })
    expect((await rowOf(store, id)).state).toBe('lost')
    await reviveProject(store.write, staff, reviveInput.parse({ ...revive, on: '2026-03-05' }))
    expect(await rowOf(store, id)).toMatchObject({ state: 'active', endedOn: null, lossReason: null, wonBy: null })
    expect(await standing(id)).toHaveLength(3)
    const trail = await store.read
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.noun, 'project'))
      .orderBy(auditEntries.seq)
    expect(trail.slice(1)).toMatchObject([
      { action: 'project.end', after: { state: 'lost', on: '2026-03-01' } },
      { action: 'project.revive', before: { lossReason: 'policy' }, after: { on: '2026-03-05', reason: '重新接洽' } },
    ])
  })

  test('loss asks for its reason, suspension for an explanation', () => {
    const base = { id: 'p', version: 1, on: '2026-03-01' }
    expect(endInput.safeParse({ ...base, state: 'lost' }).error?.issues[0]?.path).toEqual(['lossReason'])
    expect(endInput.safeParse({ ...base, state: 'suspended' }).error?.issues[0]?.path).toEqual(['reason'])
  })
})
