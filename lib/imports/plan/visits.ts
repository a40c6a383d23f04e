import { newId } from '@/lib/kernel/ids'
import { foldName } from '@/lib/kernel/name'
import type { VisitPerson } from '@/lib/visits/people.records'
import type { TakenRow } from '../understand/table'
import { askMatch, placeKeys } from './asks'
import { changesOf, tellChanges } from './changes'
import type { CompanyBook } from './companies'
import {
  chargeOf,
  finish,
  leftovers,
  mayTouch,
  namesOf,
  originOf,
  type PlanContext,
  personIn,
  placeOf,
  type RowInHand,
  recall,
  remember,
  sameAs,
  unitKept,
} from './context'
import { fingerprint } from './fingerprint'
import type { KnownCompany, KnownVisit } from './known'
import type { PlannedRow } from './plan-types'
import type { VisitBook } from './visit-book'

const KINDS: [RegExp, string][] = [
  [/线上|视频|电话|微信|网络/, 'online'],
  [/来访|接待|到访|来青|来区/, 'received'],
  [/入企|服务|走进企业|下企业|驻区|包联/, 'service'],
  [/外出|拜访|走访|登门|出访|赴/, 'away'],
]

/** The visit kind that a cell, else the table's title, names. */
export const visitKind = (...texts: (string | undefined)[]): string => {
  for (const text of texts) {
    const kind = text && KINDS.find(([pattern]) => pattern.test(text))?.[1]
    if (kind) return kind
  }
  return 'away'
}

export type VisitHints = {
  title: string
  /** Which table of the file the row stands in, and its number on the sheet. */
  table: string
  tableNo: number
  /** 所在地 is the company's; 走访地点 is where the visit was. */
  regionIsPlace: boolean
  book: VisitBook
  /** Rows that were refused before: never a later version of a row that was taken then. */
  resent?: boolean
}

/** A row of a visit ledger: one 家次. */
export function planVisit(
  context: PlanContext,
  companies: CompanyBook,
  row: RowInHand,
  taken: TakenRow<'visits'>,
  hints: VisitHints,
): PlannedRow {
  const { values } = taken
  const day = values.day?.day ?? ''
  const name = values.company ?? ''
  if (day > context.today) return finish(context, row, 'refused', null, `走访日期${day}晚于今天，未导入`)
  const charge = chargeOf(context, row, values.unit, values.people)
  if (typeof charge === 'string') return finish(context, row, 'refused', null, charge)
  const dayKey = `${foldName(name)} ${day}`
  const exact = fingerprint('visit', foldName(name), values, taken.extra)
  const earlier = hints.book.earlier(dayKey, hints.table, exact, values)
  const facts = factsOf(context, taken, day, hints)
  if (earlier) return again(context, row, earlier.id, facts, hints.book, earlier.exact === exact)
  const print = fingerprint(hints.book.number(exact))
  const nextKey = () => fingerprint(hints.book.number(fingerprint('visit-key', foldName(name), day)))
  let key = nextKey()
  const done = (id: string, outcome: PlannedRow['outcome'], ...reasons: string[]) => {
    hints.book.note(dayKey, { table: hints.table, sheet: row.sheet, rowNo: row.rowNo, exact, said: values, id })
    remember(context, 'visit', print, id)
    remember(context, 'visit-key', key, id)
    return finish(context, row, outcome, id, ...reasons)
  }
  const before = recall(context, 'visit', print)
  if (before) return done(before, 'unchanged')
  if (hints.resent) while (recall(context, 'visit-key', key)) key = nextKey()
  const ours = recall(context, 'visit-key', key)
  const own = ours ? context.lookups.visit(ours) : undefined
  const region = placeOf(context.known, values.region)
  const told = {
    uscc: values.uscc,
    ...(hints.regionIsPlace ? {} : { region, origin: originOf(region, undefined, undefined) }),
  }
  const got = own ? companies.stored(row, own.companyId, told) : companies.named(row, name, told, charge)
  if (typeof got === 'string') return finish(context, row, 'refused', null, got)
  const { company } = got
  const found = own ?? storedVisit(context, row, company, day, charge.unitId, hints.tableNo)
  if (typeof found === 'string') return finish(context, row, 'refused', null, found)
  companies.contacts(company, values.contact, values.phone, charge)
  if (found) {
    if (!mayTouch(context, found.unitId, ours !== undefined))
      return finish(context, row, 'refused', found.id, '系统中已有当天对该企业的走访，由其他单位记录')
    context.matched.add(found.id)
    const changed = change(context, row, found, facts)
    return done(
      found.id,
      changed ? 'updated' : 'unchanged',
      ...(ours ? [] : ['系统中已有当天对该企业的走访，作为同一次']),
    )
  }
  const id = newId()
  const people: VisitPerson[] = [
    ...(values.people ?? []).map(
      (person): VisitPerson => ({
        side: 'ours',
        name: person.name,
        title: person.title ?? null,
        userId: personIn(context, row, person.name, charge.unitId) ?? null,
      }),
    ),
    ...(values.contact ?? []).map(
      (person): VisitPerson => ({ side: 'theirs', name: person.name, title: person.title ?? null }),
    ),
  ]
  const made = {
    id,
    ...charge,
    ...facts,
    companyId: company.id,
    companyName: company.name,
    kind: visitKind(values.mode, hints.title),
    happenedOn: day,
    people,
  }
  context.plan.visits.push(made)
  hints.book.planned.set(id, made)
  return done(id, 'created')
}

