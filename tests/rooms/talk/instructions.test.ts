import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import {
  answerInstruction,
  closeInstruction,
  createInstruction,
  handOnInstruction,
  returnInstruction,
} from '@/lib/comments/instruction.commands'
import { instructionList } from '@/lib/comments/instruction.list.schema'
import {
  findInstruction,
  instructionSteps,
  instructionsOf,
  listInstructions,
  waitingInstructions,
} from '@/lib/comments/instruction.queries'
import { instructionInput } from '@/lib/comments/instruction.schema'
import { instructions } from '@/lib/db/tables/comments'
import { users } from '@/lib/db/tables/people'
import { parseList } from '@/lib/lists/list.schema'
import { worldPerTest } from '../../world/world'
import { refusal, trailOf } from '../room-world'
import { recordsOf, told } from './help'

const world = worldPerTest()
const TODAY = '2026-03-10'
const give = async (who: Viewer, form: Record<string, unknown> = {}) =>
  (
    await createInstruction(
      world().store.write,
      who,
      instructionInput.parse({ body: '请尽快促成签约', dueOn: '2026-03-19', ownerId: 'p-staff-bureau-1', ...form }),
    )
  ).id
const stored = async (id: string) =>
  (await world().store.read.select().from(instructions).where(eq(instructions.id, id)))[0]
const bodies = async (who: Viewer, params: Record<string, string> = {}) =>
  (await listInstructions(world().store.read, who, parseList(instructionList, params), TODAY)).rows.map(
    ({ body }) => body,
  )

