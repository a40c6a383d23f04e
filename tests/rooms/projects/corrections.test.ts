import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { moneyEvents } from '@/lib/db/tables/projects'
import { countMetric } from '@/lib/metrics/read'
import { rejectClaim, revokeClaim } from '@/lib/projects/commands/answer-claims'
import { changeInvestor } from '@/lib/projects/commands/change-investor'
import { correctMoney, createMoney } from '@/lib/projects/commands/money'
import { moveStage } from '@/lib/projects/commands/move-stage'
import { renewClaim, withdrawClaim } from '@/lib/projects/commands/own-claims'
import { verifyClaim } from '@/lib/projects/commands/verify-claims'
import { moneyCorrection, moneyInput } from '@/lib/projects/money.schema'
import { investorInput } from '@/lib/projects/schema'
import { worldPerTest } from '../../world/world'
import { refusal } from '../room-world'
import { eventsOf, move, papers, putProject, ready, rowOf } from './help'

const world = worldPerTest()
beforeEach(() => ready(world()))
const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const WAN = 1_000_000
const form = { kind: 'paid-in', on: '2026-03-01', amountUnit: '万' }
const given = (projectId: string, amount: string, extra: Record<string, unknown> = {}) =>
  moneyInput.parse({ projectId, ...form, amount, evidence: papers('bank-slip'), ...extra })
const fix = (eventId: string, version: number, amount: string, extra: Record<string, unknown> = {}) =>
  moneyCorrection.parse({ eventId, version, reason: '录入有误', ...form, amount, ...extra })
const row = async (id: string) => {
  const [found] = await world().store.read.select().from(moneyEvents).where(eq(moneyEvents.id, id))
  if (!found) throw new Error(`no money ${id}`)
  return found
}
const claim = async (id: string) => ({ kind: 'money', id, version: (await row(id)).version }) as const
const count = async (key: string) => (await countMetric(world().store.read, world().viewer('leader'), key, YEAR)).value
/** What counts, and what the project shows, in 万元. */
const figures = async (id: string) => [
  (await count('capital-domestic')) / WAN,
  (await rowOf(world().store, id)).arrivedCny / WAN,
]

/** 300 万元 paid in, verified. */
async function verified() {
  const { store, viewer } = world()
  const projectId = await putProject(world())
  const { id } = await createMoney(store.write, viewer('staff'), given(projectId, '300'))
  await verifyClaim(store.write, viewer('manager'), await claim(id))
  return { projectId, id }
}

