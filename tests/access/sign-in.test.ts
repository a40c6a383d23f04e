import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addressLimit, countFailure } from '@/lib/access/attempts'
import { SIGN_IN_FAILED, signIn, signInVouched } from '@/lib/access/sign-in'
import { users } from '@/lib/db/tables/people'
import { worldPerTest } from '../world/world'
import { ORIGIN, PASSWORD, pass, sessionRows, trail, userRow, withPassword } from './people'

const world = worldPerTest()
const attempt = (username: string, password: string, origin = ORIGIN) =>
  signIn(world().store, { username, password }, origin)
const fail = (username: string, password = 'wrong') =>
  expect(attempt(username, password)).rejects.toThrow(SIGN_IN_FAILED)

describe('signing in', () => {
  it('starts a session, whatever the capitals of the name, and writes it to the trail', async () => {
    const username = await withPassword(world())
    const claims = await attempt(` ${username.toUpperCase()} `, PASSWORD)
    const [session] = await sessionRows(world(), username)
    expect(claims).toEqual({ userId: username, sessionId: session?.id })
    expect((await trail(world())).map((entry) => entry.action)).toEqual(['session.sign-in'])
  })

  it('answers alike for a wrong password, an unknown name, a deactivated user and one without password', async () => {
    const username = await withPassword(world())
    await withPassword(world(), 'p-staff-street-1')
    await world().store.write(async (tx) => {
      await tx.update(users).set({ active: false }).where(eq(users.id, 'p-staff-street-1'))
    })
    await fail(username)
    await fail('nobody-of-that-name', PASSWORD)
    await fail('p-staff-street-1', PASSWORD)
    await fail('p-staff-bureau-2', '')
    for (const id of [username, 'p-staff-street-1', 'p-staff-bureau-2']) {
      expect(await sessionRows(world(), id)).toEqual([])
    }
    expect((await userRow(world(), username)).failedSignIns).toBe(1)
  })

  it('keeps no typed name of an unknown user: people type passwords into the wrong field', async () => {
    await fail('my-secret-password')
    expect(JSON.stringify(await trail(world()))).not.toContain('my-secret-password')
  })

  it('locks after five failures for a quarter of an hour, even for the right password', async () => {
    const username = await withPassword(world())
    for (let n = 0; n < 5; n++) await fail(username)
    await fail(username, PASSWORD)
    pass(14)
    await fail(username, PASSWORD)
    expect(await sessionRows(world(), username)).toEqual([])
    pass(2)
    await attempt(username, PASSWORD)
    expect(await userRow(world(), username)).toMatchObject({ failedSignIns: 0, lockedUntil: null })
    expect((await trail(world())).filter((entry) => entry.action === 'user.lock')).toHaveLength(1)
  })

  it('begins to count anew after a lock and after a success', async () => {
    const username = await withPassword(world())
    for (let n = 0; n < 4; n++) await fail(username)
    await attempt(username, PASSWORD)
    for (let n = 0; n < 5; n++) await fail(username)
    pass(16)
    await fail(username)
    expect(await userRow(world(), username)).toMatchObject({ failedSignIns: 1, lockedUntil: null })
  })

  it('counts guesses made side by side one by one', async () => {
    const username = await withPassword(world())
    const guesses = Array.from({ length: 8 }, () => attempt(username, 'wrong'))
    await Promise.allSettled(guesses)
    expect((await userRow(world(), username)).lockedUntil).not.toBeNull()
    await fail(username, PASSWORD)
  })

  it('refuses an address after sixty failures without looking at the password', async () => {
    const username = await withPassword(world())
    await world().store.write(async (tx) => {
      for (let n = 0; n < 59; n++) await countFailure(tx, addressLimit(ORIGIN.address))
    })
    await fail('nobody-the-sixtieth')
    await expect(attempt(username, PASSWORD)).rejects.toMatchObject({ code: 'too-many' })
    expect(await sessionRows(world(), username)).toEqual([])
    await attempt(username, PASSWORD, { address: '10.9.9.9', agent: 'test' })
    pass(16)
    await attempt(username, PASSWORD)
  })

  it('admits whom the city vouches for only when an active user has the name', async () => {
    const { store } = world()
    expect(await signInVouched(store, 'P-Staff-Bureau-1', ORIGIN)).toMatchObject({ userId: 'p-staff-bureau-1' })
    await store.write(async (tx) => {
      await tx.update(users).set({ active: false }).where(eq(users.id, 'p-staff-bureau-2'))
    })
    expect(await signInVouched(store, 'p-staff-bureau-2', ORIGIN)).toBeUndefined()
    expect(await signInVouched(store, '', ORIGIN)).toBeUndefined()
    expect(await sessionRows(world(), 'p-staff-bureau-2')).toEqual([])
  })
})
