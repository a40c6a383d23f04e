import { and, eq, inArray } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'

/** Everybody who can be told something, and who answers for whom. */
export type People = {
  /** Active people who do business, as viewers without a session, by id. */
  viewers: Map<string, Viewer>
  /** Managers of a unit, or of the nearest unit above that has any; never the one left out. */
  managersOf: (unitId: string, except?: string | null) => string[]
  /** Leaders of a unit or of the nearest unit above that has any. */
  leadersOf: (unitId: string) => string[]
}

type UnitRow = { id: string; parentId: string | null; path: string; name: string }

/** Viewers of these people, or of everybody active who does business: made from the tables alone, as a session would make them. */
export async function viewersOf(read: Read, ids?: string[]): Promise<Map<string, Viewer>> {
  const tree = await read
    .select({ id: units.id, parentId: units.parentId, path: units.path, name: units.name })
    .from(units)
  return viewersIn(read, tree, ids)
}

async function viewersIn(read: Read, tree: UnitRow[], ids?: string[]): Promise<Map<string, Viewer>> {
  const rows = await read
    .select({ id: users.id, name: users.name, username: users.username, role: users.role, unitId: users.unitId })
    .from(users)
    .where(
      and(eq(users.active, true), ids ? inArray(users.id, ids) : inArray(users.role, ['staff', 'manager', 'leader'])),
    )
  const byId = new Map(tree.map((unit) => [unit.id, unit]))
  const below = new Map<string, string[]>()
  const subtree = (unit: UnitRow) => {
    const known = below.get(unit.id)
    if (known) return known
    const found = tree.filter((other) => other.path.startsWith(unit.path)).map((other) => other.id)
    below.set(unit.id, found)
    return found
  }
  return new Map(
    rows.flatMap(({ id, name, username, role, unitId }): [string, Viewer][] => {
      const unit = byId.get(unitId)
      if (!unit) return []
      const place = { unitId, unitName: unit.name, subtree: subtree(unit), atRoot: unit.parentId === null }
      return [[id, { userId: id, name, username, role, ...place, sessionId: 'clock', mustChangePassword: false }]]
    }),
  )
}

/** Who is who today, read once for all reminders. */
export async function peopleOfToday(read: Read): Promise<People> {
  const tree = await read
    .select({ id: units.id, parentId: units.parentId, path: units.path, name: units.name })
    .from(units)
  const viewers = await viewersIn(read, tree)
  const byId = new Map(tree.map((unit) => [unit.id, unit]))
  const nearest = (role: Viewer['role'], unitId: string, except?: string | null): string[] => {
    for (let at = byId.get(unitId); at; at = at.parentId ? byId.get(at.parentId) : undefined) {
      const here = at.id
      const found = [...viewers.values()].filter((one) => one.role === role && one.unitId === here)
      const others = found.filter((one) => one.userId !== except).map((one) => one.userId)
      if (others.length > 0) return others
    }
    return []
  }
  return {
    viewers,
    managersOf: (unitId, except) => nearest('manager', unitId, except),
    leadersOf: (unitId) => nearest('leader', unitId),
  }
}
