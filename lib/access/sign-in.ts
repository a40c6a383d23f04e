import { and, eq } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import type { Store, Tx } from '@/lib/db/store'
import { users } from '@/lib/db/tables/people'
import { now } from '@/lib/kernel/clock'
import { foldUsername, PASSWORD_LONGEST } from '@/lib/kernel/credentials'
import { Problem } from '@/lib/kernel/errors'
import { addressLimit, countFailure, isExhausted } from './attempts'
import type { SessionClaims } from './cookie'
import { verifyPassword } from './password'
import { startSession } from './sessions'

export const FAILURES_ALLOWED = 5
export const LOCK_MINUTES = 15
/** One sentence for unknown name, wrong password, locked and deactivated: it must not tell which. */
export const SIGN_IN_FAILED = `用户名或密码不正确，或账号已被锁定、停用。连续 ${FAILURES_ALLOWED} 次失败将锁定 ${LOCK_MINUTES} 分钟。`

/** Where a sign-in comes from, for limits and the trail. */
export type Origin = { address: string; agent?: string }
type Account = { id: string; name: string; unitId: string; passwordHash: string | null }
const NOBODY: Actor = { userId: '', name: '未登录' }

/**
 * Signs in with user name and password: a new session's claims, or a Problem ('refused' with one sentence for all reasons, 'too-many' for
 * an address with too many failures). While an account is locked even the right password is refused with the same words: an answer
 * that differed would confirm a guess.
 */
export async function signIn(
  store: Store,
  typed: { username: string; password: string },
  origin: Origin,
): Promise<SessionClaims> {
  const limit = addressLimit(origin.address)
  if (await isExhausted(store.read, limit)) throw new Problem('too-many', {}, limit.key)
  const username = foldUsername(typed.username)
  const password = typed.password.slice(0, PASSWORD_LONGEST + 1)
  const [account] = await store.read.select().from(users).where(eq(users.username, username))
  const fits = await verifyPassword(account?.passwordHash, password)
  const claims = await store.write(async (tx) => {
    if (account && fits && (await isOpen(tx, account))) return admit(tx, account, origin, 'session.sign-in')
    await countFailure(tx, limit)
    if (account) await noteFailure(tx, account, origin)
    // The typed name is not kept: people type passwords into the wrong field.
    else await audit(tx, NOBODY, failure('unknown', null, origin))
    return undefined
  })
  if (!claims) throw new Problem('refused', { '': [SIGN_IN_FAILED] })
  return claims
}

/** Signs in someone whom the city's own sign-in vouches for; undefined when no active user has that name. Nobody is created. */
export async function signInVouched(
  store: Store,
  username: string,
  origin: Origin,
): Promise<SessionClaims | undefined> {
  return store.write(async (tx) => {
    const [account] = await tx
      .select()
      .from(users)
      .where(and(eq(users.username, foldUsername(username)), eq(users.active, true)))
    if (account) return admit(tx, account, origin, 'session.sign-in-oidc')
    await audit(tx, NOBODY, failure('unknown', null, origin))
    return undefined
  })
}

/** Asked again inside the transaction: guesses that run side by side must not slip past the lock that one of them sets. */
async function isOpen(tx: Tx, account: Account): Promise<boolean> {
  const [row] = await tx.select().from(users).where(eq(users.id, account.id))
  if (!row?.active || row.passwordHash !== account.passwordHash) return false
  return row.lockedUntil === null || row.lockedUntil <= now()
}

async function admit(tx: Tx, account: Account, origin: Origin, action: string): Promise<SessionClaims> {
  const claims = await startSession(tx, account.id, origin.agent)
  await tx.update(users).set({ failedSignIns: 0, lockedUntil: null }).where(eq(users.id, account.id))
  const after = { sessionId: claims.sessionId, address: origin.address, agent: origin.agent?.slice(0, 200) }
  await audit(tx, actorOf(account), { action, noun: 'user', id: account.id, unitId: account.unitId, after })
  return claims
}

async function noteFailure(tx: Tx, account: Account, origin: Origin): Promise<void> {
  const [row] = await tx.select().from(users).where(eq(users.id, account.id))
  if (!row) return
  const locked = row.lockedUntil !== null && row.lockedUntil > now()
  // Failures while locked are recorded but do not lengthen the lock: else anybody could keep a colleague out for good.
  if (!locked) {
    const failures = (row.lockedUntil === null ? row.failedSignIns : 0) + 1
    const lockedUntil = failures >= FAILURES_ALLOWED ? new Date(now().getTime() + LOCK_MINUTES * 60_000) : null
    await tx.update(users).set({ failedSignIns: failures, lockedUntil }).where(eq(users.id, row.id))
    if (lockedUntil) {
      const after = { lockedUntil: lockedUntil.toISOString() }
      await audit(tx, NOBODY, { action: 'user.lock', noun: 'user', id: row.id, unitId: row.unitId, after })
    }
  }
  await audit(tx, NOBODY, failure(row.id, row.unitId, origin, { locked, active: row.active }))
}

const actorOf = (account: Account): Actor => ({ userId: account.id, name: account.name })

function failure(id: string, unitId: string | null, origin: Origin, more: Record<string, unknown> = {}) {
  return { action: 'session.sign-in-failed', noun: 'user', id, unitId, after: { address: origin.address, ...more } }
}
