import { and, asc, eq, ne, notInArray } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { visitUnits } from '@/lib/db/tables/calendar'
import { units } from '@/lib/db/tables/people'

export type JointUnit = { id: string; name: string }

/** The units that took part beside the recording one, in the order of the tree; the caller has the visit in scope. */
export async function jointUnitsOf(read: Pick<Read, 'select'>, visitId: string): Promise<JointUnit[]> {
  return read
    .select({ id: units.id, name: units.name })
    .from(visitUnits)
    .innerJoin(units, eq(units.id, visitUnits.unitId))
    .where(eq(visitUnits.visitId, visitId))
    .orderBy(asc(units.path), asc(units.sort))
}

/** The units that may be asked to join one's own: every active one that meets companies. `chosen` ones stay on offer. */
export async function jointUnitOptions(
  read: Read,
  own: string,
  chosen: JointUnit[] = [],
): Promise<Array<{ value: string; label: string }>> {
  const rows = await read
    .select({ value: units.id, label: units.name })
    .from(units)
    .where(and(eq(units.active, true), ne(units.id, own), notInArray(units.kind, ['city', 'district'])))
    .orderBy(asc(units.path), asc(units.sort))
  const missing = chosen.filter((unit) => !rows.some((row) => row.value === unit.id))
  return [...rows, ...missing.map(({ id, name }) => ({ value: id, label: name }))]
}
