import { and, asc, eq, inArray } from 'drizzle-orm'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import type { Role } from '@/lib/kernel/terms'

export type ColleagueOption = { value: string; label: string; detail: string; unitId: string; role: Role }

/** Active people who do business (staff, managers, leaders) in the units whose visits the viewer reads: for “who was there” and owners. */
export async function colleagueOptions(read: Read, viewer: Viewer): Promise<ColleagueOption[]> {
  const ids = reachedUnits(viewer, 'visit.read')
  if (ids?.length === 0) return []
  const business = inArray(users.role, ['staff', 'manager', 'leader'])
  return read
    .select({ value: users.id, label: users.name, detail: units.name, unitId: users.unitId, role: users.role })
    .from(users)
    .innerJoin(units, eq(units.id, users.unitId))
    .where(and(eq(users.active, true), business, ids && inArray(users.unitId, ids)))
    .orderBy(asc(units.sort), asc(users.name), asc(users.id))
}

/** Id → name of the given users, active or not. */
export async function userNames(read: Read, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const unique = [...new Set(ids)]
  const rows = await read.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, unique))
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** One person of each role whom a demonstration offers for sign-in, by user name. Empty where no demo users exist. */
export async function demoAccounts(
  read: Read,
): Promise<Array<{ username: string; name: string; role: Role; unit: string }>> {
  const rows = await read
    .select({ username: users.username, name: users.name, role: users.role, unit: units.name })
    .from(users)
    .innerJoin(units, eq(units.id, users.unitId))
    .where(and(eq(users.demo, true), eq(users.active, true)))
    .orderBy(asc(users.id))
  return [...Map.groupBy(rows, (row) => row.role).values()].flatMap((same) => same.slice(0, 1))
}

/** The account with a user name, in use or not; undefined when there is none. */
export async function userByName(read: Read, username: string): Promise<{ id: string } | undefined> {
  const [user] = await read.select({ id: users.id }).from(users).where(eq(users.username, username))
  return user
}
