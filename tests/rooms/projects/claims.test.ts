import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { auditEntries } from '@/lib/db/tables/house'
import { moneyEvents, stageEvents } from '@/lib/db/tables/projects'
import type { ClaimInput } from '@/lib/projects/claims.schema'
import { rejectClaim } from '@/lib/projects/commands/answer-claims'
import { renewClaim } from '@/lib/projects/commands/own-claims'
import { verifyClaim } from '@/lib/projects/commands/verify-claims'
import { insertMoneyEvents } from '@/lib/projects/money-records'
import { worldPerTest } from '../../world/world'
import { eventsOf, prove, putProject, ready, rowOf } from './help'

const world = worldPerTest()
beforeEach(() => ready(world()))
const signed = [{ stage: 'signed', on: '2026-02-01' }] as const

async function putSigned(createdBy = 'p-staff-bureau-1') {
  const id = await putProject(world(), { reached: signed.map((one) => ({ ...one, createdBy })) })
  const event = (await eventsOf(world().store, id)).find((one) => one.stage === 'signed')
  await prove(world(), 'project', id, id, 'agreement')
  return { id, claim: { kind: 'stage', id: event?.id ?? '', version: 1 } satisfies ClaimInput }
}
const stageRow = async (id: string) =>
  (await world().store.read.select().from(stageEvents).where(eq(stageEvents.id, id)))[0]

describe('claims', () => {
  test('a manager verifies what staff claim; a second decision is refused', async () => {
    const { store, viewer } = world()
    const { claim } = await putSigned()
    await verifyClaim(store.write, viewer('manager'), claim)
    expect(await stageRow(claim.id)).toMatchObject({
      verification: 'verified',
      verifiedBy: 'p-manager-bureau-1',
      version: 2,
    })
    const again = { ...claim, version: 2, reason: '迟了' }
    await expect(rejectClaim(store.write, viewer('manager', 'bureau', 2), again)).rejects.toMatchObject({
      code: 'refused',
    })
    expect((await stageRow(claim.id))?.verification).toBe('verified')
    const entry = (await store.read.select().from(auditEntries).orderBy(auditEntries.seq)).at(-1)
    expect(entry).toMatchObject({ action: 'claim.verify', before: { verification: 'claimed' } })
  })

  test('nobody verifies or rejects his own claim', async () => {
    const { store, viewer } = world()
    const { claim } = await putSigned('p-manager-bureau-1')
    await expect(verifyClaim(store.write, viewer('manager'), claim)).rejects.toMatchObject({ code: 'refused' })
    await expect(rejectClaim(store.write, viewer('manager'), { ...claim, reason: '自己' })).rejects.toMatchObject({
      code: 'refused',
    })
    expect(await stageRow(claim.id)).toMatchObject({ verification: 'claimed', version: 1 })
    await verifyClaim(store.write, viewer('manager', 'bureau', 2), claim)
    expect((await stageRow(claim.id))?.verification).toBe('verified')
  })

  test.each([
    ['staff', 'bureau', 2],
    ['manager', 'street', 1],
    ['manager', 'beijing', 1],
    ['leader', 'district', 1],
    ['auditor', 'district', 1],
    ['admin', 'district', 1],
  ] as const)('%s of %s (%i) finds no claim to decide', async (role, unit, n) => {
    const { store, viewer } = world()
    const { claim } = await putSigned()
    await expect(verifyClaim(store.write, viewer(role, unit, n), claim)).rejects.toMatchObject({ code: 'not-found' })
    expect((await stageRow(claim.id))?.verification).toBe('claimed')
  })

  test('rejected money leaves the sums; claimed again it is back, and the new claimant may not verify it', async () => {
    const { store, viewer } = world()
    const { id } = await putSigned()
    const money = {
      projectId: id,
      unitId: 'u-bureau',
      ownerId: 'p-staff-bureau-1',
      kind: 'paid-in',
      origin: 'domestic',
    } as const
    const [event = ''] = await store.write((tx) =>
      insertMoneyEvents(tx, viewer('staff'), [{ ...money, happenedOn: '2026-03-01', currency: 'CNY', amount: 900 }]),
    )
    const claim = { kind: 'money', id: event, version: 1 } as const
    await rejectClaim(store.write, viewer('manager'), { ...claim, reason: '缺少银行回单' })
    expect((await rowOf(store, id)).arrivedCny).toBe(0)
    const stranger = viewer('staff', 'bureau', 2)
    await expect(renewClaim(store.write, stranger, { ...claim, version: 2 })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await renewClaim(store.write, viewer('manager'), { ...claim, version: 2 })
    expect((await rowOf(store, id)).arrivedCny).toBe(900)
    const [row] = await store.read.select().from(moneyEvents)
    expect(row).toMatchObject({ verification: 'claimed', rejectReason: null, createdBy: 'p-manager-bureau-1' })
    await expect(verifyClaim(store.write, viewer('manager'), { ...claim, version: 3 })).rejects.toMatchObject({
      code: 'refused',
    })
  })

  test('stages before signing are nobody’s claim, and a changed claim is a conflict', async () => {
    const { store, viewer } = world()
    const { id, claim } = await putSigned()
    const lead = (await eventsOf(store, id)).find((one) => one.stage === 'lead')
    const early = { kind: 'stage', id: lead?.id ?? '', version: 1 } as const
    await expect(verifyClaim(store.write, viewer('manager'), early)).rejects.toMatchObject({ code: 'refused' })
    await expect(verifyClaim(store.write, viewer('manager'), { ...claim, version: 4 })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await stageRow(claim.id))?.verification).toBe('claimed')
  })
})
