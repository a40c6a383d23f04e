import { and, eq, isNull } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { once } from '@/lib/access/once'
import { inside } from '@/lib/db/store'
import { evidence } from '@/lib/db/tables/evidence'
import { moneyEvents, stageEvents } from '@/lib/db/tables/projects'
import { countMetric } from '@/lib/metrics/read'
import { countClaims, listClaims } from '@/lib/projects/claims.queries'
import type { ClaimInput } from '@/lib/projects/claims.schema'
import { rejectClaim, returnClaim, revokeClaim } from '@/lib/projects/commands/answer-claims'
import { endProject, reviveProject } from '@/lib/projects/commands/end-project'
import { moveStage } from '@/lib/projects/commands/move-stage'
import { renewClaim, withdrawClaim } from '@/lib/projects/commands/own-claims'
import { updateProject } from '@/lib/projects/commands/update-project'
import { verifyClaim, verifyMany } from '@/lib/projects/commands/verify-claims'
import { projectUpdate } from '@/lib/projects/schema'
import { worldPerTest } from '../../world/world'
import { refusal, trailOf } from '../room-world'
import { eventsOf, move, papers, prove, putProject, ready, rowOf } from './help'

const world = worldPerTest()
beforeEach(() => ready(world()))
const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const signedCount = async () =>
  (await countMetric(world().store.read, world().viewer('leader'), 'projects-signed', YEAR)).value

const claimOf = async (id: string, stage = 'signed'): Promise<ClaimInput> => {
  const row = (await eventsOf(world().store, id)).find((one) => one.stage === stage && one.voidedAt === null)
  return { kind: 'stage', id: row?.id ?? '', version: row?.version ?? 0 }
}
const stageRow = async ({ id }: ClaimInput) =>
  (await world().store.read.select().from(stageEvents).where(eq(stageEvents.id, id)))[0]
const moneyRow = async (projectId: string) =>
  (
    await world()
      .store.read.select()
      .from(moneyEvents)
      .where(and(eq(moneyEvents.projectId, projectId), isNull(moneyEvents.voidedAt)))
  )[0]

/** Signed by staff, with agreement and amount, as the move's form does it. */
async function signed(name = '北辰总部项目') {
  const id = await putProject(world(), { name })
  const form = { agreementKind: 'formal', amount: '12000', evidence: papers('agreement') }
  await moveStage(world().store.write, world().viewer('staff'), move(id, 1, 'signed', form))
  return { id, claim: await claimOf(id) }
}

describe('verifying', () => {
  test('a signing takes its waiting amount along, and its papers can then only be superseded', async () => {
    const { store, viewer } = world()
    const { id, claim } = await signed()
    await verifyClaim(store.write, viewer('manager'), claim)
    expect(await stageRow(claim)).toMatchObject({ verification: 'verified' })
    expect(await moneyRow(id)).toMatchObject({
      kind: 'agreed',
      verification: 'verified',
      verifiedBy: 'p-manager-bureau-1',
    })
    expect(await rowOf(store, id)).toMatchObject({ agreedVerifiedCny: 12_000_000_000 })
    expect((await store.read.select().from(evidence))[0]?.countedAt).not.toBeNull()
    expect(await signedCount()).toBe(1)
  })

  test('is refused while papers are missing, with their names, and nothing is written', async () => {
    const { store, viewer } = world()
    const id = await putProject(world(), { reached: [{ stage: 'signed', on: '2026-02-01' }] })
    const claim = await claimOf(id)
    expect((await refusal(verifyClaim(store.write, viewer('manager'), claim), 'refused')).message).toContain('投资协议')
    expect(await stageRow(claim)).toMatchObject({ verification: 'claimed', version: 1 })
    await prove(world(), 'stage', claim.id, id, 'agreement')
    await verifyClaim(store.write, viewer('manager'), claim)
    expect((await stageRow(claim))?.verification).toBe('verified')
  })

  test('by two managers at once happens once; pressed twice it is one answer', async () => {
    const { store, viewer } = world()
    const { claim } = await signed()
    const both = await Promise.allSettled([
      verifyClaim(store.write, viewer('manager'), claim),
      rejectClaim(store.write, viewer('manager', 'bureau', 2), { ...claim, reason: '协议未盖章' }),
    ])
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await stageRow(claim))?.version).toBe(2)

    const other = await signed('第二个项目')
    const press = () =>
      store.write((tx) =>
        once(tx, viewer('manager'), 'claim.verify', `verify-${other.claim.id}`, () =>
          verifyClaim(inside(tx), viewer('manager'), other.claim),
        ),
      )
    expect(await press()).toEqual(await press())
    expect((await stageRow(other.claim))?.version).toBe(2)
  })

  test('not by who has changed what it counts by since it was claimed', async () => {
    const { store, viewer } = world()
    const { id, claim } = await signed()
    const { version, ...row } = await rowOf(store, id)
    const form = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
    const change = projectUpdate.parse({ ...form, version, targets: ['finance'], origin: 'domestic' })
    await updateProject(store.write, viewer('manager'), change)
    expect((await refusal(verifyClaim(store.write, viewer('manager'), claim), 'refused')).message).toContain(
      '其他负责人',
    )
    await verifyClaim(store.write, viewer('manager', 'bureau', 2), claim)
    expect(await signedCount()).toBe(1)
  })
})

