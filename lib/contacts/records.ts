import { and, eq, inArray, sql } from 'drizzle-orm'
import { difference } from '@/lib/audit/difference'
import { type Actor, audit } from '@/lib/audit/record'
import { insertMany } from '@/lib/db/insert-many'
import type { Tx } from '@/lib/db/store'
import { contacts } from '@/lib/db/tables/companies'
import { now } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

export type ContactRow = typeof contacts.$inferSelect
export type ContactFacts = {
  name: string
  title?: string | null
  phone?: string | null
  note?: string | null
  main?: boolean
}
/** A person at a company, as the unit that met him recorded it. `createdBy` and `recordedAt` keep a ledger's own author and date. */
export type NewContact = ContactFacts & {
  id?: string
  companyId: string
  unitId: string
  ownerId?: string | null
  batchId?: string | null
  createdBy?: string
  recordedAt?: Date
}

const ROWS = 400

/** Writes contacts with their audit entries inside the caller's transaction; answers the ids in order. Phones stay out of the trail. */
export async function insertContacts(tx: Tx, actor: Actor, rows: NewContact[]): Promise<string[]> {
  const at = now()
  const full = rows.map(({ createdBy, recordedAt, ...row }) => ({
    ...row,
    id: row.id ?? newId(),
    createdBy: createdBy ?? actor.userId,
    recordedAt: recordedAt ?? at,
    updatedAt: recordedAt ?? at,
  }))
  await insertMany(tx, contacts, full)
  const entries = rows.map((row, index) => ({
    action: 'contact.create',
    noun: 'contact',
    id: full[index]?.id ?? '',
    unitId: row.unitId,
    after: withoutPhone(row),
  }))
  await audit(tx, actor, ...entries)
  return full.map((row) => row.id)
}

/** Changes one contact that the caller has just loaded. Throws conflict when it is no longer at the loaded version. */
export async function updateContact(
  tx: Tx,
  actor: Actor,
  before: ContactRow,
  changes: Partial<ContactFacts>,
): Promise<void> {
  const changed = difference(before, { ...before, ...changes })
  if (!changed) return
  const written = await tx
    .update(contacts)
    .set({ ...changes, updatedAt: now(), version: before.version + 1 })
    .where(and(eq(contacts.id, before.id), eq(contacts.version, before.version)))
    .returning({ id: contacts.id })
  if (written.length === 0) throw new Problem('conflict', {}, `contact ${before.id}`)
  await audit(tx, actor, {
    action: 'contact.update',
    noun: 'contact',
    id: before.id,
    unitId: before.unitId,
    before: withoutPhone(changed.before),
    after: withoutPhone(changed.after),
  })
}

/** Takes contacts away, or puts them back. */
export async function setContactsDeleted(tx: Tx, actor: Actor, rows: ContactRow[], deleted: boolean): Promise<void> {
  const at = now()
  for (let from = 0; from < rows.length; from += ROWS)
    await tx
      .update(contacts)
      .set({ deletedAt: deleted ? at : null, updatedAt: at, version: sql`${contacts.version} + 1` })
      .where(
        inArray(
          contacts.id,
          rows.slice(from, from + ROWS).map((row) => row.id),
        ),
      )
  const entries = rows.map((row) => ({
    action: deleted ? 'contact.delete' : 'contact.restore',
    noun: 'contact',
    id: row.id,
    unitId: row.unitId,
    before: { deleted: !deleted, name: row.name },
    after: { deleted, name: row.name },
  }))
  await audit(tx, actor, ...entries)
}

/** The audit trail can never be erased, so a number that may have to be does not go into it; that it changed does. */
function withoutPhone<Row extends { phone?: string | null }>(row: Row): Row {
  return 'phone' in row ? { ...row, phone: row.phone ? `…${row.phone.slice(-4)}` : row.phone } : row
}
