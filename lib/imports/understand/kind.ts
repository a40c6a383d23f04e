import type { RawCell } from '../read/raw'
import { type FieldName, IMPORT_KINDS, type ImportKind, NEEDED_FIELDS } from '../schema'
import { assignColumns, type Column, textOf } from './columns'
import type { Heading } from './heading'
import type { Learned } from './learned'

/** What tells kinds apart: fields that mostly one kind has, weighted. */
const TELLING: Record<ImportKind, Partial<Record<FieldName<ImportKind>, number>>> = {
  projects: {
    name: 0.9,
    investor: 0.8,
    signedOn: 1,
    registeredOn: 0.5,
    landedCompany: 0.8,
    amount: 0.8,
    progress: 0.6,
    targets: 0.4,
    fixedAssets: 0.5,
    content: 0.3,
    contactedOn: 0.3,
    origin: 0.2,
    unit: 0.2,
    person: 0.2,
    industry: 0.2,
  },
  visits: {
    company: 0.5,
    day: 0.6,
    content: 0.5,
    nextStep: 0.8,
    leader: 0.4,
    people: 0.5,
    contact: 0.3,
    mode: 0.5,
    request: 0.6,
    unit: 0.2,
    region: 0.2,
    nextDay: 0.4,
  },
  money: {
    amount: 1,
    day: 0.6,
    evidence: 0.8,
    unitOfMoney: 0.3,
    company: 0.5,
    moneyKind: 0.3,
    currency: 0.3,
    origin: 0.2,
  },
  events: {
    name: 0.8,
    companies: 0.9,
    attendees: 0.7,
    place: 0.4,
    unit: 0.5,
    day: 0.4,
    signedProjects: 0.6,
    leader: 0.2,
  },
  companies: {
    name: 0.6,
    uscc: 0.5,
    legalPerson: 1,
    establishedOn: 0.8,
    address: 0.7,
    registeredCapital: 0.5,
    industry: 0.4,
    building: 0.4,
    contact: 0.2,
    phone: 0.2,
    region: 0.2,
    about: 0.2,
  },
  contacts: {
    contact: 0.9,
    title: 1,
    phone: 0.5,
    wechat: 0.9,
    email: 0.7,
    company: 0.4,
    uscc: 0.1,
  },
}

/** Words of titles and sheet names; the first that matches decides. */
const TITLES: [RegExp, ImportKind][] = [
  [/通讯录|通信录|联系人|联系表|联络表|联络员名单|名片|联系方式/, 'contacts'],
  [/走访|拜访|外出招商|来访|接待|会见|出访|大走访|洽谈记录/, 'visits'],
  [/到账|到位|到资|实缴|利用外资|使用外资|资金台账|资金明细/, 'money'],
  [/推介|招商活动|活动台账|活动统计|活动情况|路演|恳谈会|招商会|节会/, 'events'],
  [/项目|签约|在谈|落地|线索|开工|储备/, 'projects'],
  [/企业(名录|名单|库|信息|台账|清单|基本|情况|一览)|市场主体|法人库|客商库|客商名录/, 'companies'],
]

/** Brings any confidence below what is imported without a person looking (doubts.ts). */
const CONTRADICTED = 0.55

export type KindGuess = { kind: ImportKind | null; confidence: number; columns: Column[] }

/** What a table holds, by its headings, its cells and its title; null when nothing fits. Confidence 0 to 1: how far ahead of the second best it is. */
export function guessKind(
  headings: Map<number, Heading>,
  cellsOf: (column: number) => RawCell[],
  titles: string[],
  learned?: Learned,
): KindGuess {
  const named = titles
    .map((title) => TITLES.find(([pattern]) => pattern.test(title))?.[1])
    .filter((kind) => kind !== undefined)
  const ranked = IMPORT_KINDS.map((kind) => {
    const columns = assignColumns(kind, headings, cellsOf, learned)
    return {
      kind,
      columns,
      score: kindScore(kind, columns) + (named.includes(kind) ? 1 : 0) * (hasNeeded(kind, columns) ? 1 : 0),
    }
  }).sort((a, b) => b.score - a.score)
  const [best, second] = ranked
  if (!best || best.score < 0.8 || !hasNeeded(best.kind, best.columns))
    return { kind: null, confidence: 0, columns: unmapped(headings) }
  const lead = best.score / (best.score + 0.5 * (second?.score ?? 0))
  // A table that is called something else than its columns look like is asked about: money taken for projects changes projects.
  const agreed = named.length === 0 || named.includes(best.kind) ? 1 : CONTRADICTED
  return {
    kind: best.kind,
    confidence: Math.round(Math.min(1, lead * 1.25) * Math.min(1, best.score / 2.2) * agreed * 100) / 100,
    columns: best.columns,
  }
}

const hasNeeded = (kind: ImportKind, columns: Column[]): boolean =>
  NEEDED_FIELDS[kind].every((group) => group.some((field) => columns.some((column) => column.field === field)))

function kindScore(kind: ImportKind, columns: Column[]): number {
  const score = columns.reduce(
    (sum, column) => sum + (column.field ? (TELLING[kind][column.field] ?? 0.05) * column.confidence : 0),
    0,
  )
  return hasNeeded(kind, columns) ? score : score * 0.3
}

const unmapped = (headings: Map<number, Heading>): Column[] =>
  [...headings].map(([index, heading]) => ({
    index,
    heading: textOf(heading),
    field: null,
    confidence: 0,
  }))
