import { and, eq, inArray } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import type { Viewer } from './viewer'

/** What of a person and the own unit makes a viewer; the subtree is asked for beside it. */
export const PERSON = {
  userId: users.id,
  name: users.name,
  username: users.username,
  role: users.role,
  mustChangePassword: users.mustChangePassword,
  unitId: units.id,
  unitName: units.name,
  parentId: units.parentId,
}
type Person = Omit<Viewer, 'subtree' | 'atRoot' | 'sessionId'> & { parentId: string | null }

/** A viewer from the person's row, the unit ids of the subtree, and the session by which somebody acts; empty where nobody does. */
export function viewerFrom({ parentId, ...person }: Person, subtree: string[], sessionId = ''): Viewer {
  return { ...person, subtree, atRoot: parentId === null, sessionId }
}

/**
 * Active people as the database would make viewers of them, to ask on their behalf what they may see before they are told of it. All, or
 * those of these ids; in no order. Nobody acts as one of them: their session is empty.
 */
export async function viewersOf(read: Read, ids?: readonly string[]): Promise<Viewer[]> {
  if (ids?.length === 0) return []
  const [people, tree] = await Promise.all([
    read
      .select({ ...PERSON, path: units.path })
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
  return people.map(({ path, ...person }) => viewerFrom(person, subtreeOf(path)))
}
