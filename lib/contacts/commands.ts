import { and, eq, isNull } from 'drizzle-orm'
import { demand, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { companies, contacts } from '@/lib/db/tables/companies'
import { recordExtras } from '@/lib/extras/queries'
import { extraWords } from '@/lib/extras/rules'
import { found, Problem } from '@/lib/kernel/errors'
import { maskPhone } from '@/lib/kernel/phone'
import { type ContactRow, insertContacts, setContactsDeleted, updateContact } from './records'
import type { ContactInput } from './schema'

/**
 * Writes a new contact of the viewer's unit, or changes a stored one. Forms never show a number in full, so one left empty stays as it is unless it is
 * to be taken away (`noPhone`).
 * Problems: not-found, not-allowed, conflict.
 */
export async function saveContact(
  write: Write,
  viewer: Viewer,
  input: ContactInput,
): Promise<{ id: string; companyId: string }> {
  return write(async (tx) => {
    const { name, title, note, main } = input
    if (input.id === undefined) {
      const own = { unitId: viewer.unitId, ownerId: viewer.userId }
      demand(viewer, 'company.write', own)
      const companyId = found(input.companyId)
      await demandCompany(tx, viewer, companyId)
      const row = { companyId, ...own, name, title, phone: input.phone, note, main }
      const [id] = await insertContacts(tx, viewer, [row])
      return { id: found(id), companyId }
    }
    const row = await loadForChange(tx, viewer, input.id)
    if (row.version !== input.version) throw conflict(row)
    const phone = input.phone ?? (input.noPhone ? null : row.phone)
    await updateContact(tx, viewer, row, { name, title, note, main, phone })
    return { id: row.id, companyId: row.companyId }
  })
}

/** Takes a contact away. */
export async function deleteContact(
  write: Write,
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<{ companyId: string }> {
  return write(async (tx) => {
    const row = await loadForChange(tx, viewer, input.id)
    if (row.version !== input.version) throw conflict(row)
    await setContactsDeleted(tx, viewer, [row], true)
    return { companyId: row.companyId }
  })
}

/**
 * A contact's number and own fields in full; who read which and when goes into the audit trail, what they hold does not. Problems: not-found,
 * not-allowed.
 */
export async function unmaskContact(
  write: Write,
  viewer: Viewer,
  input: { id: string },
): Promise<{ phone: string; extras: Array<{ label: string; value: string }> }> {
  return write(async (tx) => {
    const row = await load(tx, viewer, input.id)
    demand(viewer, 'contact.unmask', row)
    const extras = (await recordExtras(tx, 'contact', row.id)).filter(({ value }) => value !== '')
    const seen = extras.length > 0 ? { fields: extras.map(({ label }) => label) } : {}
    await audit(tx, viewer, {
      action: 'contact.unmask',
      noun: 'contact',
      id: row.id,
      unitId: row.unitId,
      after: { name: row.name, companyId: row.companyId, ...seen },
    })
    return {
      phone: row.phone ?? '',
      extras: extras.map((one) => ({ label: one.label, value: extraWords(one, one.value) })),
    }
  })
}

async function load(tx: Tx, viewer: Viewer, id: string): Promise<ContactRow> {
  const [row] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.id, id), isNull(contacts.deletedAt), within(viewer, 'visit.read', contacts)))
  return found(row, `contact ${id}`)
}

async function loadForChange(tx: Tx, viewer: Viewer, id: string): Promise<ContactRow> {
  const row = await load(tx, viewer, id)
  demand(viewer, 'company.write', row)
  return row
}

async function demandCompany(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const [row] = await tx
    .select({ id: companies.id })
    .from(companies)
    .where(and(eq(companies.id, id), isNull(companies.deletedAt), within(viewer, 'company.read', companies)))
  found(row, `company ${id}`)
}

function conflict(row: ContactRow): Problem {
  const { name, title, phone, note, main, version } = row
  return new Problem('conflict', {}, `contact ${row.id}`, { name, title, phone: maskPhone(phone), note, main, version })
}