describe('what is verified', () => {
  const edit = async (id: string, extra: Record<string, unknown>) => {
    const row = await rowOf(world().store, id)
    const form = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
    return projectUpdate.parse({ ...form, targets: ['headquarters'], ...extra })
  }

  test('is changed by a verifier alone, told so first; what does not count is anybody’s', async () => {
    const { store, viewer } = world()
    const { id, claim } = await signed()
    await verifyClaim(store.write, viewer('manager'), claim)
    await updateProject(store.write, viewer('staff'), await edit(id, { content: '补充说明' }))
    await refusal(updateProject(store.write, viewer('staff'), await edit(id, { origin: 'foreign' })), 'refused')
    expect(await rowOf(store, id)).toMatchObject({ origin: 'domestic', content: '补充说明' })
    const change = await edit(id, { origin: 'foreign', content: '补充说明' })
    expect((await refusal(updateProject(store.write, viewer('manager'), change), 'confirm')).fields).toHaveProperty(
      'verified',
    )
    await updateProject(store.write, viewer('manager'), change, ['verified'])
    expect((await rowOf(store, id)).origin).toBe('foreign')
  })

  test('cannot be left by moving back: it is revoked first', async () => {
    const { store, viewer } = world()
    const { id, claim } = await signed()
    await verifyClaim(store.write, viewer('manager'), claim)
    const { version } = await rowOf(store, id)
    const back = move(id, version, 'contact', { reason: '投资方换人' })
    await refusal(moveStage(store.write, viewer('staff'), back), 'refused')
    expect(await signedCount()).toBe(1)
    await revokeClaim(store.write, viewer('manager'), { ...claim, version: 2, reason: '协议作废' })
    await moveStage(store.write, viewer('staff'), back)
    expect(await signedCount()).toBe(0)
  })

  test('verify, revoke, verify: one project, counted once or not at all', async () => {
    const { store, viewer } = world()
    const { claim } = await signed()
    const counts: number[] = []
    await verifyClaim(store.write, viewer('manager'), claim)
    counts.push(await signedCount())
    await revokeClaim(store.write, viewer('manager', 'bureau', 2), { ...claim, version: 2, reason: '协议存疑' })
    counts.push(await signedCount())
    await verifyClaim(store.write, viewer('manager'), { ...claim, version: 3 })
    counts.push(await signedCount())
    expect(counts).toEqual([1, 0, 1])
    expect(await trailOf(store, 'claim.revoke')).toMatchObject([
      { after: { reason: '协议存疑', verification: 'claimed' } },
    ])
  })

  test('lost and revived counts as once', async () => {
    const { store, viewer } = world()
    const { id, claim } = await signed()
    await verifyClaim(store.write, viewer('manager'), claim)
    const on = '2026-03-05'
    const { version } = await rowOf(store, id)
    await endProject(store.write, viewer('staff'), {
      id,
      version,
      state: 'lost',
      on,
      lossReason: 'policy',
      wonBy: '某市',
      reason: null,
    })
    expect(await signedCount()).toBe(0)
    await reviveProject(store.write, viewer('staff'), { id, version: version + 1, on, reason: '重新接洽' })
    expect(await signedCount()).toBe(1)
  })
})

