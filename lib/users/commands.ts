import { and, eq, ne } from 'drizzle-orm'
import type { PreparedPassword } from '@/lib/access/password'
import { demand } from '@/lib/access/scope'
import { endSessions } from '@/lib/access/sessions'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { now } from '@/lib/kernel/clock'
import { PASSWORDS_REMEMBERED } from '@/lib/kernel/credentials'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { maskPhone } from '@/lib/kernel/phone'
import type { NewUserInput, UserInput } from './schema'

type User = typeof users.$inferSelect

/**
 * A new user with an initial password that must be changed at first sign-in. `mark` is the password's, so that a replayed form does not show
 * one that was never stored; neither password nor hash goes into the trail. 'invalid' at `username` when taken.
 */
export async function createUser(
  write: Write,
  viewer: Viewer,
  input: NewUserInput,
  initial: PreparedPassword,
): Promise<{ id: string; username: string; mark: string }> {
  return write(async (tx) => {
    await demandUnit(tx, viewer, input.unitId)
    const [taken] = await tx.select({ id: users.id }).from(users).where(eq(users.username, input.username))
    if (taken) throw new Problem('invalid', { username: ['这个用户名已被使用'] })
    const id = newId()
    const secret = { passwordHash: initial.hash, passwordHistory: [initial.hash], passwordChangedAt: now() }
    await tx.insert(users).values({ ...input, ...secret, id, mustChangePassword: true })
    await audit(tx, viewer, { action: 'user.create', noun: 'user', id, unitId: input.unitId, after: masked(input) })
    return { id, username: input.username, mark: initial.mark }
  })
}

/** Changes name, unit, role, phone (the form never shows it, so that one left empty stays unless
 * `noPhone` takes it away) and whether the account is in use; deactivation ends the person's sessions at once. */
export async function updateUser(write: Write, viewer: Viewer, input: UserInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const user = await load(tx, viewer, input.id)
    const { id, version, noPhone, ...typed } = input
    const after = { ...typed, phone: typed.phone ?? (noPhone ? null : user.phone) }
    if (user.version !== version) throw new Problem('conflict', {}, '', plain(user))
    if (input.unitId !== user.unitId) await demandUnit(tx, viewer, input.unitId)
    const losesAdmin = user.role === 'admin' && user.active && (input.role !== 'admin' || !input.active)
    if (losesAdmin) await refuseLastAdmin(tx, viewer, user)
    await tx
      .update(users)
      .set({ ...after, version: version + 1 })
      .where(eq(users.id, id))
    if (user.active && !input.active) await endSessions(tx, id)
    await audit(tx, viewer, {
      action: 'user.update',
      noun: 'user',
      id,
      unitId: input.unitId,
      before: plain(user),
      after: masked(after),
    })
    return { id }
  })
}

/** Replaces a password by an initial one, unlocks the account and ends the person's sessions. */
export async function resetPassword(
  write: Write,
  viewer: Viewer,
  input: { id: string },
  initial: PreparedPassword,
): Promise<{ id: string; username: string; mark: string }> {
  return write(async (tx) => {
    const user = await load(tx, viewer, input.id)
    const history = [initial.hash, ...(user.passwordHistory ?? [])].slice(0, PASSWORDS_REMEMBERED)
    await tx
      .update(users)
      .set({
        passwordHash: initial.hash,
        passwordHistory: history,
        passwordChangedAt: now(),
        mustChangePassword: true,
        failedSignIns: 0,
        lockedUntil: null,
      })
      .where(eq(users.id, user.id))
    const ended = await endSessions(tx, user.id)
    await audit(tx, viewer, {
      action: 'user.reset-password',
      noun: 'user',
      id: user.id,
      unitId: user.unitId,
      after: { ended },
    })
    return { id: user.id, username: user.username, mark: initial.mark }
  })
}

/** Signs a person out everywhere; answers how many sessions were open. */
export async function endUserSessions(write: Write, viewer: Viewer, input: { id: string }): Promise<{ ended: number }> {
  return write(async (tx) => {
    const user = await load(tx, viewer, input.id)
    const ended = await endSessions(tx, user.id)
    const after = { ended }
    await audit(tx, viewer, { action: 'user.end-sessions', noun: 'user', id: user.id, unitId: user.unitId, after })
    return { ended }
  })
}

async function load(tx: Tx, viewer: Viewer, id: string): Promise<User> {
  const [row] = await tx.select().from(users).where(eq(users.id, id))
  const user = found(row, `user ${id}`)
  demand(viewer, 'user.write', { unitId: user.unitId })
  return user
}

async function demandUnit(tx: Tx, viewer: Viewer, unitId: string): Promise<void> {
  demand(viewer, 'user.write', { unitId })
  const [unit] = await tx
    .select({ id: units.id })
    .from(units)
    .where(and(eq(units.id, unitId), eq(units.active, true)))
  if (!unit) throw new Problem('invalid', { unitId: ['请选择在用的单位'] })
}

/** An installation without an administrator could only be mended with the command line. */
async function refuseLastAdmin(tx: Tx, viewer: Viewer, user: User): Promise<void> {
  if (user.id === viewer.userId) throw refused('不能停用自己的账号，也不能取消自己的管理员岗位，请由另一位管理员办理。')
  const [other] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), eq(users.active, true), ne(users.id, user.id)))
    .limit(1)
  if (!other) throw refused('系统至少要保留一位在用的管理员。')
}

/** What trail and conflict panel may show of a user: nothing about passwords, and no number in full. */
function plain({ name, unitId, role, phone, active, version }: User) {
  return masked({ name, unitId, role, phone, active, version })
}

const masked = <Row extends { phone: string | null }>(row: Row): Row => ({ ...row, phone: maskPhone(row.phone) })
