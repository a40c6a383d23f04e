import { and, asc, eq, inArray } from 'drizzle-orm'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { isCompiler } from './rules'

export type UnitChoice = { value: string; label: string }
export type PersonChoice = { value: string; label: string; unitId: string; unitName: string }

/** Units that the importer may bring in rows for and their active people: what an unknown name in a ledger may be answered with. */
export async function importChoices(
  read: Read,
  viewer: Viewer,
): Promise<{ units: UnitChoice[]; people: PersonChoice[] }> {
  const [own] = await read.select({ kind: units.kind }).from(units).where(eq(units.id, viewer.unitId))
  const reach = isCompiler(own) ? undefined : reachedUnits(viewer, 'import.run')
  const [choices, people] = await Promise.all([
    read
      .select({ value: units.id, label: units.name })
      .from(units)
      .where(and(eq(units.active, true), reach && inArray(units.id, reach)))
      .orderBy(asc(units.sort), asc(units.id)),
    read
      .select({ value: users.id, label: users.name, unitId: users.unitId, unitName: units.name })
      .from(users)
      .innerJoin(units, eq(units.id, users.unitId))
      .where(and(eq(users.active, true), reach && inArray(users.unitId, reach)))
      .orderBy(asc(units.sort), asc(users.name), asc(users.id)),
  ])
  return { units: choices, people }
}
