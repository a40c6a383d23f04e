import { newId } from '@/lib/kernel/ids'
import { foldName } from '@/lib/kernel/name'
import type { VisitPerson } from '@/lib/visits/people.records'
import type { TakenRow } from '../understand/table'
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
  unitKept,
} from './context'
import { fingerprint } from './fingerprint'
import type { KnownVisit } from './known'
import type { PlannedRow } from './plan-types'

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
  /** 所在地 is the company's; 走访地点 is where the visit was. */
  regionIsPlace: boolean
  /** Numbers equal rows, see counter(). */
  number: (key: string) => string
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
  const region = placeOf(context.known, values.region)
  const { company } = companies.get(
    name,
    { uscc: values.uscc, ...(hints.regionIsPlace ? {} : { region, origin: originOf(region, undefined, undefined) }) },
    charge,
  )
  companies.contacts(company, values.contact, values.phone, charge)

  const print = fingerprint(hints.number(fingerprint('visit', foldName(name), values, taken.extra)))
  const key = fingerprint(hints.number(fingerprint('visit-key', foldName(name), day)))
  const before = recall(context, 'visit', print)
  if (before) return finish(context, row, 'unchanged', before)
  const notes = leftovers({
    走访单位: unitKept(context, values.unit),
    相关项目: values.project,
    企业诉求: values.request,
    备注: values.remark,
    ...taken.extra,
  })
  const facts = {
    leader: namesOf(values.leader) ?? null,
    place: hints.regionIsPlace ? (values.region ?? null) : null,
    summary: [values.content ?? (notes.length > 0 ? '' : '台账未记洽谈内容'), ...notes]
      .filter(Boolean)
      .join('\n')
      .slice(0, 4000),
    nextStep: values.nextStep ?? null,
    nextOn: values.nextDay && values.nextDay.day >= day ? values.nextDay.day : null,
  }
  const ours = recall(context, 'visit-key', key)
  const stored = ours
    ? context.lookups.visit(ours)
    : context.lookups.visitsOn(company.id, day).find((visit) => !context.matched.has(visit.id))
  if (stored) {
    if (!mayTouch(context, stored.unitId, ours !== undefined))
      return finish(context, row, 'refused', stored.id, '系统中已有当天对该企业的走访，由其他单位记录')
    context.matched.add(stored.id)
    remember(context, 'visit', print, stored.id)
    remember(context, 'visit-key', key, stored.id)
    const changed = change(context, stored, facts, ours !== undefined)
    return finish(
      context,
      row,
      changed ? 'updated' : 'unchanged',
      stored.id,
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
        userId: personIn(context, person.name, charge.unitId) ?? null,
      }),
    ),
    ...(values.contact ?? []).map(
      (person): VisitPerson => ({ side: 'theirs', name: person.name, title: person.title ?? null }),
    ),
  ]
  context.plan.visits.push({
    id,
    ...charge,
    ...facts,
    companyId: company.id,
    companyName: company.name,
    kind: visitKind(values.mode, hints.title),
    happenedOn: day,
    people,
  })
  remember(context, 'visit', print, id)
  remember(context, 'visit-key', key, id)
  return finish(context, row, 'created', id)
}

/** A ledger's own earlier row is overwritten by its later version; a visit that somebody logged is only completed. */
function change(
  { plan }: PlanContext,
  stored: KnownVisit,
  facts: Omit<KnownVisit, 'id' | 'companyId' | 'unitId' | 'happenedOn'>,
  own: boolean,
): boolean {
  const fields = ['leader', 'place', 'summary', 'nextStep', 'nextOn'] as const
  const changes = Object.fromEntries(
    fields.flatMap((field) =>
      facts[field] && facts[field] !== stored[field] && (own || !stored[field]) ? [[field, facts[field]]] : [],
    ),
  )
  if (Object.keys(changes).length === 0) return false
  plan.visitChanges.push({ id: stored.id, changes })
  return true
}