describe('a correction of what is verified', () => {
  test('moves no figure until it is verified itself; then the old one counts no more', async () => {
    const { store, viewer } = world()
    const { projectId, id } = await verified()
    expect(await figures(projectId)).toEqual([300, 300])
    const second = await correctMoney(store.write, viewer('staff'), fix(id, 2, '250'))
    expect(await row(id)).toMatchObject({ voidedAt: null, verification: 'verified' })
    expect(await figures(projectId)).toEqual([300, 250])
    await verifyClaim(store.write, viewer('manager'), await claim(second.id))
    expect((await row(id)).voidedAt).not.toBeNull()
    expect(await figures(projectId)).toEqual([250, 250])
  })

  test('rejected or withdrawn leaves the old one standing', async () => {
    const { store, viewer } = world()
    const { projectId, id } = await verified()
    const second = await correctMoney(store.write, viewer('staff'), fix(id, 2, '250'))
    await rejectClaim(store.write, viewer('manager'), { ...(await claim(second.id)), reason: '回单不符' })
    expect(await figures(projectId)).toEqual([300, 300])
    const third = await correctMoney(store.write, viewer('staff'), fix(id, 2, '280'))
    await withdrawClaim(store.write, viewer('staff'), { ...(await claim(third.id)), reason: null })
    expect(await figures(projectId)).toEqual([300, 300])
  })

  test('waits alone: a second one is refused, a better one takes the place of the waiting one', async () => {
    const { store, viewer } = world()
    const { projectId, id } = await verified()
    const second = await correctMoney(store.write, viewer('staff'), fix(id, 2, '250'))
    await refusal(correctMoney(store.write, viewer('staff'), fix(id, 2, '260')), 'refused')
    const third = await correctMoney(store.write, viewer('staff'), fix(second.id, 1, '260'))
    expect(await row(third.id)).toMatchObject({ corrects: id })
    expect(await figures(projectId)).toEqual([300, 260])
    await verifyClaim(store.write, viewer('manager'), await claim(third.id))
    expect(await figures(projectId)).toEqual([260, 260])
  })

  test('revoked, what was verified before counts again; never both', async () => {
    const { store, viewer } = world()
    const { projectId, id } = await verified()
    const second = await correctMoney(store.write, viewer('staff'), fix(id, 2, '250'))
    await verifyClaim(store.write, viewer('manager'), await claim(second.id))
    await revokeClaim(store.write, viewer('manager'), { ...(await claim(second.id)), reason: '回单存疑' })
    expect(await figures(projectId)).toEqual([300, 250])
    await verifyClaim(store.write, viewer('manager'), await claim(second.id))
    expect(await figures(projectId)).toEqual([250, 250])
    const third = await correctMoney(
      store.write,
      viewer('staff'),
      fix(second.id, (await row(second.id)).version, '240'),
    )
    await refusal(
      revokeClaim(store.write, viewer('manager'), { ...(await claim(second.id)), reason: '再查' }),
      'refused',
    )
    await verifyClaim(store.write, viewer('manager'), await claim(third.id))
    expect(await figures(projectId)).toEqual([240, 240])
  })

  test('a rejected one cannot come back after another has been verified', async () => {
    const { store, viewer } = world()
    const { projectId, id } = await verified()
    const second = await correctMoney(store.write, viewer('staff'), fix(id, 2, '250'))
    await rejectClaim(store.write, viewer('manager'), { ...(await claim(second.id)), reason: '回单不符' })
    const third = await correctMoney(store.write, viewer('staff'), fix(id, 2, '260'))
    await refusal(renewClaim(store.write, viewer('staff'), await claim(second.id)), 'refused')
    await verifyClaim(store.write, viewer('manager'), await claim(third.id))
    await refusal(renewClaim(store.write, viewer('staff'), await claim(second.id)), 'refused')
    expect(await figures(projectId)).toEqual([260, 260])
  })
})

test('a waiting sum that is corrected is void at once, and stands again when the correction is withdrawn', async () => {
  const { store, viewer } = world()
  const projectId = await putProject(world())
  const { id } = await createMoney(store.write, viewer('staff'), given(projectId, '300'))
  const second = await correctMoney(store.write, viewer('staff'), fix(id, 1, '250'))
  expect(await figures(projectId)).toEqual([0, 250])
  await withdrawClaim(store.write, viewer('staff'), { ...(await claim(second.id)), reason: null })
  expect(await figures(projectId)).toEqual([0, 300])
})

describe('entering money', () => {
  test('without its papers is refused with their names; a slip of another payment is no proof', async () => {
    const { store, viewer } = world()
    const projectId = await putProject(world())
    const bare = given(projectId, '300', { evidence: [] })
    const asked = '登记实缴/到位资金前，请上传银行回单或验资报告'
    expect((await refusal(createMoney(store.write, viewer('staff'), bare), 'invalid')).fields.evidence).toEqual([asked])
    await createMoney(store.write, viewer('staff'), given(projectId, '300'))
    await refusal(createMoney(store.write, viewer('staff'), bare), 'invalid')
    expect(await store.read.select().from(moneyEvents)).toHaveLength(1)
  })

  test('a second sum of one kind is asked about; 增资 needs a first, and both count', async () => {
    const { store, viewer } = world()
    const projectId = await putProject(world())
    const agreed = (amount: string, extra = {}) => given(projectId, amount, { kind: 'agreed', evidence: [], ...extra })
    const early = createMoney(store.write, viewer('staff'), agreed('500', { increment: 'on' }))
    expect((await refusal(early, 'invalid')).fields).toHaveProperty('increment')
    await createMoney(store.write, viewer('staff'), agreed('1000'))
    expect((await refusal(createMoney(store.write, viewer('staff'), agreed('500')), 'confirm')).fields).toHaveProperty(
      'increment',
    )
    const { id } = await createMoney(store.write, viewer('staff'), agreed('500', { increment: 'on' }))
    expect(await row(id)).toMatchObject({ increment: true })
    expect((await rowOf(store, projectId)).agreedCny / WAN).toBe(1500)
  })
})

