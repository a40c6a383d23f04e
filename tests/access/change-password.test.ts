import { describe, expect, it } from 'vitest'
import { changePassword } from '@/lib/access/change-password'
import { findViewer, startSession } from '@/lib/access/sessions'
import { signIn } from '@/lib/access/sign-in'
import { Problem } from '@/lib/kernel/errors'
import { worldPerTest } from '../world/world'
import { ORIGIN, PASSWORD, pass, trail, userRow, withPassword } from './people'

const world = worldPerTest()
const change = (current: string, next: string, sessionId = 's-1') =>
  changePassword(world().store, { ...world().viewer('staff'), sessionId }, { current, next })
const faults = async (current: string, next: string) => {
  try {
    await change(current, next)
  } catch (error) {
    if (error instanceof Problem) return error.fields
    throw error
  }
  return undefined
}

describe('changing the own password', () => {
  it('replaces it, ends the other sessions and keeps this one', async () => {
    const username = await withPassword(world())
    const { store } = world()
    const [here, there] = await store.write(async (tx) => [
      await startSession(tx, username, 'here'),
      await startSession(tx, username, 'there'),
    ])
    await change(PASSWORD, 'Zhanqiao!88', here?.sessionId)
    expect(await findViewer(store.read, here ?? { userId: '', sessionId: '' })).toBeDefined()
    expect(await findViewer(store.read, there ?? { userId: '', sessionId: '' })).toBeUndefined()
    await expect(signIn(store, { username, password: PASSWORD }, ORIGIN)).rejects.toThrow()
    await signIn(store, { username, password: 'Zhanqiao!88' }, ORIGIN)
    const entries = JSON.stringify(await trail(world()))
    expect(entries).toContain('user.change-password')
    expect(entries).not.toMatch(/Zhanqiao|argon2/)
  })

  it('names everything wrong with the new one and leaves the row alone', async () => {
    const username = await withPassword(world())
    const before = (await userRow(world(), username)).passwordHash
    expect(await faults('wrong', 'Zhanqiao!88')).toEqual({ current: ['原密码不正确'] })
    expect((await faults(PASSWORD, 'short'))?.next).toHaveLength(2)
    expect(await faults(PASSWORD, PASSWORD)).toEqual({ next: ['新密码不能与最近 5 次使用过的相同'] })
    expect((await userRow(world(), username)).passwordHash).toBe(before)
  })

  it('refuses the last five and then forgets the oldest', async () => {
    await withPassword(world())
    const later = ['Zhanqiao!01', 'Zhanqiao!02', 'Zhanqiao!03', 'Zhanqiao!04', 'Zhanqiao!05']
    let current = PASSWORD
    for (const next of later) {
      await change(current, next)
      current = next
    }
    expect(await faults(current, 'Zhanqiao!01')).toHaveProperty('next')
    await change(current, PASSWORD)
    expect((await userRow(world(), 'p-staff-bureau-1')).passwordHistory).toHaveLength(5)
  })

  it('stops listening after five wrong current passwords', async () => {
    await withPassword(world())
    for (let n = 0; n < 5; n++) await faults('wrong', 'Zhanqiao!88')
    expect(await faults(PASSWORD, 'Zhanqiao!88')).toHaveProperty('')
    pass(16)
    expect(await faults(PASSWORD, 'Zhanqiao!88')).toBeUndefined()
  })
})
