import { and, count, desc, eq, isNull } from 'drizzle-orm'
import { reaches, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { contacts } from '@/lib/db/tables/companies'
import { units } from '@/lib/db/tables/people'
import { extraFieldsOf, extraValuesOf } from '@/lib/extras/queries'
import { maskPhone } from '@/lib/kernel/phone'

/**
 * A company's contacts whom the viewer's units recorded (the reach of visit.read: a contact is the business of who met him), numbers masked;
 * what the district's own fields hold is personal too: only which of them are filled (`hidden`, by name). `others` counts those of other units, so that nobody believes there are none.
 */
export async function contactsOf(read: Read, viewer: Viewer, companyId: string) {
  const ofCompany = and(eq(contacts.companyId, companyId), isNull(contacts.deletedAt))
  const [rows, [all]] = await Promise.all([
    read
      .select({ contact: contacts, unitName: units.name })
      .from(contacts)
      .leftJoin(units, eq(units.id, contacts.unitId))
      .where(and(ofCompany, within(viewer, 'visit.read', contacts)))
      .orderBy(desc(contacts.main), desc(contacts.updatedAt), desc(contacts.id)),
    read.select({ total: count() }).from(contacts).where(ofCompany),
  ])
  const hidden = await filledOf(
    read,
    rows.map(({ contact }) => contact.id),
  )
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
    others: (all?.total ?? 0) - rows.length,
  }
}
/** Contact id → names of the own fields that hold something. */
async function filledOf(read: Read, ids: string[]): Promise<(id: string) => string[]> {
  const fields = ids.length === 0 ? [] : await extraFieldsOf(read, 'contact')
  const values = fields.length === 0 ? undefined : await extraValuesOf(read, ids)
  return (id) => fields.filter((field) => values?.get(id)?.[field.id]).map((field) => field.label)
}
export type CompanyContact = Awaited<ReturnType<typeof contactsOf>>['rows'][number]
