import { and, eq, isNull, ne } from 'drizzle-orm'
import { audit } from '@/lib/audit/record'
import type { Store } from '@/lib/db/store'
import { sessions, users } from '@/lib/db/tables/people'
import { now } from '@/lib/kernel/clock'
import { PASSWORDS_REMEMBERED, passwordFaults } from '@/lib/kernel/credentials'
import { Problem, refused } from '@/lib/kernel/errors'
import { clearFailures, countFailure, isExhausted, passwordLimit, WINDOW_MINUTES } from './attempts'
import { hashPassword, isAmong, verifyPassword } from './password'
import type { Viewer } from './viewer'

/**
 * Changes the viewer's own password and ends the person's other sessions. Problems: 'invalid' with what is wrong at `current` and `next`,
 * 'refused' after too many wrong current passwords. Takes the store, not `write`: hashing must not wait inside a transaction.
 */
export async function changePassword(
  store: Store,
  viewer: Viewer,
  typed: { current: string; next: string },
): Promise<void> {
  const limit = passwordLimit(viewer.userId)
  if (await isExhausted(store.read, limit)) throw refused(`原密码多次输入有误，请 ${WINDOW_MINUTES} 分钟后再试。`)
  const [user] = await store.read.select().from(users).where(eq(users.id, viewer.userId))
  if (!(await verifyPassword(user?.passwordHash, typed.current))) {
    await store.write((tx) => countFailure(tx, limit))
    throw new Problem('invalid', { current: ['原密码不正确'] })
  }
  const history = user?.passwordHistory ?? []
  const used = [user?.passwordHash ?? '', ...history].filter((hash) => hash !== '')
  const faults = passwordFaults(typed.next, viewer.username)
  if (faults.length === 0 && (await isAmong(used, typed.next))) {
    faults.push(`新密码不能与最近 ${PASSWORDS_REMEMBERED} 次使用过的相同`)
  }
  if (faults.length > 0) throw new Problem('invalid', { next: faults })
  const hash = await hashPassword(typed.next)
  await store.write(async (tx) => {
    const changed = await tx
      .update(users)
      .set({
        passwordHash: hash,
        passwordHistory: [hash, ...history.filter((old) => old !== hash)].slice(0, PASSWORDS_REMEMBERED),
        passwordChangedAt: now(),
        mustChangePassword: false,
      })
      .where(and(eq(users.id, viewer.userId), eq(users.passwordHash, user?.passwordHash ?? '')))
      .returning({ id: users.id })
    // Somebody reset it meanwhile; the typed one no longer proves anything.
    if (changed.length === 0) throw new Problem('invalid', { current: ['原密码不正确'] })
    const others = and(eq(sessions.userId, viewer.userId), ne(sessions.id, viewer.sessionId), isNull(sessions.endedAt))
    await tx.update(sessions).set({ endedAt: now() }).where(others)
    await clearFailures(tx, limit)
    await audit(tx, viewer, {
      action: 'user.change-password',
      noun: 'user',
      id: viewer.userId,
      unitId: viewer.unitId,
      after: { initial: viewer.mustChangePassword },
    })
  })
}
