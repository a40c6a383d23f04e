import { and, eq, isNull } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { moneyEvents } from '@/lib/db/tables/projects'
import { countClaims, listClaims } from '@/lib/projects/claims.queries'
import { rejectClaim, returnClaim, revokeClaim } from '@/lib/projects/commands/answer-claims'
import { renewClaim, withdrawClaim } from '@/lib/projects/commands/own-claims'
import { updateProject } from '@/lib/projects/commands/update-project'
import { verifyClaim, verifyMany } from '@/lib/projects/commands/verify-claims'
import { projectUpdate } from '@/lib/projects/schema'
import { worldPerTest } from '../../world/world'
import { refusal } from '../room-world'
import { claimOf, prove, putProject, ready, rowOf, signedCount, signedProject, stageRow } from './help'

const world = worldPerTest()
beforeEach(() => ready(world()))
const moneyRow = async (projectId: string) =>
  (
    await world()
      .store.read.select()
      .from(moneyEvents)
      .where(and(eq(moneyEvents.projectId, projectId), isNull(moneyEvents.voidedAt)))
  )[0]

describe('sending back, claiming again, withdrawing', () => {
  test('a claim sent back leaves the queue, waits for its people, and comes back to it', async () => {
    const { store, viewer } = world()
    const { claim } = await signedProject(world())
    await returnClaim(store.write, viewer('manager'), { ...claim, reason: '协议缺骑缝章' })
    expect(await countClaims(store.read, viewer('manager'), 'claimed')).toEqual({ stage: 0, money: 1 })
    const ask = { kind: 'stage', status: 'returned', page: 1, mine: true } as const
    expect(await listClaims(store.read, viewer('staff'), ask, 'project.read')).toMatchObject([
      { id: claim.id, returnReason: '协议缺骑缝章', verification: 'claimed' },
    ])
    await refusal(verifyClaim(store.write, viewer('manager'), { ...claim, version: 2 }), 'refused')
    await renewClaim(store.write, viewer('staff'), { ...claim, version: 2 })
    expect((await countClaims(store.read, viewer('manager'), 'claimed')).stage).toBe(1)
    expect(await stageRow(world(), claim)).toMatchObject({ returnedAt: null, returnReason: null, version: 3 })
  })

  test('who once claimed it may not verify it after another has claimed it again', async () => {
    const { store, viewer } = world()
    const id = await putProject(world(), {
      reached: [{ stage: 'signed', on: '2026-02-01', createdBy: 'p-manager-bureau-1' }],
    })
    const claim = await claimOf(world(), id)
    await prove(world(), 'project', id, id, 'agreement')
    await returnClaim(store.write, viewer('manager', 'bureau', 2), { ...claim, reason: '补材料' })
    await renewClaim(store.write, viewer('staff'), { ...claim, version: 2 })
    await refusal(verifyClaim(store.write, viewer('manager'), { ...claim, version: 3 }), 'refused')
    await refusal(returnClaim(store.write, viewer('manager'), { ...claim, version: 3, reason: '再补' }), 'refused')
    expect((await stageRow(world(), claim))?.verification).toBe('claimed')
  })

  test('who once claimed it may not change its facts after another has claimed it again and a third has verified it', async () => {
    const { store, viewer } = world()
    const [first, third] = [viewer('manager'), viewer('manager', 'bureau', 2)]
    const id = await putProject(world(), { reached: [{ stage: 'signed', on: '2026-02-01', createdBy: first.userId }] })
    const claim = await claimOf(world(), id)
    await prove(world(), 'project', id, id, 'agreement')
    await returnClaim(store.write, third, { ...claim, reason: '补材料' })
    await renewClaim(store.write, viewer('staff'), { ...claim, version: 2 })
    await verifyClaim(store.write, third, { ...claim, version: 3 })
    const row = Object.entries(await rowOf(store, id)).filter(([, value]) => value !== null)
    const change = projectUpdate.parse({ ...Object.fromEntries(row), targets: ['headquarters'], origin: 'foreign' })
    await refusal(updateProject(store.write, first, change, ['verified']), 'refused')
    expect((await rowOf(store, id)).origin).toBe('domestic')
    await updateProject(store.write, third, change, ['verified'])
    expect((await rowOf(store, id)).origin).toBe('foreign')
  })

  test('withdrawn by its people, the project stands where it stood; not once verified', async () => {
    const { store, viewer } = world()
    const { id, claim } = await signedProject(world())
    const input = { ...claim, reason: '误报' }
    await refusal(withdrawClaim(store.write, viewer('manager'), input), 'refused')
    await refusal(withdrawClaim(store.write, viewer('staff', 'bureau', 2), input), 'not-allowed')
    await withdrawClaim(store.write, viewer('staff'), input)
    expect(await rowOf(store, id)).toMatchObject({ stage: 'negotiation', stageOn: '2026-02-01' })
    expect(await stageRow(world(), claim)).toMatchObject({ effectiveKey: null, voidedAt: expect.any(Date) })
    const money = await moneyRow(id)
    await withdrawClaim(store.write, viewer('staff'), { kind: 'money', id: money?.id ?? '', version: 1, reason: null })
    expect(await rowOf(store, id)).toMatchObject({ agreedCny: 0 })

    const other = await signedProject(world(), '另一个项目')
    await verifyClaim(store.write, viewer('manager'), other.claim)
    await refusal(withdrawClaim(store.write, viewer('staff'), { ...other.claim, version: 2, reason: null }), 'refused')
    expect((await rowOf(store, other.id)).stage).toBe('signed')
  })

  test.each([
    ['staff', 'bureau', 1],
    ['manager', 'street', 1],
    ['leader', 'district', 1],
    ['auditor', 'district', 1],
    ['admin', 'district', 1],
  ] as const)('%s of %s (%i) sends nothing back and revokes nothing', async (role, unit, n) => {
    const { store, viewer } = world()
    const { claim } = await signedProject(world())
    const who = viewer(role, unit, n)
    for (const act of [returnClaim, revokeClaim, rejectClaim])
      await refusal(act(store.write, who, { ...claim, reason: '越权' }), 'not-found')
    expect(await verifyMany(store.write, who, { claims: [claim] })).toMatchObject({
      verified: [],
      left: [{ id: claim.id }],
    })
    expect(await stageRow(world(), claim)).toMatchObject({ verification: 'claimed', version: 1, returnedAt: null })
  })
})

test('many at once: what nothing blocks is verified, the rest is named with its reasons', async () => {
  const { store, viewer } = world()
  const good = await signedProject(world(), '甲项目')
  const stale = await signedProject(world(), '乙项目')
  const bare = await putProject(world(), { name: '丙项目', reached: [{ stage: 'signed', on: '2026-02-01' }] })
  const own = await putProject(world(), {
    name: '丁项目',
    reached: [{ stage: 'signed', on: '2026-02-01', createdBy: 'p-manager-bureau-1' }],
  })
  const claims = [good.claim, { ...stale.claim, version: 9 }, await claimOf(world(), bare), await claimOf(world(), own)]
  const answer = await verifyMany(store.write, viewer('manager'), { claims })
  expect(answer.verified).toEqual([good.claim.id])
  expect(answer.left.map((one) => one.reasons.join())).toEqual([
    '他人刚刚处理或修改过，请刷新后查看',
    expect.stringContaining('缺少佐证材料'),
    expect.stringContaining('不能认定自己申报的事项'),
  ])
  expect(await signedCount(world())).toBe(1)
})
