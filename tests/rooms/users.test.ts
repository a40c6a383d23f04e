import { describe, expect, it } from 'vitest'
import { preparePassword } from '@/lib/access/password'
import { startSession } from '@/lib/access/sessions'
import { signIn } from '@/lib/access/sign-in'
import type { Viewer } from '@/lib/access/viewer'
import { users } from '@/lib/db/tables/people'
import { ROLES } from '@/lib/kernel/terms'
import { parseList } from '@/lib/lists/list.schema'
import { createUser, endUserSessions, resetPassword, updateUser } from '@/lib/users/commands'
import { findUser, listUsers } from '@/lib/users/list.queries'
import { userList } from '@/lib/users/list.schema'
import { colleagueOptions } from '@/lib/users/queries'
import { newUserInput, userInput } from '@/lib/users/schema'
import { ORIGIN, PASSWORD, pass, sessionRows, trail, userRow, withPassword } from '../access/people'
import { worldPerTest } from '../world/world'
import { refusal } from './room-world'

const world = worldPerTest()
const admin = () => world().viewer('admin')
const LIHUA = { username: 'lihua', name: '李华', unitId: 'u-bureau', role: 'staff', phone: '139 0000 0000' }
const create = async (form: Record<string, unknown> = {}, viewer: Viewer = admin()) =>
  createUser(
    world().store.write,
    viewer,
    newUserInput.parse({ ...LIHUA, ...form }),
    await preparePassword('Initial#2026'),
  )
const MEMBER = { id: 'p-staff-bureau-1', version: 1, name: '改名', unitId: 'u-bureau', role: 'staff', active: 'on' }
const update = (form: Record<string, unknown>, viewer: Viewer = admin()) =>
  updateUser(world().store.write, viewer, userInput.parse({ ...MEMBER, ...form }))

