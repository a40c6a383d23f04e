import { newId } from '@/lib/kernel/ids'
import { foldName } from '@/lib/kernel/name'
import type { CompanyKind, Origin } from '@/lib/kernel/terms'
import type { TakenRow } from '../understand/table'
import type { UsccValue } from '../values'
import { askKey, askMatch } from './asks'
import { companyIndex } from './company-match'
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
/** A company as a row names it, with the stored or planned one that it means; without one it is to be made. */
export type ChosenCompany = { name: string; code?: string; key?: string; company?: KnownCompany }
type Got = { company: KnownCompany; created: boolean; changed: boolean }
export type CompanyBook = {
  /** Which company the row means, making none; the reason for refusing the row when that is doubtful and nobody has decided. */
  choose: (row: RowInHand, name: string, code: string | undefined) => ChosenCompany | string
  /** The chosen company, made now where there is none. Blank fields are filled. */
  get: (chosen: ChosenCompany, facts: CompanyFacts, charge: Charge) => Got
  /** A stored company, by id: the one that an earlier import of the same row found. */
  stored: (id: string, facts: CompanyFacts) => Got | string
  /** Both in one. */
  named: (row: RowInHand, name: string, facts: CompanyFacts, charge: Charge) => Got | string
  /** The one company of that name, without a doubt; makes none. */
  known: (name: string) => KnownCompany | undefined
  contacts: ContactBook['meet']
  people: ContactBook
}

/** The companies of one import: one record per code or folded name, however many rows name it. */
export function companyBook(context: PlanContext): CompanyBook {
  const { known, plan } = context
  const index = companyIndex(known)
  const people = contactBook(context)
  const unitNames = new Map(known.units.map(({ id, name }) => [id, name]))
  /** Companies that somebody wanted anew, by the question's key: one for all its rows. */
  const wanted = new Map<string, KnownCompany>()
  const learned = new Set<string>()
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
  const learn = (company: KnownCompany, name: string) => {
    const key = `${company.id} ${foldName(name)}`
    if (learned.has(key) || company.folded === foldName(name)) return
    learned.add(key)
    plan.aliases.push({ companyId: company.id, name: name.slice(0, 120) })
  }
  const candidate = ({ id, name, uscc, unitId, lastVisitOn }: KnownCompany) => ({
    id,
    name,
    detail: [uscc ?? '未登记代码', unitNames.get(unitId), lastVisitOn ? `最近走访 ${lastVisitOn}` : '尚未走访']
      .filter(Boolean)
      .join(' · '),
  })
  const book: CompanyBook = {
    choose: (row, name, code) => {
      const match = index.match(name, code)
      if (match.is === 'new') return { name, code }
      if (match.is === 'known') {
        if (match.note) row.reasons.push(match.note)
        return { name, code, company: match.company }
      }
      if (match.candidates.length === 0) return `${match.why}，请在台账的这一行补上统一社会信用代码后再导入`
      const key = askKey(`company:${name}`, ...(match.byCode && code ? [code] : []))
      const candidates = match.candidates.map(candidate)
      const answer = askMatch(context, row, { key, noun: 'company', text: name, why: match.why, candidates })
      if (answer === undefined) return `${match.why}，请选择`
      if (answer === 'skip') return '已选择不导入'
      if (answer === 'new') return { name, code, key, company: wanted.get(key) }
      const company = match.candidates.find(({ id }) => id === answer)
      if (company) learn(company, name)
      return { name, code, company }
    },
    get: ({ name, code, key, company: stored }, facts, charge) => {
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
        unitId: charge.unitId,
        lastVisitOn: null,
      }
      index.add(company, true)
      if (key) wanted.set(key, company)
      const { folded: _folded, lastVisitOn: _visit, ...row } = company
      const made = { ...row, kind: facts.kind ?? 'prospective', note: facts.note ?? null, ...charge }
      plan.companies.push(made)
      pending.set(company.id, made)
      return { company, created: true, changed: false }
    },
    stored: (id, facts) => {
      const company = index.get(id)
      return company
        ? book.get({ name: company.name, company }, facts, { unitId: company.unitId, ownerId: null })
        : '原来对应的企业已不在系统中'
    },
    named: (row, name, facts, charge) => {
      const chosen = book.choose(row, name, facts.uscc?.code)
      return typeof chosen === 'string' ? chosen : book.get(chosen, facts, charge)
    },
    known: (name) => {
      const match = index.match(name, undefined)
      return match.is === 'known' ? match.company : undefined
    },
    contacts: people.meet,
    people,
  }
  return book
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
  const got = book.named(
    row,
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
  if (typeof got === 'string') return finish(context, row, 'refused', null, got)
  const { company, created, changed } = got
  book.contacts(company, values.contact, values.phone, charge)
  return finish(context, row, created ? 'created' : changed ? 'updated' : 'unchanged', company.id)
}
