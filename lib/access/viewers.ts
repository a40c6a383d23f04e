import { and, eq, inArray } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import type { Viewer } from './viewer'

/**
 * Active people as the database would make viewers of them, to ask on their behalf what they may see before they are told of it. All, or
 * those of these ids; in no order. Nobody acts as one of them: their session is empty.
 */
export async function viewersOf(read: Read, ids?: readonly string[]): Promise<Viewer[]> {
  if (ids?.length === 0) return []
  const [people, tree] = await Promise.all([
    read
      .select({
        userId: users.id,
        name: users.name,
        username: users.username,
        role: users.role,
        unitId: units.id,
        unitName: units.name,
        path: units.path,
        parentId: units.parentId,
      })
      .from(users)
      .innerJoin(units, eq(units.id, users.unitId))
      .where(and(eq(users.active, true), ids && inArray(users.id, [...ids]))),
    read.select({ id: units.id, path: units.path }).from(units),
  ])
  const below = new Map<string, string[]>()
  const subtreeOf = (path: string) => {
    const known = below.get(path) ?? tree.filter((unit) => unit.path.startsWith(path)).map(({ id }) => id)
    below.set(path, known)
    return known
  }
  return people.map(({ path, parentId, ...person }) => ({
    ...person,
    subtree: subtreeOf(path),
    atRoot: parentId === null,
    sessionId: '',
    mustChangePassword: false,
  }))
}