describe('another investor', () => {
  const change = (id: string, version: number, extra: Record<string, unknown> = {}) =>
    investorInput.parse({
      id,
      version,
      investor: '南星集团有限公司',
      on: '2026-03-08',
      reason: '股权整体转让',
      amount: '9000',
      amountUnit: '万',
      evidence: papers('agreement'),
      ...extra,
    })
  async function signed() {
    const { store, viewer } = world()
    const id = await putProject(world())
    const filled = { agreementKind: 'formal', amount: '12000', evidence: papers('agreement') }
    await moveStage(store.write, viewer('staff'), move(id, 1, 'signed', filled))
    const event = (await eventsOf(store, id)).find((one) => one.stage === 'signed')
    await verifyClaim(store.write, viewer('manager'), { kind: 'stage', id: event?.id ?? '', version: 1 })
    return id
  }

  test('is a new signing: the credit moves to its day and must be verified anew', async () => {
    const { store, viewer } = world()
    const id = await signed()
    expect(await count('projects-signed')).toBe(1)
    const { version } = await rowOf(store, id)
    await refusal(changeInvestor(store.write, viewer('staff'), change(id, version)), 'refused')
    expect(await count('projects-signed')).toBe(1)
    const bare = change(id, version, { evidence: [], amount: '' })
    const { fields } = await refusal(changeInvestor(store.write, viewer('manager'), bare), 'invalid')
    expect(Object.keys(fields).toSorted()).toEqual(['amount', 'evidence'])

    await changeInvestor(store.write, viewer('manager'), change(id, version))
    expect(await rowOf(store, id)).toMatchObject({
      investor: '南星集团有限公司',
      stage: 'signed',
      stageOn: '2026-03-08',
      agreedCny: 9000 * WAN,
      agreedVerifiedCny: 0,
    })
    expect(await count('projects-signed')).toBe(0)
    const events = (await eventsOf(store, id)).filter((one) => one.stage === 'signed')
    expect(events.map((one) => [one.happenedOn, one.voidedAt === null, one.verification])).toEqual(
      expect.arrayContaining([
        ['2026-03-01', false, 'verified'],
        ['2026-03-08', true, 'claimed'],
      ]),
    )
    const anew = events.find((one) => one.voidedAt === null)
    const again = { kind: 'stage', id: anew?.id ?? '', version: anew?.version ?? 0 } as const
    await refusal(verifyClaim(store.write, viewer('manager'), again), 'refused')
    await verifyClaim(store.write, viewer('manager', 'bureau', 2), again)
    expect(await count('projects-signed')).toBe(1)
    expect((await rowOf(store, id)).agreedVerifiedCny / WAN).toBe(9000)
  })

  test('before signing is only another name', async () => {
    const { store, viewer } = world()
    const id = await putProject(world())
    await changeInvestor(store.write, viewer('staff'), change(id, 1, { evidence: [], amount: '' }))
    expect(await rowOf(store, id)).toMatchObject({
      investor: '南星集团有限公司',
      stage: 'negotiation',
      stageOn: '2026-02-01',
    })
  })

  test.each([
    ['staff', 'bureau', 2, 'not-allowed'],
    ['manager', 'street', 1, 'not-found'],
    ['leader', 'district', 1, 'not-allowed'],
    ['auditor', 'district', 1, 'not-allowed'],
    ['admin', 'district', 1, 'not-found'],
  ] as const)('%s of %s (%i) may not: %s', async (role, unit, n, code) => {
    const { store, viewer } = world()
    const id = await putProject(world())
    await refusal(changeInvestor(store.write, viewer(role, unit, n), change(id, 1)), code)
    expect((await rowOf(store, id)).investor).toBe('北辰控股有限公司')
  })
})
