import type { Viewer } from '@/lib/access/viewer'
import { companyName } from '@/lib/companies/queries'
import type { Read } from '@/lib/db/store'
import { labelsOf } from '@/lib/dictionaries/queries'
import { extraName } from '@/lib/extras/rules'
import { ORIGIN_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import type { List, ListSpec } from '@/lib/lists/list.schema'
import { unitNames } from '@/lib/units/queries'
import { userNames } from '@/lib/users/queries'

/** What a list calls the codes of its own filters, by the filter's name. */
export type AskedTerms = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What the same filter is called in every list. */
const COMMON: AskedTerms = { origin: ORIGIN_TERMS, stage: STAGE_TERMS }
const UNITS = ['unit', 'raised']
const PEOPLE = ['owner', 'person']
/** Codes of dictionaries; visits have theirs under `kind`, which other lists know by terms of their own. */
const DICTIONARIES: Readonly<Record<string, string>> = {
  target: 'target-type',
  tag: 'tag',
  industry: 'industry',
  category: 'request-category',
  kind: 'visit-kind',
}
/** Single records, whose names may be nobody's business here. */
const RECORDS: Readonly<Record<string, string>> = { project: '指定项目', visit: '指定走访', record: '指定记录' }
const OWN = extraName('')

/** The search and the filters of a list in force, in words, for whoever holds it on paper; empty when there are none. */
export async function askedWords(
  read: Read,
  viewer: Viewer,
  spec: ListSpec,
  list: List,
  own: AskedTerms = {},
): Promise<string> {
  const { from, to, ...filters } = list.filters
  const asked = Object.entries(filters).flatMap(([name, value]): [string, string][] =>
    [value ?? []].flat().map((one) => [name, one]),
  )
  const of = (names: string[]) => asked.filter(([name]) => names.includes(name)).map(([, value]) => value)
  const companyId = of(['company'])[0]
  const [units, people, labels, company] = await Promise.all([
    of(UNITS).length > 0 ? unitNames(read) : undefined,
    of(PEOPLE).length > 0 ? userNames(read, of(PEOPLE)) : undefined,
    labelsOf(read, of(Object.keys(DICTIONARIES))),
    companyId === undefined ? undefined : companyName(read, viewer, companyId),
  ])
  const word = ([name, value]: [string, string]): string => {
    const known = own[name]?.[value] ?? COMMON[name]?.[value]
    if (known !== undefined) return known
    if (UNITS.includes(name)) return units?.get(value) ?? '指定单位'
    if (PEOPLE.includes(name)) return people?.get(value) ?? '指定人员'
    if (name === 'company') return company ?? '指定企业'
    if (name.startsWith(OWN)) return ownWords(spec, name, value)
    return RECORDS[name] ?? labels(DICTIONARIES[name] ?? '', value) ?? value
  }
  return [
    ...(list.q ? [`含“${list.q}”`] : []),
    ...(from || to ? [`${from ?? '最早'} 至 ${to ?? '最晚'}`] : []),
    ...asked.map(word),
  ].join('、')
}

/** A bound or a text of a field of the district's own: 用地面积（亩） 从 20. */
function ownWords(spec: ListSpec, name: string, value: string): string {
  const [, field = name, bound] = /^(.*?)(?:\.(from|to))?$/.exec(name) ?? []
  const header = spec.columns.find(({ key }) => key === field)?.header ?? ''
  if (bound === undefined) return `${header}含“${value}”`
  return `${header}${bound === 'from' ? '从' : '到'} ${value}`
}