describe('sending back, claiming again, withdrawing', () => {
  test('a claim sent back leaves the queue, waits for its people, and comes back to it', async () => {
    const { store, viewer } = world()
    const { claim } = await signed()
    await returnClaim(store.write, viewer('manager'), { ...claim, reason: '协议缺骑缝章' })
    expect(await countClaims(store.read, viewer('manager'), 'claimed')).toEqual({ stage: 0, money: 1 })
    const ask = { kind: 'stage', status: 'returned', page: 1, mine: true } as const
    expect(await listClaims(store.read, viewer('staff'), ask, 'project.read')).toMatchObject([
      { id: claim.id, returnReason: '协议缺骑缝章', verification: 'claimed' },
    ])
    await refusal(verifyClaim(store.write, viewer('manager'), { ...claim, version: 2 }), 'refused')
    await renewClaim(store.write, viewer('staff'), { ...claim, version: 2 })
    expect((await countClaims(store.read, viewer('manager'), 'claimed')).stage).toBe(1)
    expect(await stageRow(claim)).toMatchObject({ returnedAt: null, returnReason: null, version: 3 })
  })

  test('who once claimed it may not verify it after another has claimed it again', async () => {
    const { store, viewer } = world()
    const id = await putProject(world(), {
      reached: [{ stage: 'signed', on: '2026-02-01', createdBy: 'p-manager-bureau-1' }],
    })
    const claim = await claimOf(id)
    await prove(world(), 'project', id, id, 'agreement')
    await returnClaim(store.write, viewer('manager', 'bureau', 2), { ...claim, reason: '补材料' })
    await renewClaim(store.write, viewer('staff'), { ...claim, version: 2 })
    await refusal(verifyClaim(store.write, viewer('manager'), { ...claim, version: 3 }), 'refused')
    await refusal(returnClaim(store.write, viewer('manager'), { ...claim, version: 3, reason: '再补' }), 'refused')
    expect((await stageRow(claim))?.verification).toBe('claimed')
  })

  test('withdrawn by its people, the project stands where it stood; not once verified', async () => {
    const { store, viewer } = world()
    const { id, claim } = await signed()
    const input = { ...claim, reason: '误报' }
    await refusal(withdrawClaim(store.write, viewer('manager'), input), 'refused')
    await refusal(withdrawClaim(store.write, viewer('staff', 'bureau', 2), input), 'not-allowed')
    await withdrawClaim(store.write, viewer('staff'), input)
    expect(await rowOf(store, id)).toMatchObject({ stage: 'negotiation', stageOn: '2026-02-01' })
    expect(await stageRow(claim)).toMatchObject({ effectiveKey: null, voidedAt: expect.any(Date) })
    const money = await moneyRow(id)
    await withdrawClaim(store.write, viewer('staff'), { kind: 'money', id: money?.id ?? '', version: 1, reason: null })
    expect(await rowOf(store, id)).toMatchObject({ agreedCny: 0 })

    const other = await signed('另一个项目')
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
    const { claim } = await signed()
    const who = viewer(role, unit, n)
    for (const act of [returnClaim, revokeClaim, rejectClaim])
      await refusal(act(store.write, who, { ...claim, reason: '越权' }), 'not-found')
    expect(await verifyMany(store.write, who, { claims: [claim] })).toMatchObject({
      verified: [],
      left: [{ id: claim.id }],
    })
    expect(await stageRow(claim)).toMatchObject({ verification: 'claimed', version: 1, returnedAt: null })
  })
})

test('many at once: what nothing blocks is verified, the rest is named with its reasons', async () => {
  const { store, viewer } = world()
  const good = await signed('甲项目')
  const stale = await signed('乙项目')
  const bare = await putProject(world(), { name: '丙项目', reached: [{ stage: 'signed', on: '2026-02-01' }] })
  const own = await putProject(world(), {
    name: '丁项目',
    reached: [{ stage: 'signed', on: '2026-02-01', createdBy: 'p-manager-bureau-1' }],
  })
  const claims = [good.claim, { ...stale.claim, version: 9 }, await claimOf(bare), await claimOf(own)]
  const answer = await verifyMany(store.write, viewer('manager'), { claims })
  expect(answer.verified).toEqual([good.claim.id])
  expect(answer.left.map((one) => one.reasons.join())).toEqual([
    '他人刚刚处理或修改过，请刷新后查看',
    expect.stringContaining('缺少佐证材料'),
    expect.stringContaining('不能认定自己申报的事项'),
  ])
  expect(await signedCount()).toBe(1)
})
