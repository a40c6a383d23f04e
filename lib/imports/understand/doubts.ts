import { fieldLabel, IMPORT_FIELDS, IMPORT_KIND_TERMS, type ImportKind } from '../schema'
import type { Column } from './columns'
import type { Facts } from './facts'
import type { LooseRow } from './record'
import type { NotTakenRow } from './table'

type Input = {
  kind: ImportKind
  confidence: number
  columns: Column[]
  facts: Facts
  rows: LooseRow[]
  notTaken: NotTakenRow[]
  decided: boolean
}

const SURE_KIND = 0.6
const SURE_COLUMN = 0.55

/** What a person should confirm before a table is imported without anybody looking. Decided mappings are not doubted again. */
export function doubtsOf({ kind, confidence, columns, facts, rows, notTaken, decided }: Input): string[] {
  const doubts: string[] = []
  if (confidence < SURE_KIND) doubts.push(`不能确定这张表是不是“${IMPORT_KIND_TERMS[kind]}”`)
  if (!decided)
    for (const { field, heading, confidence: sure } of columns)
      if (field && sure < SURE_COLUMN) doubts.push(`不能确定“${heading}”列是不是“${fieldLabel(kind, field)}”`)
  if (
    facts.yearUncertain &&
    rows.some(({ warnings }) => warnings.some(({ text }) => text.includes('没有年份，按本表的')))
  )
    doubts.push(`日期没有年份，标题里也没有写，暂按填报日期的${facts.year}年记`)
  const refused = notTaken.filter(({ reason }) => reason === 'refused').length
  if (refused > 0 && refused >= rows.length)
    doubts.push(`有${refused}行读不出必需的内容，多于读出的${rows.length}行，对应的列可能不对`)
  doubts.push(...moneyDoubts(kind, columns, rows))
  if (kind === 'projects' && !decided) doubts.push(...arrivalDoubts(columns))
  return doubts
}

const ARRIVED_ON = /(到账|到位|入账|到资|实缴|入资).{0,4}(时间|日期|年月)/

/** A list of projects that says when money arrived holds arrivals; unasked they would stay remarks and count nowhere. */
function arrivalDoubts(columns: Column[]): string[] {
  const dated = columns.find(({ field, heading }) => field === null && ARRIVED_ON.test(heading))
  return dated
    ? [`有“${dated.heading}”列：要把到账资金一并导入，请在“这些行还包含…”中勾选“到账资金”，否则只留在项目内容里`]
    : []
}

/** A money column whose figures nearly all lack a unit is a question about the column, not about its cells. */
function moneyDoubts(kind: ImportKind, columns: Column[], rows: LooseRow[]): string[] {
  const fields: Record<string, { type: string }> = IMPORT_FIELDS[kind]
  return columns.flatMap(({ field, heading }) => {
    if (!field || fields[field]?.type !== 'money') return []
    const without = rows.filter(({ warnings }) =>
      warnings.some((warning) => warning.field === field && warning.text.includes('没有单位')),
    ).length
    return without > 0 && without >= rows.length * 0.3 ? [`“${heading}”列有${without}个数没有单位，请指定单位`] : []
  })
}
