import type { ExtraType } from '@/lib/kernel/terms'
import { readDate } from '../cells/date'
import { cellText, clean, isPlaceholder } from '../cells/fold'
import { phonesIn } from '../cells/people'
import { unitsIn } from '../cells/unit'
import { readOrigin } from '../cells/words'
import type { FieldType } from '../fields.schema'
import type { RawCell } from '../read/raw'
import { type AmountUnit, type FieldName, IMPORT_FIELDS, type ImportKind, type Policy } from '../schema'
import { type Heading, headingScore } from './heading'
import { columnKey, type Learned, learnedScore } from './learned'

/** One column of a table and what it was taken for; `field` null: not imported (kept as further text of the row). */
export type Column = {
  index: number
  heading: string
  field: FieldName | null
  confidence: number
  /** Why, when it was not the heading's own words: a person's choice, the choice remembered for these headings, or what the district usually means. */
  by?: 'person' | 'memory' | 'learned'
  /** What would have been suggested, where it was decided otherwise or alike. */
  suggested?: FieldName | null
  /** The unit of bare figures and what wins over stored content, where somebody chose them, now or for these headings before. */
  unit?: AmountUnit
  policy?: Policy
  /** A field of the district's own that takes what no field takes. */
  extra?: { label: string; type: ExtraType; measure?: string | null; policy?: Policy }
}

const SAMPLE = 60
const LEAST = 0.4
const COMPANY = /公司|集团|厂$|企业|银行|事务所|合伙|研究院|商会|协会|株式会社|ltd|inc|gmbh/i
const OWN_UNIT = /(局|办|办公室|街道|招商队|队|组|处|科|委|中心|管委会|部|镇|乡|园区|片区)$/

/** Columns and their fields for one kind: the best-fitting pairs of heading and cells first, every field once. */
export function assignColumns(
  kind: ImportKind,
  headings: Map<number, Heading>,
  cellsOf: (column: number) => RawCell[],
  learned?: Learned,
): Column[] {
  const pairs: { column: number; field: FieldName; score: number; taught: boolean }[] = []
  for (const [column, heading] of headings) {
    const evidence = evidenceOf(cellsOf(column).slice(0, SAMPLE))
    const key = learned?.size ? columnKey(textOf(heading)) : ''
    for (const [field, { type }] of Object.entries(IMPORT_FIELDS[kind]) as [FieldName, { type: FieldType }][]) {
      const words = headingScore(kind, field, heading)
      const told = learnedScore(words, learned?.get(`${kind} ${key} ${field}`) ?? 0)
      if (told === 0) continue
      const score = told * agreement(kind, field, type, evidence)
      if (score >= LEAST) pairs.push({ column, field, score, taught: told > words })
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.column - b.column)
  const taken = new Map<number, { field: FieldName; score: number; taught: boolean }>()
  const used = new Set<FieldName>()
  for (const { column, field, score, taught } of pairs) {
    if (taken.has(column) || used.has(field)) continue
    taken.set(column, { field, score, taught })
    used.add(field)
  }
  return [...headings].map(([index, heading]) => {
    const match = taken.get(index)
    return {
      index,
      heading: textOf(heading),
      field: match?.field ?? null,
      confidence: Math.min(1, Math.round((match?.score ?? 0) * 100) / 100),
      ...(match?.taught ? { by: 'learned' as const } : {}),
    }
  })
}

/** A heading on one line, the upper ones first. */
export const textOf = ({ parents, text }: Heading): string => [...parents, text].join('/')

type Evidence = { count: number; share: (test: (cell: RawCell, text: string) => boolean) => number }

function evidenceOf(cells: RawCell[]): Evidence {
  const filled = cells.filter((cell) => !isPlaceholder(cellText(cell)) || (typeof cell === 'object' && cell !== null))
  return {
    count: filled.length,
    share: (test) =>
      filled.length === 0 ? 0 : filled.filter((cell) => test(cell, clean(cellText(cell)))).length / filled.length,
  }
}

const isUnit = (text: string) => unitsIn(`(${text})`).length > 0 && text.length <= 8
const isDateLike = (cell: RawCell) =>
  !(typeof cell === 'string' && cell.length > 100) &&
  readDate(cell, { date1904: false, year: 2000 }).value !== undefined

/** How well the cells of a column agree with a field, as a factor to the heading's score. Few cells prove nothing. */
function agreement(kind: ImportKind, field: FieldName, type: FieldType, { count, share }: Evidence): number {
  if (field === 'unitOfMoney') return share((_, text) => isUnit(text)) >= 0.5 ? 1.05 : 0
  if (field === 'unit' && count > 0 && share((_, text) => isUnit(text)) >= 0.5) return 0
  if (count < 2) return 1
  switch (type) {
    case 'day':
      return share((cell) => isDateLike(cell)) >= 0.15 ? 1 : 0.4
    case 'money':
      return share((_, text) => /\d|[一二三四五六七八九十][万亿千百]/.test(text)) >= 0.2 ? 1 : 0.4
    case 'count':
      return share((_, text) => /\d/.test(text) && text.length < 12) >= 0.3 ? 1 : 0.3
    case 'origin':
      return share((cell) => readOrigin(cell).value !== undefined) >= 0.5 ? 1.05 : 0.2
    case 'phone':
      return share((_, text) => phonesIn(text).length > 0) >= 0.3 ? 1 : 0.4
    case 'contact':
      return share((_, text) => /^[\d\s+-]+$/.test(text)) >= 0.6 ? 0.4 : 1
    case 'people':
      return share((_, text) => COMPANY.test(text)) >= 0.5 ? 0.4 : 1
    default:
      return textFit(kind, field, share)
  }
}

function textFit(kind: ImportKind, field: FieldName, share: Evidence['share']): number {
  const companies = share((_, text) => COMPANY.test(text))
  if (field === 'unit') return companies >= 0.6 && share((_, text) => OWN_UNIT.test(text)) < 0.5 ? 0.5 : 1
  if ((kind === 'visits' || kind === 'money') && field === 'company')
    return companies >= 0.3 ? 1.05 : share((_, text) => OWN_UNIT.test(text)) >= 0.6 ? 0.4 : 1
  if (field === 'investor' && share((_, text) => OWN_UNIT.test(text) && !COMPANY.test(text)) >= 0.8) return 0.5
  return 1
}
