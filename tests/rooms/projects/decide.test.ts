import { and, eq, isNull } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { once } from '@/lib/access/once'
import { inside } from '@/lib/db/store'
import { evidence } from '@/lib/db/tables/evidence'
import { moneyEvents } from '@/lib/db/tables/projects'
import { rejectClaim, revokeClaim } from '@/lib/projects/commands/answer-claims'
import { endProject, reviveProject } from '@/lib/projects/commands/end-project'
import { moveStage } from '@/lib/projects/commands/move-stage'
import { updateProject } from '@/lib/projects/commands/update-project'
import { verifyClaim } from '@/lib/projects/commands/verify-claims'
import { projectUpdate } from '@/lib/projects/schema'
import { worldPerTest } from '../../world/world'
import { refusal, trailOf } from '../room-world'
import { claimOf, move, prove, putProject, ready, rowOf, signedCount, signedProject, stageRow } from './help'

const world = worldPerTest()
beforeEach(() => ready(world()))

const moneyRow = async (projectId: string) =>
  (
    await world()
      .store.read.select()
      .from(moneyEvents)
      .where(and(eq(moneyEvents.projectId, projectId), isNull(moneyEvents.voidedAt)))
  )[0]

describe('verifying', () => {
  test('a signing takes its waiting amount along, and its papers can then only be superseded', async () => {
    const { store, viewer } = world()
    const { id, claim } = await signedProject(world())
    await verifyClaim(store.write, viewer('manager'), claim)
    expect(await stageRow(world(), claim)).toMatchObject({ verification: 'verified' })
    expect(await moneyRow(id)).toMatchObject({
      kind: 'agreed',
      verification: 'verified',
      verifiedBy: 'p-manager-bureau-1',
    })
    expect(await rowOf(store, id)).toMatchObject({ agreedVerifiedCny: 12_000_000_000 })
    expect((await store.read.select().from(evidence))[0]?.countedAt).not.toBeNull()
    expect(await signedCount(world())).toBe(1)
  })

  test('is refused while papers are missing, with their names, and nothing is written', async () => {
    const { store, viewer } = world()
    const id = await putProject(world(), { reached: [{ stage: 'signed', on: '2026-02-01' }] })
    const claim = await claimOf(world(), id)
    expect((await refusal(verifyClaim(store.write, viewer('manager'), claim), 'refused')).message).toContain('投资协议')
    expect(await stageRow(world(), claim)).toMatchObject({ verification: 'claimed', version: 1 })
    await prove(world(), 'stage', claim.id, id, 'agreement')
    await verifyClaim(store.write, viewer('manager'), claim)
    expect((await stageRow(world(), claim))?.verification).toBe('verified')
  })

  test('by two managers at once happens once; pressed twice it is one answer', async () => {
    const { store, viewer } = world()
    const { claim } = await signedProject(world())
    const both = await Promise.allSettled([
      verifyClaim(store.write, viewer('manager'), claim),
      rejectClaim(store.write, viewer('manager', 'bureau', 2), { ...claim, reason: '协议未盖章' }),
    ])
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await stageRow(world(), claim))?.version).toBe(2)

    const other = await signedProject(world(), '第二个项目')
    const press = () =>
      store.write((tx) =>
        once(tx, viewer('manager'), 'claim.verify', `verify-${other.claim.id}`, () =>
          verifyClaim(inside(tx), viewer('manager'), other.claim),
        ),
      )
    expect(await press()).toEqual(await press())
    expect((await stageRow(world(), other.claim))?.version).toBe(2)
  })

  test('not by who has changed what it counts by since it was claimed', async () => {
    const { store, viewer } = world()
    const { id, claim } = await signedProject(world())
    const { version, ...row } = await rowOf(store, id)
    const form = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
    const change = projectUpdate.parse({ ...form, version, targets: ['finance'], origin: 'domestic' })
    await updateProject(store.write, viewer('manager'), change)
    expect((await refusal(verifyClaim(store.write, viewer('manager'), claim), 'refused')).message).toContain(
      '其他负责人',
    )
    await verifyClaim(store.write, viewer('manager', 'bureau', 2), claim)
    expect(await signedCount(world())).toBe(1)
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
    const { id, claim } = await signedProject(world())
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
    const { id, claim } = await signedProject(world())
    await verifyClaim(store.write, viewer('manager'), claim)
    const { version } = await rowOf(store, id)
    const back = move(id, version, 'contact', { reason: '投资方换人' })
    await refusal(moveStage(store.write, viewer('staff'), back), 'refused')
    expect(await signedCount(world())).toBe(1)
    await revokeClaim(store.write, viewer('manager'), { ...claim, version: 2, reason: '协议作废' })
    await moveStage(store.write, viewer('staff'), back)
    expect(await signedCount(world())).toBe(0)
  })

  test('verify, revoke, verify: one project, counted once or not at all', async () => {
    const { store, viewer } = world()
    const { claim } = await signedProject(world())
    const counts: number[] = []
    await verifyClaim(store.write, viewer('manager'), claim)
    counts.push(await signedCount(world()))
    await revokeClaim(store.write, viewer('manager', 'bureau', 2), { ...claim, version: 2, reason: '协议存疑' })
    counts.push(await signedCount(world()))
    await verifyClaim(store.write, viewer('manager'), { ...claim, version: 3 })
    counts.push(await signedCount(world()))
    expect(counts).toEqual([1, 0, 1])
    expect(await trailOf(store, 'claim.revoke')).toMatchObject([
      { after: { reason: '协议存疑', verification: 'claimed' } },
    ])
  })

  test('lost and revived counts as once', async () => {
    const { store, viewer } = world()
    const { id, claim } = await signedProject(world())
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
    expect(await signedCount(world())).toBe(0)
    await reviveProject(store.write, viewer('staff'), { id, version: version + 1, on, reason: '重新接洽' })
    expect(await signedCount(world())).toBe(1)
  })
})
