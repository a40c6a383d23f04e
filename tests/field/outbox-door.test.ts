import { count } from 'drizzle-orm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/field/vault/route'
import { POST } from '@/app/api/outbox/route'
import type { FormState } from '@/lib/access/form'
import type { Viewer } from '@/lib/access/viewer'
import { auditEntries } from '@/lib/db/tables/house'
import { visits } from '@/lib/db/tables/visits'
import { MAX_SENDING_BYTES } from '@/lib/field/schema'
import { companyRow, makeCompany, makeVisit, trailOf, visitRow } from '../rooms/room-world'
import { worldPerTest } from '../world/world'

const here = vi.hoisted((): { viewer: Viewer | undefined } => ({ viewer: undefined }))
vi.mock('@/lib/access/session', () => ({ currentViewer: async () => here.viewer }))
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))
vi.mock('next/server', () => ({ after: () => undefined }))

const world = worldPerTest()
beforeEach(() => {
  ;(globalThis as { zhaoyinStore?: unknown }).zhaoyinStore = world().store
  here.viewer = world().viewer('staff')
})

const VALUES = { newCompany: '海上风电有限公司', kind: 'away', happenedOn: '2026-03-09', summary: '谈了扩产' }
const draft = (more: object = {}) => ({
  key: '01k0000000000000000000draft',
  person: world().viewer('staff').userId,
  kind: 'visit.create',
  values: VALUES,
  confirmed: [],
  ...more,
})
async function send(body: unknown, headers: Record<string, string> = {}) {
  const request = new Request('http://localhost:3000/api/outbox', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const response = await POST(request)
  return { status: response.status, state: (await response.json()) as FormState & { result?: { id: string } } }
}
const visitCount = async () => (await world().store.read.select({ n: count() }).from(visits))[0]?.n

describe('the outbox', () => {
  it('writes a visit once, however often it is sent', async () => {
    const first = await send(draft())
    expect(first).toMatchObject({ status: 200, state: { status: 'done' } })
    const again = await send(draft())
    expect(again).toEqual(first)
    expect(await visitCount()).toBe(1)
    const row = await visitRow(world().store, first.state.result?.id ?? '')
    expect(row).toMatchObject({ summary: '谈了扩产', ownerId: here.viewer?.userId, unitId: 'u-bureau' })
    expect(await companyRow(world().store, row.companyId)).toMatchObject({ name: '海上风电有限公司' })
    expect(await trailOf(world().store, 'visit.create')).toHaveLength(1)
  })

  it('answers what was written also to whoever may no longer write it, and writes nothing new for him', async () => {
    const first = await send(draft())
    here.viewer = { ...world().viewer('auditor'), userId: world().viewer('staff').userId }
    expect(await send(draft())).toEqual(first)
    const other = await send(draft({ key: '01k0000000000000000000other' }))
    expect(other).toMatchObject({ status: 403, state: { status: 'failed', code: 'not-allowed' } })
    expect(await visitCount()).toBe(1)
  })

  it('refuses the draft of another person than the one signed in', async () => {
    here.viewer = world().viewer('staff', 'bureau', 2)
    expect(await send(draft())).toMatchObject({ status: 409, state: { code: 'other-person' } })
    expect(await visitCount()).toBe(0)
  })

  it('refuses without a session, and while the password must be changed', async () => {
    here.viewer = undefined
    expect(await send(draft())).toMatchObject({ status: 401, state: { code: 'not-signed-in' } })
    here.viewer = { ...world().viewer('staff'), mustChangePassword: true }
    expect(await send(draft())).toMatchObject({ status: 401, state: { code: 'not-signed-in' } })
    expect(await visitCount()).toBe(0)
  })

  it('says all that is wrong, and takes the mended draft under the same key', async () => {
    const wrong = await send(draft({ values: { ...VALUES, summary: '', happenedOn: '昨天' } }))
    expect(wrong.status).toBe(422)
    expect(Object.keys(wrong.state.fields ?? {}).toSorted()).toEqual(['happenedOn', 'summary'])
    expect(await send(draft())).toMatchObject({ status: 200 })
  })

  it('refuses other content under a key that was used', async () => {
    await send(draft())
    const other = await send(draft({ values: { ...VALUES, summary: '别的' } }))
    expect(other).toMatchObject({ status: 422, state: { code: 'refused' } })
    expect(await visitCount()).toBe(1)
  })

  it('asks before it makes a second company of a name, and goes on when that was ticked', async () => {
    await makeCompany(world().store, world().viewer('staff'), { name: VALUES.newCompany })
    const asked = await send(draft())
    expect(asked).toMatchObject({ status: 422, state: { code: 'confirm' } })
    expect(await send(draft({ confirmed: ['newCompany'] }))).toMatchObject({ status: 200 })
  })

  it('shows both versions when somebody changed the visit in between', async () => {
    const viewer = world().viewer('staff')
    const companyId = await makeCompany(world().store, viewer)
    const id = await makeVisit(world().store, viewer, { companyId, summary: '原来的' })
    const values = { ...VALUES, newCompany: '', companyId, id, version: '7', summary: '路上改的' }
    const { status, state } = await send(draft({ kind: 'visit.update', values }))
    expect(status).toBe(409)
    expect(state).toMatchObject({ code: 'conflict', theirs: { summary: '原来的', version: 1 } })
    expect((await visitRow(world().store, id)).summary).toBe('原来的')
  })

  it('ticks a follow-up done', async () => {
    const viewer = world().viewer('staff')
    const companyId = await makeCompany(world().store, viewer)
    const id = await makeVisit(world().store, viewer, { companyId, nextStep: '送材料', nextOn: '2026-03-12' })
    const sent = draft({ kind: 'visit.follow-up-done', values: { id, done: '1' } })
    expect(await send(sent)).toMatchObject({ status: 200 })
    expect((await visitRow(world().store, id)).nextDoneAt).not.toBeNull()
  })

  it('takes nothing from another site, nothing that is no draft, and nothing endless', async () => {
    expect((await send(draft(), { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await send('{"key":')).status).toBe(422)
    expect((await send(draft({ kind: 'user.create' }))).status).toBe(422)
    const long = await send(draft({ values: { ...VALUES, summary: '长'.repeat(MAX_SENDING_BYTES) } }))
    expect(long.state.message).toContain('内容过长')
    expect(await visitCount()).toBe(0)
  })
})

describe('the key for what lies on the phone', () => {
  const ask = async () => (await (await GET()).json()) as { person: { id: string } | null; key: string | null }

  it('is 32 random bytes of each person, the same at every asking, and its making stands in the trail', async () => {
    const mine = await ask()
    expect(mine.person).toEqual({ id: here.viewer?.userId, name: here.viewer?.name, unitName: here.viewer?.unitName })
    expect(Buffer.from(mine.key ?? '', 'base64')).toHaveLength(32)
    expect(await ask()).toEqual(mine)
    here.viewer = world().viewer('staff', 'bureau', 2)
    expect((await ask()).key).not.toBe(mine.key)
    const trail = await trailOf(world().store, 'vault.open')
    expect(trail.map((entry) => entry.userId)).toEqual([mine.person?.id, here.viewer.userId])
    const [entries] = [await world().store.read.select().from(auditEntries)]
    expect(JSON.stringify(entries)).not.toContain(mine.key)
  })

  it('goes to nobody without a session, and is not made for those who log nothing', async () => {
    here.viewer = undefined
    expect(await ask()).toEqual({ person: null, key: null })
    here.viewer = world().viewer('auditor')
    expect(await ask()).toMatchObject({ person: { id: here.viewer.userId }, key: null })
    expect(await trailOf(world().store, 'vault.open')).toEqual([])
  })

  it('stays with whoever may no longer write: what lies on the phone can still be read', async () => {
    const { key } = await ask()
    here.viewer = { ...world().viewer('auditor'), userId: world().viewer('staff').userId }
    expect((await ask()).key).toBe(key)
  })
})
