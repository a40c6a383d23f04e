import { describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { instructions } from '@/lib/db/tables/comments'
import { firstContacts } from '@/lib/db/tables/ownership'
import { requests } from '@/lib/db/tables/requests'
import { saveReminderPolicy } from '@/lib/reminders/policy.commands'
import { reminderPolicy } from '@/lib/reminders/policy.queries'
import { REMINDER_POLICY } from '@/lib/reminders/policy.schema'
import { remind } from '@/lib/reminders/remind.commands'
import { setFollowUpDone } from '@/lib/visits/commands'
import { worldPerTest } from '../../world/world'
import { putProject, ready, signedProject } from '../projects/help'
import { makeCompany, makeVisit, refusal, trailOf } from '../room-world'
import { toldTo } from './help'

const world = worldPerTest()
const TODAY = '2026-03-10'
const run = (day = TODAY) => remind(world().store, day)
/** Kinds and titles of what still stands, for one person. */
const open = async (viewer: Viewer) =>
  (await toldTo(world().store, viewer))
    .filter((row) => row.settledAt === null)
    .map((row) => `${row.kind} ${row.title}`)
    .sort()

async function followUp(nextOn: string) {
  const { store, viewer } = world()
  const companyId = await makeCompany(store, viewer('staff'))
  return makeVisit(store, viewer('staff'), { companyId, nextStep: '寄送政策汇编', nextOn })
}

describe('follow-ups', () => {
  test('are told to their owner a day before, once, and leave when done, at once', async () => {
    const { store, viewer } = world()
    const id = await followUp('2026-03-12')
    expect(await run()).toEqual({ told: 0, settled: 0, back: 0 })
    expect(await run('2026-03-11')).toEqual({ told: 1, settled: 0, back: 0 })
    expect(await run('2026-03-11')).toEqual({ told: 0, settled: 0, back: 0 })
    expect(await open(viewer('staff'))).toEqual(['follow-up 跟进青岛海汇贸易有限公司：寄送政策汇编'])
    expect(await toldTo(store, viewer('manager'))).toEqual([])
    await setFollowUpDone(store.write, viewer('staff'), { id, done: true })
    expect(await open(viewer('staff'))).toEqual([])
    await setFollowUpDone(store.write, viewer('staff'), { id, done: false })
    expect(await run('2026-03-12')).toEqual({ told: 0, settled: 0, back: 1 })
    expect(await open(viewer('staff'))).toHaveLength(1)
  })

  test('are history after two months', async () => {
    const { viewer } = world()
    await followUp('2026-03-12')
    await run('2026-03-12')
    expect(await run('2026-05-12')).toMatchObject({ settled: 1 })
    expect((await open(viewer('staff'))).filter((one) => one.startsWith('follow-up'))).toEqual([])
  })
})

describe('projects', () => {
  test('nobody met for the days of the stage: the owner, a fortnight later the manager; a visit ends it', async () => {
    const { store, viewer } = world()
    const companyId = await makeCompany(store, viewer('staff'), { name: '北辰控股有限公司' })
    await putProject(world(), { investorCompanyId: companyId, reached: [{ stage: 'negotiation', on: '2026-02-01' }] })
    await run('2026-02-14')
    expect(await open(viewer('staff'))).toEqual([])
    await run('2026-02-15')
    expect(await open(viewer('staff'))).toEqual(['no-contact “北辰总部项目”自 2026-02-01 以来没有走访或推进'])
    await run('2026-02-28')
    expect(await open(viewer('manager'))).toEqual([])
    await run('2026-03-01')
    expect(await open(viewer('manager'))).toEqual(['no-contact “北辰总部项目”自 2026-02-01 以来没有走访或推进'])
    expect(await open(viewer('manager', 'district'))).toEqual([])
    await makeVisit(store, viewer('staff'), { companyId, happenedOn: '2026-02-28' })
    expect(await run('2026-03-01')).toMatchObject({ told: 0, settled: 3 })
    expect(await open(viewer('staff'))).toEqual([])
  })

  test('days in a stage run out: told a week before, with the day', async () => {
    const { viewer } = world()
    await putProject(world(), { reached: [{ stage: 'signed', on: '2026-01-01' }] })
    await run('2026-03-24')
    expect((await open(viewer('staff'))).filter((one) => one.startsWith('gate'))).toEqual([])
    await run('2026-03-25')
    expect((await open(viewer('staff'))).filter((one) => one.startsWith('gate'))).toEqual([
      'gate-deadline “北辰总部项目”应在 2026-04-01 前走出签约阶段',
    ])
  })

  test('what waits to be verified is one notice a day to who could do it', async () => {
    const { viewer } = world()
    await ready(world())
    await signedProject(world())
    await run()
    expect((await open(viewer('manager'))).filter((one) => one.startsWith('verification'))).toEqual([
      'verification 有 2 项申报等待认定',
    ])
    await run('2026-03-11')
    expect((await open(viewer('manager'))).filter((one) => one.startsWith('verification'))).toHaveLength(1)
    expect((await open(viewer('staff'))).filter((one) => one.startsWith('verification'))).toEqual([])
    expect((await open(viewer('manager', 'street'))).filter((one) => one.startsWith('verification'))).toEqual([])
  })

  test('first contact that soon protects no longer', async () => {
    const { store, viewer } = world()
    const projectId = await putProject(world(), { reached: [{ stage: 'contact', on: '2026-03-01' }] })
    await store.write((tx) =>
      tx
        .insert(firstContacts)
        .values({
          unitId: 'u-bureau',
          createdBy: 'p',
          projectId,
          folded: '北辰',
          happenedOn: '2026-03-01',
          protectedUntil: '2026-03-24',
        })
        .then(() => undefined),
    )
    await run('2026-03-09')
    expect(await open(viewer('staff'))).toEqual([])
    await run('2026-03-10')
    expect(await open(viewer('staff'))).toEqual(['first-contact “北辰总部项目”的首谈保护到 2026-03-24 为止'])
    expect(await run('2026-03-25')).toMatchObject({ settled: 1 })
  })
})

describe('requests and instructions', () => {
  test('a request is told to who handles it, overdue to the managers too, at the top to leaders', async () => {
    const { store, viewer } = world()
    const common = {
      unitId: 'u-bureau',
      createdBy: 'p',
      companyId: 'c',
      raisedUnitId: 'u-street',
      raisedOn: '2026-03-01',
      category: 'land',
      workingDays: 5,
      levelSince: '2026-03-01',
    }
    await store.write((tx) =>
      tx
        .insert(requests)
        .values([
          { ...common, ownerId: viewer('staff').userId, title: '停车', dueOn: '2026-03-12' },
          { ...common, title: '人才公寓', dueOn: '2026-03-09', level: 'top' as const },
          { ...common, title: '已答复', dueOn: '2026-03-09', state: 'answered' as const },
        ])
        .then(() => undefined),
    )
    await run()
    expect(await open(viewer('staff'))).toEqual(['request 诉求“停车”即将到期'])
    expect(await open(viewer('manager'))).toEqual(['request-overdue 诉求“人才公寓”已过办理期限'])
    expect(await open(viewer('leader', 'bureau'))).toEqual(['request-overdue 诉求“人才公寓”已过办理期限'])
    expect(await run('2026-03-13')).toMatchObject({ told: 3, settled: 1 })
    expect(await open(viewer('staff'))).toEqual(['request-overdue 诉求“停车”已过办理期限'])
  })

  test('an instruction is told to who carries it out', async () => {
    const { store, viewer } = world()
    const row = {
      unitId: 'u-bureau',
      ownerId: viewer('staff').userId,
      createdBy: 'l',
      body: '请一周内拿出方案',
      dueOn: '2026-03-12',
    }
    await store.write((tx) =>
      tx
        .insert(instructions)
        .values(row)
        .then(() => undefined),
    )
    await run()
    expect(await open(viewer('staff'))).toEqual(['instruction 批示即将到期：请一周内拿出方案'])
  })
})

describe('the days', () => {
  test('are the defaults until somebody sets them, and only an admin does', async () => {
    const { store, viewer } = world()
    expect(await reminderPolicy(store.read)).toEqual({ version: 1, ...REMINDER_POLICY })
    const policy = { ...REMINDER_POLICY, followUpDays: 3 }
    for (const role of ['staff', 'manager', 'leader', 'auditor'] as const)
      await refusal(saveReminderPolicy(store.write, viewer(role), { version: 1, policy }), 'not-allowed')
    await saveReminderPolicy(store.write, viewer('admin'), { version: 1, policy })
    await refusal(saveReminderPolicy(store.write, viewer('admin'), { version: 1, policy }), 'conflict')
    expect(await reminderPolicy(store.read)).toMatchObject({ version: 2, followUpDays: 3 })
    expect(await trailOf(store, 'policy.save')).toHaveLength(1)
    await followUp('2026-03-13')
    expect(await run()).toMatchObject({ told: 1 })
  })
})
