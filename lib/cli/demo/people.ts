import type { Tx } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import type { Role } from '@/lib/kernel/terms'
import { ROLES } from '@/lib/kernel/terms'
import { personName } from './names'
import type { Dice } from './random'

export type Person = { id: string; name: string; username: string; role: Role; unitId: string }
export type Unit = { id: string; name: string; kind: string; parentId: string | null }
export type Cast = { root: Unit; working: Unit[]; people: Person[]; staff: Person[]; managers: Person[] }

const HEADQUARTERED: Role[] = ['leader', 'auditor', 'admin']

/**
 * Six people a role (or `count` in all, mostly staff, for a bench): staff and managers in the working units, the rest at the district.
 * All sign in with `passwordHash` and need not change it: a demonstration account is no secret.
 */
export async function castPeople(tx: Tx, dice: Dice, count: number, passwordHash: string): Promise<Cast> {
  const all = await tx.select().from(units)
  const root = all.find((unit) => unit.parentId === null)
  if (!root) throw new Error('the demo needs a district')
  const working = all.filter((unit) => unit.parentId !== null && unit.kind !== 'district')
  const taken = new Set<string>()
  const people = ROLES.flatMap((role) =>
    Array.from({ length: role === 'staff' ? count - 24 : 6 }, (_, n): Person => {
      let name = personName(dice)
      while (count <= 100 && taken.has(name)) name = personName(dice)
      taken.add(name)
      const unit = HEADQUARTERED.includes(role) ? root : (working[n % working.length] ?? root)
      return { id: `demo-${role}-${n + 1}`, name, username: `${role}${n + 1}`, role, unitId: unit.id }
    }),
  )
  for (let at = 0; at < people.length; at += 400)
    await tx
      .insert(users)
      .values(
        people
          .slice(at, at + 400)
          .map((person) => ({ ...person, passwordHash, mustChangePassword: false, demo: true })),
      )
  const managers = people.filter((person) => person.role === 'manager')
  return { root, working, people, staff: people.filter((person) => person.role === 'staff'), managers }
}
