import { and, eq, inArray } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { visitPeople } from '@/lib/db/tables/visits'

/** Visit id → names of our own people who were there, in their order; visits without any are missing. Scope is the caller's. */
export async function ourPeople(read: Read, visitIds: string[]): Promise<Map<string, string[]>> {
  const people = await read
    .select({ visitId: visitPeople.visitId, name: visitPeople.name })
    .from(visitPeople)
    .where(and(inArray(visitPeople.visitId, visitIds), eq(visitPeople.side, 'ours')))
    .orderBy(visitPeople.sort)
  const groups = Map.groupBy(people, (person) => person.visitId)
  return new Map([...groups].map(([id, those]) => [id, those.map((person) => person.name)]))
}