describe('instructions', () => {
  it('go from a leader over a manager to the one who does it, and back, everybody told in turn', async () => {
    const { store, viewer } = world()
    const { project } = await recordsOf(store, viewer('staff'))
    const leader = viewer('leader')
    const manager = viewer('manager')
    const staff = viewer('staff')
    const id = await give(leader, { noun: 'project', recordId: project, ownerId: undefined, unitId: 'u-bureau' })
    expect(await stored(id)).toMatchObject({ ownerId: manager.userId, unitId: 'u-bureau', state: 'open' })
    await handOnInstruction(store.write, manager, { id, version: 1, ownerId: staff.userId, note: '请本周拜访' })
    const row = await findInstruction(store.read, staff, id)
    expect(row).toMatchObject({ ownerName: staff.name, authorName: leader.name, recordName: '海汇航运总部' })
    await answerInstruction(store.write, staff, { id, version: 2, answer: '已约定3月15日签约' })
    await returnInstruction(store.write, leader, { id, version: 3, reason: '请补充投资额', dueOn: '2026-03-25' })
    expect(await stored(id)).toMatchObject({ state: 'open', returned: '请补充投资额', dueOn: '2026-03-25' })
    await answerInstruction(store.write, staff, { id, version: 4, answer: '投资额2亿元' })
    await closeInstruction(store.write, leader, { id, version: 5 })
    expect(await stored(id)).toMatchObject({ state: 'closed', answer: '投资额2亿元', returned: null, version: 6 })
    expect((await instructionSteps(store.read, id)).map(({ action }) => action)).toEqual(
      ['create', 'hand-on', 'answer', 'return', 'answer', 'close'].map((act) => `instruction.${act}`),
    )
    const said = await told(store)
    expect(said.map(({ userId, title }) => `${userId} ${title}`)).toEqual([
      `${manager.userId} ${leader.name}批示：请尽快促成签约`,
      `${staff.userId} ${manager.name}转办批示：请尽快促成签约`,
      `${leader.userId} ${staff.name}反馈：已约定3月15日签约`,
      `${staff.userId} 退回补充：请补充投资额`,
      `${leader.userId} ${staff.name}反馈：投资额2亿元`,
    ])
    expect(said.every(({ open }) => !open)).toBe(true)
    expect((await instructionsOf(store.read, leader, { noun: 'project', recordId: project })).length).toBe(1)
  })

  it('are read by who gave and who does them, those above the unit, and auditors', async () => {
    const { store, viewer } = world()
    const id = await give(viewer('manager'))
    const sees = async (who: Viewer) => (await findInstruction(store.read, who, id)) !== undefined
    for (const who of [
      viewer('staff'),
      viewer('manager'),
      viewer('manager', 'district'),
      viewer('leader'),
      viewer('auditor'),
    ])
      expect([who.userId, await sees(who)]).toEqual([who.userId, true])
    for (const who of [
      viewer('staff', 'bureau', 2),
      viewer('manager', 'street'),
      viewer('manager', 'beijing'),
      viewer('admin'),
      viewer('staff', 'beijing'),
    ]) {
      expect([who.userId, await sees(who)]).toEqual([who.userId, false])
      expect(await bodies(who)).toEqual([])
      await refusal(answerInstruction(store.write, who, { id, version: 1, answer: '不该' }), 'not-found')
    }
    expect(await stored(id)).toMatchObject({ state: 'open', version: 1 })
  })

  it('are given along the tree only, to somebody else, who may see the record', async () => {
    const { store, viewer } = world()
    const street = await recordsOf(store, viewer('staff', 'street'))
    for (const who of [viewer('staff'), viewer('auditor'), viewer('admin')]) await refusal(give(who), 'not-allowed')
    const away = await refusal(give(viewer('manager'), { ownerId: 'p-staff-street-1' }), 'invalid')
    expect(away.fields.ownerId?.[0]).toContain('不在您分管的范围内')
    await refusal(give(viewer('manager'), { ownerId: 'p-manager-bureau-1' }), 'invalid')
    await refusal(give(viewer('leader'), { ownerId: 'p-auditor-district-1' }), 'invalid')
    const upwards = await refusal(give(viewer('manager', 'district'), { ownerId: 'p-leader-district-1' }), 'invalid')
    expect(upwards.fields.ownerId?.[0]).toBe('leaderdistrict1是领导，不能由您批示，请另选承办人')
    await refusal(give(viewer('leader'), { dueOn: '2026-03-09' }), 'invalid')
    await refusal(give(viewer('manager'), { noun: 'project', recordId: street.project }), 'not-found')
    const blind = await refusal(give(viewer('leader'), { noun: 'project', recordId: street.project }), 'invalid')
    expect(blind.fields.ownerId?.[0]).toBe(
      'staffbureau1（区投资促进局）无权查看“海汇航运总部”，请另选承办人，或不关联记录另行批示',
    )
    await store.write(async (tx) => {
      await tx.update(users).set({ active: false }).where(eq(users.unitId, 'u-beijing'))
    })
    const headless = await refusal(give(viewer('leader'), { ownerId: undefined, unitId: 'u-beijing' }), 'invalid')
    expect(headless.fields.unitId?.[0]).toContain('北京招商队没有在用的负责人账号')
    expect(instructionInput.safeParse({ body: '办', dueOn: TODAY }).success).toBe(false)
    expect((await store.read.select().from(instructions)).length).toBe(0)
  })

  it('reach a leader from a leader alone, also when a manager hands on what he was given', async () => {
    const { store, viewer } = world()
    const manager = viewer('manager', 'district')
    const id = await give(viewer('leader'), { ownerId: manager.userId })
    const leader = { ownerId: 'p-leader-district-2', note: null }
    const { fields } = await refusal(handOnInstruction(store.write, manager, { id, version: 1, ...leader }), 'invalid')
    expect(fields.ownerId?.[0]).toContain('不能由您批示')
    expect(await stored(id)).toMatchObject({ ownerId: manager.userId, version: 1 })
    await handOnInstruction(store.write, viewer('leader'), { id, version: 1, ...leader })
    expect(await stored(id)).toMatchObject({ ownerId: 'p-leader-district-2', version: 2 })
  })

  it('take steps only from the right person at the right time, and no two at once', async () => {
    const { store, viewer } = world()
    const id = await give(viewer('leader'))
    const key = { id, version: 1 }
    await refusal(closeInstruction(store.write, viewer('staff'), key), 'not-allowed')
    await refusal(answerInstruction(store.write, viewer('leader'), { ...key, answer: '代答' }), 'not-allowed')
    await refusal(closeInstruction(store.write, viewer('leader', 'district', 2), key), 'not-allowed')
    await refusal(
      returnInstruction(store.write, viewer('leader'), { ...key, reason: '太早', dueOn: '2026-03-20' }),
      'refused',
    )
    await refusal(
      handOnInstruction(store.write, viewer('staff'), { ...key, ownerId: 'p-staff-bureau-2', note: null }),
      'not-allowed',
    )
    await answerInstruction(store.write, viewer('staff'), { ...key, answer: '办好了' })
    await refusal(answerInstruction(store.write, viewer('staff'), { id, version: 2, answer: '再答' }), 'refused')
    await refusal(closeInstruction(store.write, viewer('leader'), key), 'conflict')
    await closeInstruction(store.write, viewer('leader'), { id, version: 2 })
    await refusal(closeInstruction(store.write, viewer('leader'), { id, version: 3 }), 'refused')
    expect((await trailOf(store, 'instruction.close')).length).toBe(1)
  })

  it('are listed with what is overdue first, and found by their words', async () => {
    const { store, viewer } = world()
    const leader = viewer('leader')
    await give(leader, { body: '月底前办', dueOn: '2026-03-31' })
    const late = await give(leader, { body: '早该办好', dueOn: '2026-03-12' })
    await store.write(async (tx) => {
      await tx.update(instructions).set({ dueOn: '2026-03-01' }).where(eq(instructions.id, late))
    })
    const done = await give(leader, { body: '已经办结', dueOn: '2026-03-11' })
    await closeInstruction(store.write, leader, { id: done, version: 1 })
    await give(viewer('manager'), { body: '科室安排' })
    expect(await bodies(leader)).toEqual(['早该办好', '科室安排', '月底前办', '已经办结'])
    expect(await bodies(leader, { view: 'given' })).toEqual(['早该办好', '月底前办', '已经办结'])
    expect(await bodies(leader, { overdue: '1' })).toEqual(['早该办好'])
    expect(await bodies(leader, { state: 'closed' })).toEqual(['已经办结'])
    expect(await bodies(leader, { q: '科室' })).toEqual(['科室安排'])
    expect(await bodies(viewer('staff'), { view: 'mine' })).toHaveLength(4)
    expect((await waitingInstructions(store.read, leader)).map(({ body }) => body)).toEqual(['早该办好', '月底前办'])
    expect((await waitingInstructions(store.read, viewer('staff'))).length).toBe(3)
  })
})
