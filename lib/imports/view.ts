import { formatMoney } from '@/lib/kernel/money'
import { ORIGIN_TERMS, PROJECT_STATE_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import { cellText, tidy } from './cells/fold'
import type { RawWorkbook } from './read/raw'
import {
  AMOUNT_UNITS,
  fieldLabel,
  IMPORT_FIELDS,
  IMPORT_KIND_TERMS,
  IMPORT_KINDS,
  type ImportKind,
  type ImportMapping,
} from './schema'
import type { NotTakenReason, Table } from './understand/table'
import type { FieldValue } from './values'

type Option = { value: string; label: string }
export type ColumnView = {
  index: number
  heading: string
  field: string
  sure: boolean
  samples: string[]
  money: boolean
  unit: string
}
export type NotTakenView = {
  reason: NotTakenReason
  label: string
  rows: { rowNo: number; text: string; why: string }[]
}
/** One table of the preview, ready to be shown: components know nothing of imports. */
export type TableView = {
  sheet: string
  table: number
  name: string
  kind: string
  title: string
  year?: number
  hidden: boolean
  include: boolean
  taken: number
  doubts: string[]
  fields: Option[]
  columns: ColumnView[]
  /** The first rows as understood: cells in the order of `shown`. */
  shown: { field: string; label: string }[]
  rows: { rowNo: number; cells: string[]; notes: string[] }[]
  notTaken: NotTakenView[]
}

const REASONS: Record<NotTakenReason, string> = {
  refused: '读不出必需的内容',
  merged: '合并到上一条的行',
  total: '小计、合计行',
  group: '分组标题行',
  note: '说明文字',
  empty: '只有序号的行',
  header: '表头',
  title: '标题和填报说明',
  skipped: '没有导入的表',
}
const REASON_ORDER = Object.keys(REASONS) as NotTakenReason[]
const SAMPLES = 3
const SHOWN_ROWS = 5
const SHOWN_NOTED = 20

export const kindOptions: Option[] = [
  ...IMPORT_KINDS.map((kind) => ({ value: kind, label: IMPORT_KIND_TERMS[kind] })),
  { value: 'skip', label: '不导入这张表' },
]
export const unitOptions: Option[] = AMOUNT_UNITS.map((unit) => ({ value: unit, label: unit }))

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

/** A table as the preview shows it. `mapping` keeps the units that were chosen by hand. */
export function viewOf(
  table: Table,
  workbook: RawWorkbook,
  mapping: ImportMapping | undefined,
  targetTypes: ReadonlyMap<string, string>,
): TableView {
  const { kind, columns } = table
  const wanted = mapping?.tables.find((one) => one.sheet === table.sheet && one.table === table.table)
  const raw = workbook.sheets.find((sheet) => sheet.name === table.sheet)?.rows ?? []
  const first = table.headerRows.at(-1) ?? 0
  const samples = (index: number) =>
    [
      ...new Set(
        raw
          .slice(first, first + 200)
          .map((row) => tidy(cellText(row[index])).slice(0, 24))
          .filter(Boolean),
      ),
    ].slice(0, SAMPLES)
  const types: Record<string, { label: string; type: string }> = kind ? IMPORT_FIELDS[kind] : {}
  const shown = kind
    ? columns.flatMap(({ field }) =>
        field && types[field]?.type !== 'context' ? [{ field, label: fieldLabel(kind, field) }] : [],
      )
    : []
  const inWords = (value: FieldValue | undefined): string =>
    value && typeof value === 'object' && 'codes' in value
      ? [...value.codes.map((code) => targetTypes.get(code) ?? code), ...value.others].join('、')
      : valueText(value)
  const picked = [
    ...table.rows.slice(0, SHOWN_ROWS),
    ...table.rows
      .slice(SHOWN_ROWS)
      .filter(({ warnings }) => warnings.some(({ level }) => level !== 'note'))
      .slice(0, SHOWN_NOTED),
  ]
  return {
    sheet: table.sheet,
    table: table.table,
    name: `${table.sheet || '表'}${table.table > 1 ? ` · 第${table.table}张` : ''}`,
    kind: kind ?? '',
    title: table.title,
    year: table.year,
    hidden: table.hidden,
    include: table.include,
    taken: table.rows.length,
    doubts: table.doubts,
    fields: kind ? fieldOptions(kind) : [],
    columns: columns.map(({ index, heading, field, confidence }) => ({
      index,
      heading,
      field: field ?? '',
      sure: field === null || confidence >= 0.55,
      samples: samples(index),
      money: field !== null && types[field]?.type === 'money',
      unit: wanted?.columns?.find((column) => column.index === index)?.unit ?? '',
    })),
    shown,
    rows: picked.map(({ rowNo, values, warnings }) => {
      const known: Record<string, FieldValue | undefined> = values
      return {
        rowNo,
        cells: shown.map(({ field }) => inWords(known[field])),
        notes: warnings.map(({ heading, text }) => `${heading}：${text}`),
      }
    }),
    notTaken: REASON_ORDER.flatMap((reason) => {
      const rows = table.notTaken.filter((row) => row.reason === reason)
      return rows.length > 0 ? [{ reason, label: REASONS[reason], rows }] : []
    }),
  }
}

const fieldOptions = (kind: ImportKind): Option[] =>
  Object.entries(IMPORT_FIELDS[kind]).map(([value, { label }]) => ({ value, label }))
