import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { auditEntries } from '@/lib/db/tables/house'
import { verdictLinks } from '@/lib/db/tables/requests'
import { holdClock } from '@/lib/kernel/clock'
import { createVerdictLink, sayVerdict } from '@/lib/requests/commands/verdict'
import { stepsOfRequest } from '@/lib/requests/queries'
import { companyVerdict } from '@/lib/requests/schema'
import { linkHandedOutBy } from '@/lib/requests/steps.rules'
import { hashOf } from '@/lib/requests/token'
import { askedByLink } from '@/lib/requests/verdict.queries'
import { type World, worldPerTest } from '../../world/world'
import { refusal, trailOf } from '../room-world'
import { accept, answer, keyOf, raise, requestRow, stepsOf, toldTo } from './help'

const world = worldPerTest()
const HERE = '10.1.2.3'
const satisfied = (token: string) => companyVerdict.parse({ token, verdict: 'satisfied' })

async function answered({ store, viewer }: World) {
  const id = await raise(store, viewer('staff'), { unitId: 'u-street' })
  await accept(store, viewer('staff', 'street'), id)
  await answer(store, viewer('staff', 'street'), id)
  return id
}

describe('a company’s link', () => {
  it('shows title, answer and unit, and solves the request once', async () => {
    const { store, viewer } = world()
    const id = await answered(world())
    const { token, expiresOn } = await createVerdictLink(store.write, viewer('staff'), await keyOf(store, id))
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(expiresOn).toBe('2026-04-09')
    expect(await askedByLink(store.read, token)).toEqual({
      title: '需要办公用房',
      answer: '已协调三处载体',
      unitName: '香港中路街道',
    })
    // Looking does not use it up.
    expect(await askedByLink(store.read, token)).toBeDefined()
    await sayVerdict(store, HERE, satisfied(token))
    expect(await requestRow(store, id)).toMatchObject({ state: 'solved', solvedOn: '2026-03-10', verdict: 'satisfied' })
    expect((await stepsOf(store, id)).at(-1)).toMatchObject({ kind: 'satisfied', userId: null })
    expect((await trailOf(store, 'request.verdict'))[0]).toMatchObject({
      userName: '企业（评价链接）',
      after: { state: 'solved', linkBy: viewer('staff').userId, address: HERE },
    })
    expect(linkHandedOutBy(await stepsOfRequest(store.read, id))).toBe('staffbureau1')
    expect(await toldTo(store, viewer('staff').userId)).toEqual(['诉求已解决：需要办公用房'])
    await refusal(sayVerdict(store, HERE, satisfied(token)), 'refused')
    expect(await askedByLink(store.read, token)).toBeUndefined()
  })

  it('is never made by whoever answered: one person alone cannot raise, answer and solve', async () => {
    const { store, viewer } = world()
    const alone = viewer('staff')
    const id = await raise(store, alone)
    await accept(store, alone, id)
    await answer(store, alone, id)
    const key = await keyOf(store, id)
    const { sentence } = await refusal(createVerdictLink(store.write, alone, key), 'refused')
    expect(sentence).toContain('请由本单位其他人员或提出单位生成评价链接')
    expect(await store.read.select().from(verdictLinks)).toEqual([])
    // As one made before this was forbidden, or in the same moment as the answer.
    const own = 'a link of the answerer'
    await store.write(async (tx) => {
      const link = { requestId: id, tokenHash: hashOf(own), createdBy: alone.userId }
      await tx.insert(verdictLinks).values({ ...link, expiresAt: new Date('2026-04-01T00:00:00Z') })
    })
    expect(await askedByLink(store.read, own)).toBeUndefined()
    await refusal(sayVerdict(store, HERE, satisfied(own)), 'refused')
    expect(await requestRow(store, id)).toMatchObject({ state: 'answered', verdict: null, solvedOn: null })
    expect(await trailOf(store, 'request.verdict')).toEqual([])
  })

  it('is made by whoever leads where nobody else works in the unit; who corrects the answer loses the right', async () => {
    const { store, viewer } = world()
    const id = await answered(world())
    for (const who of [viewer('leader'), viewer('manager', 'street')])
      expect((await createVerdictLink(store.write, who, await keyOf(store, id))).token).toHaveLength(43)
    await answer(store, viewer('manager', 'street'), id, '已补充一处载体')
    await refusal(createVerdictLink(store.write, viewer('manager', 'street'), await keyOf(store, id)), 'refused')
    await createVerdictLink(store.write, viewer('staff', 'street'), await keyOf(store, id))
    const makers = (await stepsOf(store, id)).filter((step) => step.kind === 'asked').map((step) => step.userId)
    expect(makers).toEqual(['p-leader-district-1', 'p-manager-street-1', 'p-staff-street-1'])
  })

  it('is kept as a hash only, and stands in no trail', async () => {
    const { store, viewer } = world()
    const id = await answered(world())
    const { token } = await createVerdictLink(store.write, viewer('staff'), await keyOf(store, id))
    const [link] = await store.read.select().from(verdictLinks)
    expect(link?.tokenHash).toBe(createHash('sha256').update(token).digest('hex'))
    const everything = JSON.stringify([link, await store.read.select().from(auditEntries), await stepsOf(store, id)])
    expect(everything).not.toContain(token)
  })

  it('wins once of two at the same moment', async () => {
    const { store, viewer } = world()
    const id = await answered(world())
    const { token } = await createVerdictLink(store.write, viewer('staff'), await keyOf(store, id))
    const heard = await Promise.allSettled([1, 2, 3].map(() => sayVerdict(store, HERE, satisfied(token))))
    expect(heard.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect((await stepsOf(store, id)).filter((step) => step.kind === 'satisfied')).toHaveLength(1)
  })

  it('ends with the next link, with another answer, and with its days', async () => {
    const { store, viewer } = world()
    const id = await answered(world())
    const link = async () => (await createVerdictLink(store.write, viewer('staff'), await keyOf(store, id))).token
    const first = await link()
    const second = await link()
    await refusal(sayVerdict(store, HERE, satisfied(first)), 'refused')
    await answer(store, viewer('staff', 'street'), id, '已补充一处载体')
    await refusal(sayVerdict(store, HERE, satisfied(second)), 'refused')
    const third = await link()
    holdClock(new Date('2026-04-09T01:30:01Z'))
    expect(await askedByLink(store.read, third)).toBeUndefined()
    await refusal(sayVerdict(store, HERE, satisfied(third)), 'refused')
    expect((await requestRow(store, id)).state).toBe('answered')
  })

  it('takes the request up again when the company is not satisfied, and asks why', async () => {
    const { store, viewer } = world()
    const id = await answered(world())
    const { token } = await createVerdictLink(store.write, viewer('staff', 'street', 2), await keyOf(store, id))
    const silent = companyVerdict.safeParse({ token, verdict: 'unsatisfied' })
    expect(silent.error?.issues[0]?.path).toEqual(['note'])
    await sayVerdict(store, HERE, companyVerdict.parse({ token, verdict: 'unsatisfied', note: '面积不够' }))
    expect(await requestRow(store, id)).toMatchObject({ state: 'handling', verdictNote: '面积不够' })
    expect(await toldTo(store, viewer('manager', 'street').userId)).toEqual(['企业不满意，请继续办理：需要办公用房'])
  })

  it('is made only where there is an answer, by the units concerned; guessing stops the guesses of an address, not its companies', async () => {
    const { store, viewer } = world()
    const id = await raise(store, viewer('staff'))
    await refusal(createVerdictLink(store.write, viewer('staff'), await keyOf(store, id)), 'refused')
    await accept(store, viewer('staff'), id)
    await answer(store, viewer('staff'), id)
    await refusal(createVerdictLink(store.write, viewer('staff', 'street'), await keyOf(store, id)), 'not-found')
    await refusal(createVerdictLink(store.write, viewer('auditor'), await keyOf(store, id)), 'not-allowed')
    await refusal(createVerdictLink(store.write, viewer('leader', 'street'), await keyOf(store, id)), 'not-found')
    const { token } = await createVerdictLink(store.write, viewer('staff', 'bureau', 2), await keyOf(store, id))
    for (let n = 0; n < 30; n += 1) await refusal(sayVerdict(store, HERE, satisfied(`wrong-${n}`)), 'refused')
    await refusal(sayVerdict(store, HERE, satisfied('wrong-30')), 'too-many')
    await refusal(sayVerdict(store, '10.9.9.9', satisfied('wrong-31')), 'refused')
    expect((await requestRow(store, id)).state).toBe('answered')
    // Who holds the link is heard, whoever guessed behind the same gateway.
    await sayVerdict(store, HERE, satisfied(token))
    expect((await requestRow(store, id)).state).toBe('solved')
  })
})
