import type { Viewer } from '@/lib/access/viewer'
import { viewersOf } from '@/lib/access/viewers'
import type { Read } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { leadersOver, managersFor, upward } from '@/lib/users/responsible.rules'

/** Everybody who can be told something, and who answers for whom. */
export type People = {
  /** Active people who do business, as viewers without a session, by id. */
  viewers: Map<string, Viewer>
  /** Managers of a unit, or of the nearest unit above that has any; never the one left out. */
  managersOf: (unitId: string, except?: string | null) => string[]
  /** Leaders in whose district a unit lies. */
  leadersOf: (unitId: string) => string[]
}

const DOING: Viewer['role'][] = ['staff', 'manager', 'leader']

/** Who is who today, read once for all reminders. */
export async function peopleOfToday(read: Read): Promise<People> {
  const tree = await read.select({ id: units.id, path: units.path }).from(units)
  const people = (await viewersOf(read)).filter(({ role }) => DOING.includes(role))
  const chains = new Map(tree.map(({ id, path }) => [id, upward(path)]))
  const above = (unitId: string) => chains.get(unitId) ?? []
  const ids = (found: Viewer[]) => found.map(({ userId }) => userId)
  return {
    viewers: new Map(people.map((one) => [one.userId, one])),
    managersOf: (unitId, except) => ids(managersFor(people, above(unitId), except)),
    leadersOf: (unitId) => ids(leadersOver(people, above(unitId))),
  }
}
