import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { endSessions, findViewer, startSession, touchSession } from '@/lib/access/sessions'
import { signOut, signOutEverywhere } from '@/lib/access/sign-out'
import { users } from '@/lib/db/tables/people'
import { env } from '@/lib/env'
import { ROLES } from '@/lib/kernel/terms'
import { worldPerTest } from '../world/world'
import { pass, sessionRows, trail } from './people'

const world = worldPerTest()
const start = (userId = 'p-staff-bureau-1') => world().store.write((tx) => startSession(tx, userId, 'test'))
const look = async (claims: { userId: string; sessionId: string }) =>
  (await findViewer(world().store.read, claims))?.viewer

describe('a session', () => {
  it.each(ROLES)('stands for a %s with unit and subtree', async (role) => {
    const expected = world().viewer(role)
    const claims = await start(expected.userId)
    const viewer = await look(claims)
    expect({ ...viewer, subtree: viewer?.subtree.toSorted() }).toEqual({
      ...expected,
      sessionId: claims.sessionId,
      subtree: expected.subtree.toSorted(),
    })
  })

  it('follows a change of role and unit at once, and ends with the account', async () => {
    const claims = await start()
    const set = (change: Partial<typeof users.$inferInsert>) =>
      world().store.write(async (tx) => {
        await tx.update(users).set(change).where(eq(users.id, claims.userId))
      })
    await set({ role: 'leader', unitId: 'u-district' })
    expect(await look(claims)).toMatchObject({ role: 'leader', atRoot: true })
    await set({ active: false })
    expect(await look(claims)).toBeUndefined()
  })

  it('is nobody’s but its owner’s', async () => {
    const { sessionId } = await start()
    expect(await look({ userId: 'p-admin-district-1', sessionId })).toBeUndefined()
    expect(await look({ userId: 'p-staff-bureau-1', sessionId: 'made-up' })).toBeUndefined()
  })

  it('ends after the idle limit, counted from the last use', async () => {
    const claims = await start()
    pass(env.SESSION_IDLE_MINUTES - 1)
    expect((await findViewer(world().store.read, claims))?.stale).toBe(true)
    await touchSession(world().store.write, claims.sessionId)
    expect((await findViewer(world().store.read, claims))?.stale).toBe(false)
    pass(env.SESSION_IDLE_MINUTES - 1)
    expect(await look(claims)).toBeDefined()
    pass(2)
    expect(await look(claims)).toBeUndefined()
  })

  it('ends at the latest after the longest time, however busy', async () => {
    const claims = await start()
    for (let hour = 0; hour < env.SESSION_MAX_HOURS; hour++) {
      pass(59)
      await touchSession(world().store.write, claims.sessionId)
      expect(await look(claims)).toBeDefined()
    }
    pass(59)
    await touchSession(world().store.write, claims.sessionId)
    expect(await look(claims)).toBeUndefined()
  })

  it('is not brought back by a late touch', async () => {
    const claims = await start()
    await world().store.write((tx) => endSessions(tx, claims.userId))
    pass(5)
    await touchSession(world().store.write, claims.sessionId)
    expect(await look(claims)).toBeUndefined()
  })
})

describe('signing out', () => {
  it('ends this session, or all of the person’s, and nobody else’s', async () => {
    const [one, two, other] = [await start(), await start(), await start('p-staff-bureau-2')]
    const viewer = await look(one)
    if (!viewer) throw new Error('not signed in')
    await signOut(world().store.write, viewer)
    expect(await look(one)).toBeUndefined()
    expect(await look(two)).toBeDefined()
    const three = await start()
    expect(await signOutEverywhere(world().store.write, { ...viewer, sessionId: three.sessionId })).toBe(2)
    for (const claims of [one, two, three]) expect(await look(claims)).toBeUndefined()
    expect(await look(other)).toBeDefined()
    expect((await sessionRows(world(), 'p-staff-bureau-1')).every((row) => row.endedAt)).toBe(true)
    const actions = (await trail(world())).map((entry) => entry.action)
    expect(actions).toEqual(['session.sign-out', 'session.sign-out-everywhere'])
  })
})
