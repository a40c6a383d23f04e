import { formatMoney } from '@/lib/kernel/money'
import { ORIGIN_TERMS, PROJECT_STATE_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import { fieldLabel, IMPORT_FIELDS } from '../schema'
import type { Table } from '../understand/table'
import type { FieldValue } from '../values'
import { type Telling, tellingRows } from './telling.rules'

const WHY: Record<Telling['why'], string> = {
  first: '前几行',
  last: '最后几行',
  warned: '需要核对',
  long: '内容特别长',
  rare: '填法少见',
  unlike: '与同列不一样',
}

/** What a table gives as it is mapped now: the rows worth a look, cells as label and value, and how many were read. */
export type LiveTable = {
  key: string
  taken: number
  refused: number
  doubts: string[]
  rows: { rowNo: number; why: string; cells: { label: string; text: string }[]; notes: string[] }[]
}

/** What names a table between server and page. */
export const liveKey = ({ sheet, table, part }: Pick<Table, 'sheet' | 'table' | 'part'>): string =>
  `${table}.${part} ${sheet}`

/** The first, the last and the strangest rows of a table as they were understood. `targetTypes`: code → label. */
export function liveOf(table: Table, targetTypes: ReadonlyMap<string, string>): LiveTable {
  const { kind, columns } = table
  const types: Record<string, { type: string }> = kind ? IMPORT_FIELDS[kind] : {}
  const shown = kind
    ? columns.flatMap(({ field }) =>
        field && types[field]?.type !== 'context' ? [{ field, label: fieldLabel(kind, field) }] : [],
      )
    : []
  const inWords = (value: FieldValue | undefined): string =>
    value && typeof value === 'object' && 'codes' in value
      ? [...value.codes.map((code) => targetTypes.get(code) ?? code), ...value.others].join('、')
      : valueText(value)
  return {
    key: liveKey(table),
    taken: table.rows.length,
    refused: table.notTaken.filter(({ reason }) => reason === 'refused').length,
    doubts: table.doubts,
    rows: tellingRows<Table['rows'][number]>(table.rows).map(({ rowNo, why, row: { values, fields, warnings } }) => {
      const known: Record<string, FieldValue | undefined> = values
      const cells = [
        ...shown.map(({ field, label }) => ({ label, text: inWords(known[field]) })),
        ...(fields ?? []).map(({ label, text }) => ({ label, text })),
      ]
      return {
        rowNo,
        why: WHY[why],
        cells: cells.filter(({ text }) => text !== ''),
        notes: warnings.map(({ heading, text }) => `${heading}：${text}`),
      }
    }),
  }
}

/** A typed value as a person reads it. */
export function valueText(value: FieldValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value in ORIGIN_TERMS ? ORIGIN_TERMS[value as keyof typeof ORIGIN_TERMS] : value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value))
    return value
      .map((one) => (typeof one === 'string' ? one : [one.name, one.title].filter(Boolean).join(' ')))
      .join('、')
  if ('minor' in value) return formatMoney(value.minor, value.currency)
  if ('day' in value)
    return value.until
      ? `${value.day} 至 ${value.until}`
      : value.precision === 'month'
        ? value.day.slice(0, 7)
        : value.day
  if ('code' in value) return value.code
  if ('codes' in value) return [...value.codes, ...value.others].join('、')
  const stage =
    value.state && value.state !== 'active' ? PROJECT_STATE_TERMS[value.state] : value.stage && STAGE_TERMS[value.stage]
  return [stage, value.text].filter(Boolean).join('：')
}
