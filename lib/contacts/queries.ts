import { and, count, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import { reaches, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { companies, contacts } from '@/lib/db/tables/companies'
import { extraFields, extraValues } from '@/lib/db/tables/extras'
import { units } from '@/lib/db/tables/people'
import { inOrder, inUse } from '@/lib/extras/queries'
import { maskPhone } from '@/lib/kernel/phone'

/**
 * A company's contacts whom the viewer's units recorded (the reach of visit.read: a contact is the business of who met him), numbers masked;
 * what the district's own fields hold is personal too: only which of them are filled (`hidden`, by name). `others` counts those of other units, so that nobody believes there are none.
 */
export async function contactsOf(read: Read, viewer: Viewer, companyId: string) {
  const living = and(eq(contacts.companyId, companies.id), isNull(contacts.deletedAt))
  const everybody = read.select({ total: count() }).from(contacts).where(living)
  // One statement: from the company, so that it counts where the viewer's units recorded nobody; a contact's row repeats for every value.
  const found = await read
    .select({
      contact: contacts,
      unitName: units.name,
      field: extraFields.label,
      total: sql<number>`(${everybody})`.mapWith(Number),
    })
    .from(companies)
    .leftJoin(contacts, and(living, within(viewer, 'visit.read', contacts)))
    .leftJoin(units, eq(units.id, contacts.unitId))
    .leftJoin(extraValues, and(eq(extraValues.recordId, contacts.id), ne(extraValues.text, '')))
    .leftJoin(extraFields, and(eq(extraFields.id, extraValues.fieldId), inUse('contact')))
    .where(eq(companies.id, companyId))
    .orderBy(desc(contacts.main), desc(contacts.updatedAt), desc(contacts.id), ...inOrder)
  const filled = Map.groupBy(found, ({ contact }) => contact?.id)
  const hidden = (id: string) => filled.get(id)?.flatMap(({ field }) => field ?? []) ?? []
  const rows = [...filled.values()].flatMap(([first]) => (first?.contact ? [{ ...first, contact: first.contact }] : []))
  return {
    rows: rows.map(({ contact, unitName }) => ({
      id: contact.id,
      version: contact.version,
      name: contact.name,
      title: contact.title,
      note: contact.note,
      main: contact.main,
      phone: maskPhone(contact.phone),
      hidden: hidden(contact.id),
      unitName,
      mayUnmask:
        (contact.phone !== null || hidden(contact.id).length > 0) && reaches(viewer, 'contact.unmask', contact),
      mayChange: reaches(viewer, 'company.write', contact),
    })),
    others: (found[0]?.total ?? 0) - rows.length,
  }
}
export type CompanyContact = Awaited<ReturnType<typeof contactsOf>>['rows'][number]