describe('keeping users', () => {
  it.each(ROLES.filter((role) => role !== 'admin'))('is not for a %s', async (role) => {
    const viewer = world().viewer(role)
    const { store } = world()
    const one = { id: MEMBER.id }
    const before = await userRow(world(), MEMBER.id)
    const initial = await preparePassword('Initial#2026')
    await refusal(create({}, viewer), 'not-allowed')
    await refusal(update({}, viewer), 'not-allowed')
    await refusal(resetPassword(store.write, viewer, one, initial), 'not-allowed')
    await refusal(endUserSessions(store.write, viewer, one), 'not-allowed')
    await refusal(findUser(store.read, viewer, MEMBER.id), 'not-found')
    expect((await listUsers(store.read, viewer, parseList(userList, {}))).total).toBe(0)
    expect(await userRow(world(), MEMBER.id)).toEqual(before)
    expect(await store.read.select().from(users)).toHaveLength(40)
  })

  it('creates one who must change the initial password, and keeps it out of the trail', async () => {
    const { id } = await create({ username: 'ＬｉＨｕａ' })
    expect(await userRow(world(), id)).toMatchObject({
      username: 'lihua',
      phone: '13900000000',
      mustChangePassword: true,
    })
    await signIn(world().store, { username: 'lihua', password: 'Initial#2026' }, ORIGIN)
    expect(JSON.stringify(await trail(world()))).not.toMatch(/Initial#2026|argon2/)
  })

  it('shows no phone number in full, neither on the page nor in the trail, and keeps one that was left empty', async () => {
    const { id } = await create()
    expect(await findUser(world().store.read, admin(), id)).toMatchObject({ phone: '139****0000' })
    await update({ id, phone: '' })
    expect(await userRow(world(), id)).toMatchObject({ name: '改名', phone: '13900000000' })
    await update({ id, version: 2, phone: '13800001111' })
    expect(await userRow(world(), id)).toMatchObject({ phone: '13800001111' })
    await update({ id, version: 3, phone: '', noPhone: 'on' })
    expect(await userRow(world(), id)).toMatchObject({ phone: null })
    expect(JSON.stringify(await trail(world()))).not.toMatch(/13900000000|13800001111/)
  })

  it('refuses a name that is taken and a unit that does not exist', async () => {
    await create()
    expect((await refusal(create(), 'invalid')).fields).toHaveProperty('username')
    const problem = await refusal(create({ username: 'wanghai', unitId: 'u-nowhere' }), 'invalid')
    expect(problem.fields).toHaveProperty('unitId')
    expect(await world().store.read.select().from(users)).toHaveLength(41)
  })

  it('ends the sessions of whom it takes out of use, and shows both versions when two people edit', async () => {
    const { store } = world()
    await store.write((tx) => startSession(tx, MEMBER.id, 'test'))
    await update({ active: undefined })
    expect(await userRow(world(), MEMBER.id)).toMatchObject({ active: false, name: '改名', version: 2 })
    expect((await sessionRows(world(), MEMBER.id)).every((row) => row.endedAt)).toBe(true)
    expect((await refusal(update({ name: '另一个名' }), 'conflict')).theirs).toMatchObject({ name: '改名', version: 2 })
    expect((await userRow(world(), MEMBER.id)).name).toBe('改名')
  })

  it('leaves an administrator the own role, and the house its last administrator', async () => {
    const own = { id: admin().userId, unitId: 'u-district', role: 'staff' }
    await refusal(update(own), 'refused')
    const { store } = world()
    const others = (await store.read.select().from(users)).filter((user) => user.role === 'admin')
    for (const { id, unitId } of others.slice(1)) await update({ id, unitId, role: 'admin', active: undefined })
    const second = { ...world().viewer('admin', 'district', 2) }
    await refusal(update({ ...own, role: 'admin', active: undefined }, second), 'refused')
    expect(await userRow(world(), own.id)).toMatchObject({ role: 'admin', active: true })
  })

  it('resets a password: unlocked, signed out, old one void', async () => {
    const { store } = world()
    const username = await withPassword(world())
    await signIn(store, { username, password: PASSWORD }, ORIGIN)
    for (let n = 0; n < 5; n++) await signIn(store, { username, password: 'wrong' }, ORIGIN).catch(() => undefined)
    await resetPassword(store.write, admin(), { id: username }, await preparePassword('Initial#2026'))
    expect((await sessionRows(world(), username)).every((row) => row.endedAt)).toBe(true)
    await expect(signIn(store, { username, password: PASSWORD }, ORIGIN)).rejects.toThrow()
    await signIn(store, { username, password: 'Initial#2026' }, ORIGIN)
    expect(await userRow(world(), username)).toMatchObject({ mustChangePassword: true, lockedUntil: null })
  })

  it('ends all sessions of one person only', async () => {
    const { store } = world()
    await store.write(async (tx) => {
      for (const id of [MEMBER.id, MEMBER.id, 'p-staff-bureau-2']) await startSession(tx, id, 'test')
    })
    expect(await endUserSessions(store.write, admin(), { id: MEMBER.id })).toEqual({ ended: 2 })
    expect((await sessionRows(world(), 'p-staff-bureau-2'))[0]?.endedAt).toBeNull()
  })
})

describe('finding users', () => {
  const list = async (query: Record<string, string>) => {
    const { rows, total } = await listUsers(world().store.read, admin(), parseList(userList, query))
    expect(rows).toHaveLength(Math.min(total, 50))
    return rows
  }

  it('filters by role, unit, state and words, and orders by last use', async () => {
    expect(await list({})).toHaveLength(40)
    expect((await list({ role: 'leader', unit: 'u-street' })).map((row) => row.unitName)).toEqual([
      '香港中路街道',
      '香港中路街道',
    ])
    expect(await list({ q: 'STAFF-beijing' })).toHaveLength(2)
    expect(await list({ q: '%%' })).toHaveLength(40)
    await world().store.write((tx) => startSession(tx, MEMBER.id, 'test'))
    pass(1)
    const [latest, never] = await list({ sort: '-seen' })
    expect(latest).toMatchObject({ id: MEMBER.id, state: 'active' })
    expect(latest?.seenAt).toBeInstanceOf(Date)
    expect(never?.seenAt).toBeNull()
    await update({ active: undefined })
    expect((await list({ state: 'inactive' })).map((row) => row.id)).toEqual([MEMBER.id])
    await create()
    expect((await list({ state: 'initial' })).map((row) => row.username)).toEqual(['lihua'])
    const lihua = (await list({ q: 'lihua' }))[0]
    for (let n = 0; n < 5; n++)
      await signIn(world().store, { username: 'lihua', password: 'wrong' }, ORIGIN).catch(() => undefined)
    expect((await list({ state: 'locked' })).map((row) => row.id)).toEqual([lihua?.id])
  })

  it.each([
    ['staff', 6],
    ['manager', 12],
    ['leader', 24],
    ['auditor', 24],
    ['admin', 0],
  ] as const)('offers a %s %i colleagues, active ones who do business', async (role, expected) => {
    const offered = await colleagueOptions(world().store.read, world().viewer(role))
    expect(offered).toHaveLength(expected)
    expect(offered.some((one) => /admin|auditor/.test(one.value))).toBe(false)
  })
})
