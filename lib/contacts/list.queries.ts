import { and, asc, count, desc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import { reaches, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { sifting } from '@/lib/db/sifting'
import type { Read } from '@/lib/db/store'
import { companies, contacts } from '@/lib/db/tables/companies'
import { units } from '@/lib/db/tables/people'
import { maskPhone } from '@/lib/kernel/phone'
import { inOrderOf } from '@/lib/lists/in-order'
import type { ContactList } from './list.schema'

/** The reach of a company's own page: contacts that the viewer's units recorded. */
const contactsWhere = (viewer: Viewer, { filters: { company, unit } }: ContactList): SQL | undefined =>
  and(
    isNull(contacts.deletedAt),
    isNull(companies.deletedAt),
    within(viewer, 'visit.read', contacts),
    company === undefined ? undefined : eq(contacts.companyId, company),
    unit === undefined ? undefined : eq(contacts.unitId, unit),
  )

/** How many contacts the list means. */
export async function contactTotal(read: Read, viewer: Viewer, list: ContactList): Promise<number> {
  const [all] = await read
    .select({ total: count() })
    .from(contacts)
    .innerJoin(companies, eq(companies.id, contacts.companyId))
    .where(contactsWhere(viewer, list))
  return all?.total ?? 0
}

/** The first `most` ids of the list in its order. */
export async function contactIds(read: Read, viewer: Viewer, list: ContactList, most: number): Promise<string[]> {
  const { key, direction } = list.sort
  const column = key === 'company' ? companies.name : contacts.updatedAt
  const turn = direction === 'desc' ? desc : asc
  const rows = await read
    .select({ id: contacts.id })
    .from(contacts)
    .innerJoin(companies, eq(companies.id, contacts.companyId))
    .where(contactsWhere(viewer, list))
    .orderBy(turn(column), turn(contacts.id))
    .limit(most)
  return rows.map(({ id }) => id)
}

/**
 * Contacts of the list by their ids (contactIds), in that order; numbers masked, in `full` only where the viewer may read them so. What was
 * deleted or left the viewer's reach meanwhile is passed over.
 */
export async function contactsByIds(read: Read, viewer: Viewer, list: ContactList, ids: string[], full = false) {
  if (ids.length === 0) return []
  const found = await read
    .select({ contact: contacts, companyName: companies.name, unitName: units.name })
    .from(contacts)
    .innerJoin(companies, eq(companies.id, contacts.companyId))
    .leftJoin(units, eq(units.id, contacts.unitId))
    .where(and(inArray(contacts.id, ids), sifting(contactsWhere(viewer, list))))
  const rows = found.map(({ contact: { id, phone, name, title, note, main, updatedAt, unitId }, ...names }) => ({
    ...names,
    id,
    name,
    title,
    note,
    main,
    updatedAt,
    phone: full && reaches(viewer, 'contact.unmask', { unitId }) ? phone : maskPhone(phone),
  }))
  return inOrderOf(ids, rows)
}
