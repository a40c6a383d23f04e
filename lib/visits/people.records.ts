import { eq } from 'drizzle-orm'
import { insertMany } from '@/lib/db/insert-many'
import type { Tx } from '@/lib/db/store'
import { visitPeople } from '@/lib/db/tables/visits'
import { newId } from '@/lib/kernel/ids'

/** Someone who was there: ours (with the user where known) or theirs (with the contact where known). */
export type VisitPerson = {
  side: 'ours' | 'theirs'
  name: string
  title?: string | null
  userId?: string | null
  contactId?: string | null
}

/** Writes who was there, in the order given. */
export async function insertPeople(tx: Tx, groups: Array<{ visitId: string; people: VisitPerson[] }>): Promise<void> {
  const rows = groups.flatMap(({ visitId, people }) =>
    people.map((person, sort) => ({
      title: null,
      userId: null,
      contactId: null,
      ...person,
      id: newId(),
      visitId,
      sort,
    })),
  )
  await insertMany(tx, visitPeople, rows)
}

/** Who was there, ours and theirs, in the order they were given. */
export async function peopleOf(tx: Pick<Tx, 'select'>, visitId: string): Promise<VisitPerson[]> {
  return tx
    .select({
      side: visitPeople.side,
      name: visitPeople.name,
      title: visitPeople.title,
      userId: visitPeople.userId,
      contactId: visitPeople.contactId,
    })
    .from(visitPeople)
    .where(eq(visitPeople.visitId, visitId))
    .orderBy(visitPeople.sort)
}
