import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import type { Role } from '@/lib/kernel/terms'
import { leadersOver, managersFor, upward } from './responsible.rules'

export type Responsible = { id: string; name: string; unitId: string }

/** Active people of these roles in these units, by sign-in name. */
function peopleAt(read: Read, unitIds: string[], roles: Role[]) {
  return read
    .select({ userId: users.id, name: users.name, unitId: users.unitId, role: users.role })
    .from(users)
    .where(and(inArray(users.unitId, unitIds), eq(users.active, true), inArray(users.role, roles)))
    .orderBy(asc(users.username))
}

/** Ids of those who answer for a unit as its managers, or as the leaders over it (rules). */
export async function responsibleFor(read: Read, unitId: string, role: 'manager' | 'leader'): Promise<string[]> {
  const [unit] = await read.select({ path: units.path }).from(units).where(eq(units.id, unitId))
  const above = upward(unit?.path ?? '')
  if (above.length === 0) return []
  const people = await peopleAt(read, above, [role])
  return (role === 'manager' ? managersFor(people, above) : leadersOver(people, above)).map(({ userId }) => userId)
}

/** The managers of a unit itself, first by sign-in name. */
export async function managersAt(read: Read, unitId: string): Promise<Responsible[]> {
  return (await peopleAt(read, [unitId], ['manager'])).map(({ userId, name }) => ({ id: userId, name, unitId }))
}

/** Who acts for units themselves: their managers, or the staff of a unit that has none. */
export async function headsOf(read: Read, unitIds: string[]): Promise<Responsible[]> {
  if (unitIds.length === 0) return []
  const rows = await peopleAt(read, unitIds, ['manager', 'staff'])
  return [...Map.groupBy(rows, (row) => row.unitId).values()].flatMap((people) => {
    const managers = people.filter((person) => person.role === 'manager')
    return (managers.length > 0 ? managers : people).map(({ userId, name, unitId }) => ({ id: userId, name, unitId }))
  })
}

/** Whom to tell of what one person of a unit had in hand: that person while active and still there, else who acts for the unit. Ids. */
export async function inCharge(read: Read, userId: string | null, unitId: string): Promise<string[]> {
  const [owner] = userId
    ? await read
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.id, userId), eq(users.unitId, unitId), eq(users.active, true)))
    : []
  return owner ? [owner.id] : (await headsOf(read, [unitId])).map((person) => person.id)
}
