import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { demand, reaches, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { type ContactRow, insertContacts, updateContact } from '@/lib/contacts/records'
import type { Tx } from '@/lib/db/store'
import { contacts } from '@/lib/db/tables/companies'
import { found, Problem } from '@/lib/kernel/errors'
import type { VisitPerson } from './people.records'
import { parsePeople, type TypedPerson } from './people.rules'
import type { VisitInput } from './schema'

/**
 * Whom a visit met: the ticked contacts of its company, then those typed. A typed person with a number becomes a contact of the company, of the
 * viewer's unit; one whom the viewer's units know by that name is that contact. `stored` are contacts the visit names already, whatever became of
 * them. Problems: invalid for a contact of elsewhere, not-allowed for a number from whoever may write no contacts.
 */
export async function peopleMet(
  tx: Tx,
  viewer: Viewer,
  companyId: string,
  input: Pick<VisitInput, 'contacts' | 'theirs'>,
  stored: VisitPerson[] = [],
): Promise<VisitPerson[]> {
  const typed = parsePeople(input.theirs)
  const known = await contactsNamed(
    tx,
    viewer,
    companyId,
    input.contacts,
    typed.map(({ name }) => name),
  )
  const ticked = input.contacts.map((id): VisitPerson => {
    const contact = known.find((one) => one.id === id)
    if (contact) return { side: 'theirs', name: contact.name, title: contact.title, contactId: id, userId: null }
    const before = stored.find((person) => person.contactId === id)
    if (before) return before
    throw new Problem('invalid', { contacts: ['有联系人不属于该企业或已删除，请重新选择'] }, `contact ${id}`)
  })
  const people = [...ticked]
  for (const person of typed) {
    const contactId = await contactOf(tx, viewer, companyId, person, known)
    if (contactId && people.some((one) => one.contactId === contactId)) continue
    people.push({ side: 'theirs', name: person.name, title: person.title, contactId, userId: null })
  }
  return people
}

async function contactsNamed(
  tx: Tx,
  viewer: Viewer,
  companyId: string,
  ids: string[],
  names: string[],
): Promise<ContactRow[]> {
  const wanted = or(
    ids.length > 0 ? inArray(contacts.id, ids) : undefined,
    names.length > 0 ? inArray(contacts.name, names) : undefined,
  )
  if (!wanted) return []
  return tx
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.companyId, companyId),
        isNull(contacts.deletedAt),
        within(viewer, 'visit.read', contacts),
        wanted,
      ),
    )
}

/** The contact a typed person is, or becomes; null for a name without a number that nobody has recorded. Adds a new one to `known`. */
async function contactOf(
  tx: Tx,
  viewer: Viewer,
  companyId: string,
  { name, title, phone }: TypedPerson,
  known: ContactRow[],
): Promise<string | null> {
  const namesakes = known.filter((one) => one.name === name)
  const same = namesakes.find((one) => phone === null || one.phone === phone)
  if (same) return same.id
  if (phone === null) return null
  const numberless = namesakes.find((one) => one.phone === null && reaches(viewer, 'company.write', one))
  if (numberless) {
    await updateContact(tx, viewer, numberless, { phone, title: numberless.title ?? title })
    return numberless.id
  }
  // Another number is another entry: which of them still rings is for a person to say.
  const own = { unitId: viewer.unitId, ownerId: viewer.userId }
  demand(viewer, 'company.write', own)
  const [id] = await insertContacts(tx, viewer, [{ companyId, name, title, phone, ...own }])
  const [made] = await tx
    .select()
    .from(contacts)
    .where(eq(contacts.id, found(id)))
  known.push(found(made))
  return found(id)
}
