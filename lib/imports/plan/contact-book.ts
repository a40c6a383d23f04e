import { newId } from '@/lib/kernel/ids'
import { foldText } from '@/lib/kernel/name'
import type { Person } from '../values'
import { type Charge, mayTouch, type PlanContext } from './context'
import type { KnownCompany, KnownContact } from './known'
import type { Plan } from './plan-types'

export type ContactFacts = { name: string; title: string | null; phone: string | null; note: string | null }
export type MetContact = { id: string; outcome: 'created' | 'updated' | 'unchanged'; reasons: string[] }
export type ContactBook = {
  /** People whom a row of another kind mentions: new names become contacts, known ones stay as they are. */
  meet: (
    company: KnownCompany,
    people: readonly Person[] | undefined,
    phones: readonly string[] | undefined,
    charge: Charge,
  ) => void
  /** A row of an address book: the contact of that name or mobile number is completed, never overwritten; else a new one. */
  record: (company: KnownCompany, facts: ContactFacts, charge: Charge) => MetContact
}

const MOBILE = /^1[3-9]\d{9}$/
const FILLED = ['title', 'phone', 'note'] as const
const LABELS = { title: '职务', phone: '电话', note: '备注' }

/**
 * The contacts of one import. A contact is the business of the unit that met him: one that another unit recorded is neither shown nor
 * completed, so that somebody who brings the same person gets his own record, as on the company's page.
 */
export function contactBook(context: PlanContext): ContactBook {
  const { plan, known } = context
  const planned = new Map<string, Plan['contacts']>()
  const add = (company: KnownCompany, facts: ContactFacts, charge: Charge): string => {
    const contact = { id: newId(), companyId: company.id, ...facts, ...charge }
    plan.contacts.push(contact)
    const others = planned.get(company.id)
    if (others) others.push(contact)
    else planned.set(company.id, [contact])
    return contact.id
  }
  const changed = new Map<string, Plan['contactChanges'][number]>()
  /** A second row about the same stored contact adds to the change that the first one makes. */
  const change = ({ id }: KnownContact, changes: Plan['contactChanges'][number]['changes']) => {
    const earlier = changed.get(id)
    if (earlier) Object.assign(earlier.changes, changes)
    else {
      const made = { id, changes }
      changed.set(id, made)
      plan.contactChanges.push(made)
    }
  }
  return {
    meet: (company, people, phones, charge) => {
      people?.forEach((person, i) => {
        if (planned.get(company.id)?.some(({ name }) => name === person.name)) return
        if (context.recallContact(company.id, person.name)) return
        const phone = person.phone ?? (i === 0 ? phones?.[0] : undefined) ?? null
        const name = person.name.slice(0, 60)
        add(company, { name, title: person.title?.slice(0, 60) ?? null, phone, note: null }, charge)
      })
    },
    record: (company, facts, charge) => {
      const mine = (known.contacts.get(company.id) ?? []).filter(({ unitId }) => mayTouch(context, unitId, false))
      const stored = likeIn(mine, facts)
      const pending = stored ? undefined : likeIn(planned.get(company.id) ?? [], facts)
      const found = stored ?? pending
      if (!found) return { id: add(company, facts, charge), outcome: 'created', reasons: [] }
      const reasons = differences(found, facts)
      const changes = Object.fromEntries(
        FILLED.flatMap((field) => (!found[field] && facts[field] ? [[field, facts[field]]] : [])),
      )
      if (Object.keys(changes).length === 0) return { id: found.id, outcome: 'unchanged', reasons }
      Object.assign(found, changes)
      if (stored) change(stored, changes)
      return { id: found.id, outcome: 'updated', reasons }
    },
  }
}

/** By name, else by mobile number: switchboards are shared, mobiles are not. */
function likeIn<Row extends { name: string; phone?: string | null }>(
  rows: readonly Row[],
  facts: ContactFacts,
): Row | undefined {
  const { phone } = facts
  return (
    rows.find(({ name }) => foldText(name) === foldText(facts.name)) ??
    (phone && MOBILE.test(phone) ? rows.find((row) => row.phone === phone) : undefined)
  )
}

type Compared = { name: string; title?: string | null; phone?: string | null; note?: string | null }

/** What the ledger says otherwise than the record; numbers are not repeated, since reasons are shown unmasked. */
function differences(found: Compared, facts: ContactFacts): string[] {
  const other = FILLED.filter((field) => facts[field] && found[field] && found[field] !== facts[field])
  return [
    ...(foldText(found.name) === foldText(facts.name) ? [] : [`手机号与联系人“${found.name}”相同，作为同一人`]),
    ...(other.length > 0 ? [`${other.map((field) => LABELS[field]).join('、')}与系统中的不同，未改动`] : []),
  ]
}
