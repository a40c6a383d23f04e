import type { TakenRow } from '../understand/table'
import type { Person } from '../values'
import type { CompanyBook } from './companies'
import { chargeOf, finish, leftovers, originOf, type PlanContext, placeOf, type RowInHand, unitKept } from './context'
import type { PlannedRow } from './plan-types'

const LIMITS = { name: 40, title: 60, note: 400 } as const

/** A row of an address book: a person (or several, in one cell) at a company, which is made when nobody knows it yet. */
export function planContact(
  context: PlanContext,
  companies: CompanyBook,
  row: RowInHand,
  taken: TakenRow<'contacts'>,
): PlannedRow {
  const { values } = taken
  const charge = chargeOf(context, row, values.unit, values.person)
  if (typeof charge === 'string') return finish(context, row, 'refused', null, charge)
  const people = values.contact ?? []
  const region = placeOf(context.known, values.region)
  const got = companies.named(
    row,
    values.company ?? '',
    { uscc: values.uscc, region, origin: originOf(region, undefined, undefined) },
    charge,
  )
  if (typeof got === 'string') return finish(context, row, 'refused', null, got)
  const { company } = got
  const phones = values.phone ?? []
  const note = leftovers({
    微信: values.wechat && phones.includes(values.wechat) ? '同电话' : values.wechat,
    邮箱: values.email,
    责任单位: unitKept(context, values.unit),
    备注: values.remark,
    ...taken.extra,
  }).join('\n')
  if (note.length > LIMITS.note) row.reasons.push(`备注超过${LIMITS.note}字，只取前面的部分`)
  const untaken = phones.length - new Set(people.map(({ phone }, i) => phone ?? phones[i]).filter(Boolean)).size
  if (untaken > 0) row.reasons.push(`写了${phones.length}个电话，后面的${untaken}个未取`)
  const titles = values.title?.split(/[、，,；;/\n]+/).filter(Boolean) ?? []
  // as many titles as names: each his own
  const titleOf = ({ title }: Person, i: number) =>
    title ?? (titles.length === people.length ? titles[i]?.trim() : i === 0 ? values.title : undefined)
  const met = people.map((person, i) => {
    const facts = {
      name: person.name.slice(0, LIMITS.name),
      title: titleOf(person, i)?.slice(0, LIMITS.title) ?? null,
      phone: person.phone ?? phones[i] ?? null,
      note: (i === 0 && note.slice(0, LIMITS.note)) || null,
    }
    return companies.people.record(company, facts, charge)
  })
  const [first] = met
  if (!first) return finish(context, row, 'refused', null, '没有姓名')
  const outcome = met.find((one) => one.outcome !== 'unchanged')?.outcome ?? 'unchanged'
  return finish(context, row, outcome, first.id, ...met.flatMap(({ reasons }) => reasons))
}
