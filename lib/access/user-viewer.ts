import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import type { Viewer } from './viewer'

const below = alias(units, 'below')

/** An active user as a viewer without a session, with the role and unit of this moment: for what is read on somebody's behalf. */
export async function viewerOfUser(read: Read, userId: string): Promise<Viewer | undefined> {
  const rows = await read
    .select({
      name: users.name,
      username: users.username,
      role: users.role,
      mustChangePassword: users.mustChangePassword,
      unitId: units.id,
      unitName: units.name,
      parentId: units.parentId,
      below: below.id,
    })
    .from(users)
    .innerJoin(units, eq(units.id, users.unitId))
    .innerJoin(below, sql`substr(${below.path}, 1, length(${units.path})) = ${units.path}`)
    .where(and(eq(users.id, userId), eq(users.active, true)))
  const [row] = rows
  if (!row) return undefined
  const { parentId, below: _first, ...person } = row
  return { ...person, userId, subtree: rows.map((each) => each.below), atRoot: parentId === null, sessionId: '' }
}
