import { newId } from '@/lib/kernel/ids'
import { foldName } from '@/lib/kernel/name'
import type { CompanyKind, Origin } from '@/lib/kernel/terms'
import type { Policy } from '../schema'
import type { TakenRow } from '../understand/table'
import type { UsccValue } from '../values'
import { askKey, askMatch } from './asks'
import { changesOf, tellChanges } from './changes'
import { companyIndex } from './company-match'
import { type ContactBook, contactBook } from './contact-book'
import {
  type Charge,
  chargeOf,
  finish,
  leftovers,
  mayTouch,
  originOf,
  type PlanContext,
  placeOf,
  type RowInHand,
  recall,
  remember,
  sameAs,
} from './context'
import { fingerprint } from './fingerprint'
import type { KnownCompany } from './known'
import type { PlannedRow } from './plan-types'

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
export type ChosenCompany = { row: RowInHand; name: string; code?: string; key?: string; company?: KnownCompany }
type Got = { company: KnownCompany; created: boolean; changed: boolean }
export type CompanyBook = {
  /** Which company the row means, making none; the reason for refusing the row when that is doubtful and nobody has decided. */
  choose: (row: RowInHand, name: string, code: string | undefined) => ChosenCompany | string
  /**
   * The chosen company, made now where there is none. Blank fields are filled; a list of companies says by `usual` what its columns do
   * that do not say so themselves.
   */
  get: (chosen: ChosenCompany, facts: CompanyFacts, charge: Charge, usual?: Policy) => Got
  /** A stored company, by id: the one that an earlier import of the same row found. */
  stored: (row: RowInHand, id: string, facts: CompanyFacts) => Got | string
  /** Both in one. */
  named: (row: RowInHand, name: string, facts: CompanyFacts, charge: Charge) => Got | string
  /** The one company of that name, without a doubt; makes none. */
  known: (name: string) => KnownCompany | undefined
  /** Whether a company stands in the register. */
  has: (id: string) => boolean
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
  const changed = new Map<string, object>()
  /** A code is never overwritten, and nothing of a company that another unit answers for. */
  const fixedOf = (company: KnownCompany): ReadonlySet<string> =>
    new Set(mayTouch(context, company.unitId, false) ? ['uscc'] : FIELDS.map(({ key }) => key))
  const fill = (row: RowInHand, company: KnownCompany, facts: CompanyFacts, usual?: Policy): boolean => {
    const given = { ...facts, uscc: facts.uscc?.code }
    // a row of another kind only mentions the company: its columns' policies are not about it
    const rules = usual ? context : { policyOf: () => undefined }
    const changes = changesOf(rules, FIELDS, company, given, usual ?? 'fill', fixedOf(company))
    if (Object.keys(changes).length === 0) return false
    const earlier = pending.get(company.id)
    if (!earlier || earlier === changed.get(company.id)) tellChanges(context, row, FIELDS, company, changes)
    Object.assign(company, changes)
    if (earlier) Object.assign(earlier, changes)
    else {
      plan.companyChanges.push({ id: company.id, changes })
      pending.set(company.id, changes)
      changed.set(company.id, changes)
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
      if (match.is === 'new') return { row, name, code }
      if (match.is === 'known') {
        if (match.note) row.reasons.push(match.note)
        return { row, name, code, company: match.company }
      }
      if (match.candidates.length === 0) return `${match.why}，请在台账的这一行补上统一社会信用代码后再导入`
      const key = askKey(`company:${name}`, ...(match.byCode && code ? [code] : []))
      const candidates = match.candidates.map(candidate)
      const answer = askMatch(context, row, { key, noun: 'company', text: name, why: match.why, candidates })
      if (answer === undefined) return `${match.why}，请选择`
      if (answer === 'skip') return '已选择不导入'
      if (answer === 'new') return { row, name, code, key, company: wanted.get(key) }
      const company = match.candidates.find(({ id }) => id === answer)
      if (company) learn(company, name)
      return { row, name, code, company }
    },
    get: ({ row, name, code, key, company: stored }, facts, charge, usual) => {
      if (stored) return { company: stored, created: false, changed: fill(row, stored, facts, usual) }
      const company: KnownCompany = {
        id: newId(),
        name,
        folded: foldName(name),
        uscc: code ?? null,
        region: facts.region ?? null,
        origin: facts.origin ?? null,
        industry: facts.industry ?? null,
        address: facts.address ?? null,
        note: facts.note ?? null,
        unitId: charge.unitId,
        lastVisitOn: null,
      }
      index.add(company, true)
      if (key) wanted.set(key, company)
      const { folded: _folded, lastVisitOn: _visit, ...columns } = company
      const made = { ...columns, kind: facts.kind ?? 'prospective', ...charge }
      plan.companies.push(made)
      pending.set(company.id, made)
      return { company, created: true, changed: false }
    },
    stored: (row, id, facts) => {
      const company = index.get(id)
      return company
        ? book.get({ row, name: company.name, company }, facts, { unitId: company.unitId, ownerId: null })
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
    has: (id) => index.get(id) !== undefined,
    contacts: people.meet,
    people,
  }
  return book
}

const FIELDS = [
  { key: 'uscc', label: '统一社会信用代码', policy: 'uscc' },
  { key: 'region', label: '来源地', policy: 'region' },
  { key: 'origin', label: '内资/外资', policy: 'origin' },
  { key: 'industry', label: '行业', policy: 'industry' },
  { key: 'address', label: '地址', policy: 'address' },
  { key: 'note', label: '备注', policy: 'remark' },
] as const

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
  const print = fingerprint('company', foldName(name), values, taken.extra)
  const before = recall(context, 'company', print)
  if (before && book.has(before)) return finish(context, row, 'unchanged', before, ...merged(context, row, before))
  const key = fingerprint('company-key', foldName(name), values.uscc?.code ?? null)
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
  const chosen = book.choose(row, name, values.uscc?.code)
  if (typeof chosen === 'string') return finish(context, row, 'refused', null, chosen)
  const facts = {
    uscc: values.uscc,
    region,
    origin: originOf(region, values.origin, undefined),
    industry,
    address: values.address,
    note: note.join('\n').slice(0, 2000) || null,
  }
  const own = chosen.company !== undefined && recall(context, 'company-key', key) === chosen.company.id
  const first = chosen.company === undefined || sameAs(context, row, chosen.company.id) === undefined
  const { company, created, changed } = book.get(chosen, facts, charge, own && first ? 'overwrite' : 'fill')
  book.contacts(company, values.contact, values.phone, charge)
  remember(context, 'company', print, company.id)
  remember(context, 'company-key', key, company.id)
  const outcome = created ? 'created' : changed ? 'updated' : 'unchanged'
  return finish(context, row, outcome, company.id, ...merged(context, row, company.id))
}

/** Said of a further row about the same company, so that nobody looks for a second one. */
function merged(context: PlanContext, row: RowInHand, id: string): string[] {
  const same = sameAs(context, row, id)
  return same ? [`与${same}是同一家企业，合并为一条`] : []
}
