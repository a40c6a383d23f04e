import { newId } from '@/lib/kernel/ids'
import { foldName, foldText } from '@/lib/kernel/name'
import type { CompanyKind, Origin } from '@/lib/kernel/terms'
import type { TakenRow } from '../understand/table'
import type { UsccValue } from '../values'
import { type ContactBook, contactBook } from './contact-book'
import {
  type Charge,
  chargeOf,
  finish,
  leftovers,
  originOf,
  type PlanContext,
  placeOf,
  type RowInHand,
} from './context'
import type { KnownCompany } from './known'
import type { Plan, PlannedRow } from './plan-types'

export type CompanyFacts = {
  uscc?: UsccValue
  region?: string | null
  origin?: Origin
  industry?: string | null
  address?: string | null
  note?: string | null
  kind?: CompanyKind
}
export type CompanyBook = {
  /** The company of that name or code: stored, made by an earlier row, or made now. `created` tells which. Blank fields are filled. */
  get: (
    name: string,
    facts: CompanyFacts,
    charge: Charge,
  ) => { company: KnownCompany; created: boolean; changed: boolean }
  /** A company that is there already, by its name. */
  find: (name: string) => KnownCompany | undefined
  contacts: ContactBook['meet']
  people: ContactBook
}

/** The companies of one import: one record per code or folded name, however many rows name it. */
export function companyBook(context: PlanContext): CompanyBook {
  const { known, plan } = context
  const byName = new Map<string, KnownCompany[]>()
  const byCode = new Map<string, KnownCompany>()
  const people = contactBook(context)
  /** What is written of a company so far: its new row, or the changes of a stored one. */
  const pending = new Map<string, object>()
  const fill = (company: KnownCompany, facts: CompanyFacts): boolean => {
    const changes = filled(company, facts)
    if (Object.keys(changes).length === 0) return false
    Object.assign(company, changes)
    const earlier = pending.get(company.id)
    if (earlier) Object.assign(earlier, changes)
    else {
      plan.companyChanges.push({ id: company.id, changes })
      pending.set(company.id, changes)
    }
    return true
  }
  const keep = (company: KnownCompany) => {
    const same = byName.get(company.folded)
    if (same) same.push(company)
    else byName.set(company.folded, [company])
    if (company.uscc) byCode.set(company.uscc, company)
  }
  known.companies.forEach(keep)
  const find = (name: string) => {
    const same = byName.get(foldName(name)) ?? []
    return same.find((one) => foldText(one.name) === foldText(name)) ?? same[0]
  }
  return {
    find,
    get: (name, facts, charge) => {
      const code = facts.uscc?.code
      const named = find(name)
      // one name with two codes is two companies: a group's namesakes in two cities
      const stored =
        (code && byCode.get(code)) || (named && code && named.uscc && named.uscc !== code ? undefined : named)
      if (stored) return { company: stored, created: false, changed: fill(stored, facts) }
      const company: KnownCompany = {
        id: newId(),
        name,
        folded: foldName(name),
        uscc: code ?? null,
        region: facts.region ?? null,
        origin: facts.origin ?? null,
        industry: facts.industry ?? null,
        address: facts.address ?? null,
      }
      keep(company)
      const { folded: _folded, ...row } = company
      const made = { ...row, kind: facts.kind ?? 'prospective', note: facts.note ?? null, ...charge }
      plan.companies.push(made)
      pending.set(company.id, made)
      return { company, created: true, changed: false }
    },
    contacts: people.meet,
    people,
  }
}

const FILLED = ['uscc', 'region', 'origin', 'industry', 'address'] as const

/** What is blank and the row knows; what a person has written stays. */
function filled(company: KnownCompany, facts: CompanyFacts): Plan['companyChanges'][number]['changes'] {
  const given = { ...facts, uscc: facts.uscc?.code }
  return Object.fromEntries(
    FILLED.flatMap((field) => (company[field] === null && given[field] ? [[field, given[field]]] : [])),
  )
}

/** A row of a company list. */
export function planCompany(
  context: PlanContext,
  book: CompanyBook,
  row: RowInHand,
  taken: TakenRow<'companies'>,
): PlannedRow {
  const { values } = taken
  const charge = chargeOf(context, row, values.unit, values.person)
  if (typeof charge === 'string') return finish(context, row, 'refused', null, charge)
  const { name = '' } = values
  const region = placeOf(context.known, values.region)
  const industry = values.industry ? context.known.industries.get(values.industry) : undefined
  const note = leftovers({
    法定代表人: values.legalPerson,
    行业: industry ? undefined : values.industry,
    成立日期: values.establishedOn?.day,
    楼宇: values.building,
    简介: values.about,
    备注: values.remark,
    ...taken.extra,
  })
  const { company, created, changed } = book.get(
    name,
    {
      uscc: values.uscc,
      region,
      origin: originOf(region, values.origin, undefined),
      industry,
      address: values.address,
      note: note.join('\n').slice(0, 2000) || null,
    },
    charge,
  )
  book.contacts(company, values.contact, values.phone, charge)
  return finish(context, row, created ? 'created' : changed ? 'updated' : 'unchanged', company.id)
}
