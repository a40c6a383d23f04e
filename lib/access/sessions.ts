import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Read, Tx, Write } from '@/lib/db/store'
import { sessions, units, users } from '@/lib/db/tables/people'
import { env } from '@/lib/env'
import { now } from '@/lib/kernel/clock'
import type { SessionClaims } from './cookie'
import type { Viewer } from './viewer'
import { PERSON, viewerFrom } from './viewers'

const MINUTE = 60_000
const IDLE = env.SESSION_IDLE_MINUTES * MINUTE
const LONGEST = env.SESSION_MAX_HOURS * 60 * MINUTE
const below = alias(units, 'below')

/** A living session's viewer, and whether its last use should be written down again (at most once a minute). */
export type Seen = { viewer: Viewer; stale: boolean }

/**
 * Who a cookie's claims stand for at this instant: undefined when the session has ended, idled out or grown too old, or the user is no
 * longer active. One query: the row repeats for every unit of the subtree.
 */
export async function findViewer(read: Read, claims: SessionClaims): Promise<Seen | undefined> {
  const rows = await read
    .select({
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      ...PERSON,
      below: below.id,
    })
    .from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.active, true)))
    .innerJoin(units, eq(units.id, users.unitId))
    .innerJoin(below, sql`substr(${below.path}, 1, length(${units.path})) = ${units.path}`)
    .where(and(eq(sessions.id, claims.sessionId), eq(sessions.userId, claims.userId), isNull(sessions.endedAt)))
  const [row] = rows
  if (!row) return undefined
  const at = now().getTime()
  if (at - row.lastSeenAt.getTime() > IDLE || at - row.createdAt.getTime() > LONGEST) return undefined
  const { createdAt: _created, lastSeenAt, below: _below, ...person } = row
  const subtree = rows.map((each) => each.below)
  return { viewer: viewerFrom(person, subtree, claims.sessionId), stale: at - lastSeenAt.getTime() > MINUTE }
}

/** Notes that the session is in use; an ended one stays ended. */
export async function touchSession(write: Write, sessionId: string): Promise<void> {
  const at = now()
  await write((tx) =>
    tx
      .update(sessions)
      .set({ lastSeenAt: at })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt), lt(sessions.lastSeenAt, at)))
      .then(() => undefined),
  )
}

/** Starts a session for a user who has just proved who he is. `agent` is the browser as it names itself. */
export async function startSession(tx: Tx, userId: string, agent: string | undefined): Promise<SessionClaims> {
  const [row] = await tx
    .insert(sessions)
    .values({ userId, agent: agent?.slice(0, 200) })
    .returning({ id: sessions.id })
  if (!row) throw new Error('session was not written')
  return { userId, sessionId: row.id }
}

/** Ends one session of a user, or all of them; answers how many were open. */
export async function endSessions(tx: Tx, userId: string, sessionId?: string): Promise<number> {
  const open = and(
    eq(sessions.userId, userId),
    isNull(sessions.endedAt),
    sessionId === undefined ? undefined : eq(sessions.id, sessionId),
  )
  const ended = await tx.update(sessions).set({ endedAt: now() }).where(open).returning({ id: sessions.id })
  return ended.length
}