type VisitFacts = Pick<KnownVisit, (typeof FIELDS)[number]['key']>

function factsOf(
  context: PlanContext,
  { values, extra }: TakenRow<'visits'>,
  day: string,
  { regionIsPlace }: VisitHints,
): VisitFacts {
  const notes = leftovers({
    走访单位: unitKept(context, values.unit),
    相关项目: values.project,
    企业诉求: values.request,
    备注: values.remark,
    ...extra,
  })
  return {
    leader: namesOf(values.leader) ?? null,
    place: regionIsPlace ? (values.region ?? null) : null,
    summary: [values.content ?? (notes.length > 0 ? '' : NOTHING_SAID), ...notes]
      .filter(Boolean)
      .join('\n')
      .slice(0, 4000),
    nextStep: values.nextStep ?? null,
    nextOn: values.nextDay && values.nextDay.day >= day ? values.nextDay.day : null,
  }
}

const NOTHING_SAID = '台账未记洽谈内容'
const FIELDS = [
  { key: 'leader', label: '带队领导', policy: 'leader' },
  { key: 'place', label: '地点', policy: 'region' },
  { key: 'summary', label: '洽谈内容', policy: 'content' },
  { key: 'nextStep', label: '下步打算', policy: 'nextStep' },
  { key: 'nextOn', label: '下次跟进日期', policy: 'nextDay' },
] as const

/** The visit of that day at the company that somebody logged; of several the unit's own. Several that fit equally are for a person to choose from. */
function storedVisit(
  context: PlanContext,
  row: RowInHand,
  company: KnownCompany,
  day: string,
  unitId: string,
  tableNo: number,
): KnownVisit | undefined | string {
  const open = context.lookups.visitsOn(company.id, day).filter((visit) => !context.matched.has(visit.id))
  const here = open.filter((visit) => visit.unitId === unitId)
  const likely = here.length > 0 ? here : open
  if (likely.length < 2) return likely[0]
  const answer = askMatch(context, row, {
    ...placeKeys(row, tableNo),
    noun: 'visit',
    text: row.text,
    why: '系统中当天对该企业有几次走访',
    candidates: likely.map(({ id, summary, leader }) => ({
      id,
      name: summary.split('\n')[0]?.slice(0, 40) ?? '',
      detail: leader ? `带队 ${leader}` : day,
    })),
  })
  if (answer === undefined) return '系统中当天对该企业有几次走访，请选择是哪一次'
  return answer === 'skip' ? '已选择不导入' : likely.find(({ id }) => id === answer)
}

/** A ledger's own earlier row takes its later version; what a person has logged, or changed since, is only completed. */
function change(context: PlanContext, row: RowInHand, stored: KnownVisit, facts: VisitFacts): boolean {
  const given = { ...facts, summary: facts.summary === NOTHING_SAID ? '' : facts.summary }
  const changes = changesOf(context, FIELDS, stored, given, stored.asImported ? 'overwrite' : 'fill')
  if (Object.keys(changes).length === 0) return false
  tellChanges(context, row, FIELDS, stored, changes)
  Object.assign(stored, changes)
  context.plan.visitChanges.push({ id: stored.id, changes })
  return true
}

/** A row that tells again what an earlier one of this file has told: taken once, with what the earlier one lacks. */
function again(
  context: PlanContext,
  row: RowInHand,
  id: string,
  facts: VisitFacts,
  { planned }: VisitBook,
  exact: boolean,
): PlannedRow {
  const same = sameAs(context, row, id)
  const made = planned.get(id)
  if (exact || !made) return finish(context, row, 'unchanged', id, `与${same}相同，只记一次`)
  const lacking = FIELDS.filter(({ key }) => !made[key] || made[key] === NOTHING_SAID)
  const added = lacking.filter(({ key }) => facts[key] && facts[key] !== NOTHING_SAID)
  for (const { key } of added) Object.assign(made, { [key]: facts[key] })
  const what = added.length > 0 ? `，补充了${added.map(({ label }) => label).join('、')}` : ''
  return finish(context, row, 'unchanged', id, `与${same}是同一次走访，只记一次${what}`)
}
