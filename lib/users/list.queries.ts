import { and, asc, count, desc, eq, gt, isNull, like, or, type SQL, sql } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { sessions, units, users } from '@/lib/db/tables/people'
import { now } from '@/lib/kernel/clock'
import { found } from '@/lib/kernel/errors'
import { maskPhone } from '@/lib/kernel/phone'
import type { Role } from '@/lib/kernel/terms'
import { type List, PAGE_SIZE } from '@/lib/lists/list.schema'
import type { UserState, userList } from './list.schema'

export type UserRow = {
  id: string
  username: string
  name: string
  role: Role
  unitId: string
  unitName: string
  state: UserState
  /** The last request of any session; null when never signed in. */
  seenAt: Date | null
}
export type UserDetail = UserRow & {
  /** Masked. */ phone: string | null
  active: boolean
  version: number
  openSessions: number
}

/** A page of the users whom the viewer may manage, and how many fit the filters. */
export async function listUsers(
  read: Read,
  viewer: Viewer,
  list: List<typeof userList>,
): Promise<{ rows: UserRow[]; total: number }> {
  const { unit, role, state } = list.filters
  const where = and(
    within(viewer, 'user.write', users),
    role && eq(users.role, role),
    unit ? eq(users.unitId, unit) : undefined,
    stateIs(state),
    matches(list.q),
  )
  const [rows, [all]] = await Promise.all([
    select(read)
      .where(where)
      .orderBy(...order(list.sort), asc(users.id))
      .limit(PAGE_SIZE)
      .offset((list.page - 1) * PAGE_SIZE),
    read.select({ total: count() }).from(users).where(where),
  ])
  return { rows: rows.map(asRow), total: all?.total ?? 0 }
}

/** One user for its settings page. Throws not-found, also when the viewer manages no users. */
export async function findUser(read: Read, viewer: Viewer, id: string): Promise<UserDetail> {
  const [row] = await select(read).where(and(eq(users.id, id), within(viewer, 'user.write', users)))
  const user = found(row, `user ${id}`)
  const [open] = await read
    .select({ sessions: count() })
    .from(sessions)
    .where(and(eq(sessions.userId, id), isNull(sessions.endedAt)))
  const { phone, active, version } = user
  return { ...asRow(user), phone: maskPhone(phone), active, version, openSessions: open?.sessions ?? 0 }
}

/** By the index on a session's user, row by row: sessions pile up over the years. */
const seenAt = sql<Date | null>`(
  select max(${sessions.lastSeenAt}) from ${sessions} where ${sessions.userId} = ${users.id}
)`.mapWith(sessions.lastSeenAt)

function select(read: Read) {
  return read
    .select({
      id: users.id,
      username: users.username,
      name: users.name,
      role: users.role,
      unitId: users.unitId,
      unitName: units.name,
      phone: users.phone,
      active: users.active,
      lockedUntil: users.lockedUntil,
      mustChangePassword: users.mustChangePassword,
      version: users.version,
      seenAt,
    })
    .from(users)
    .innerJoin(units, eq(units.id, users.unitId))
    .$dynamic()
}

type Selected = Awaited<ReturnType<typeof select>>[number]

function asRow(row: Selected): UserRow {
  const { id, username, name, role, unitId, unitName } = row
  return { id, username, name, role, unitId, unitName, state: stateOf(row), seenAt: row.seenAt }
}

function stateOf(row: Pick<Selected, 'active' | 'lockedUntil' | 'mustChangePassword'>): UserState {
  if (!row.active) return 'inactive'
  if (row.lockedUntil && row.lockedUntil > now()) return 'locked'
  return row.mustChangePassword ? 'initial' : 'active'
}

function stateIs(state: UserState | undefined): SQL | undefined {
  switch (state) {
    case undefined:
      return undefined
    case 'inactive':
      return eq(users.active, false)
    case 'active':
      return eq(users.active, true)
    case 'locked':
      return and(eq(users.active, true), gt(users.lockedUntil, now()))
    case 'initial':
      return and(eq(users.active, true), eq(users.mustChangePassword, true))
  }
}

function matches(typed: string | undefined): SQL | undefined {
  if (!typed) return undefined
  const text = typed.normalize('NFKC').toLowerCase().replace(/[%_]/g, '')
  return or(like(users.username, `%${text}%`), like(sql`lower(${users.name})`, `%${text}%`))
}

function order(sort: List<typeof userList>['sort']): SQL[] {
  const direction = sort.direction === 'asc' ? asc : desc
  switch (sort.key) {
    case 'username':
      return [direction(users.username)]
    case 'seen':
      return [sql`${direction(seenAt)} nulls last`]
    case 'name':
      return [direction(users.name)]
  }
}
