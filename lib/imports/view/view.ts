import { EXTRA_TYPE_TERMS, EXTRA_TYPES, type ExtraType } from '@/lib/kernel/terms'
import { cellText, tidy } from '../cells/fold'
import { AS_EXTRA } from '../form.schema'
import type { RawWorkbook } from '../read/raw'
import {
  AMOUNT_UNITS,
  IMPORT_FIELDS,
  IMPORT_KIND_TERMS,
  IMPORT_KINDS,
  type ImportKind,
  type ImportMapping,
  POLICIES,
  POLICY_TERMS,
} from '../schema'
import type { Column } from '../understand/columns'
import { EXTRA_NOUN_OF } from '../understand/memory'
import type { NotTakenReason, Table } from '../understand/table'
import { type LiveTable, liveOf } from './live'

type Option = { value: string; label: string }
export type ColumnView = {
  index: number
  heading: string
  /** A field, `+` for one of the district's own, or empty. */
  field: string
  sure: boolean
  /** Why this field, in a few words. */
  why: string
  samples: string[]
  money: boolean
  unit: string
  policy: string
  extra: { label: string; type: ExtraType }
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
  /** 0, or the number of a further kind of the same rows. */
  part: number
  name: string
  kind: string
  title: string
  year?: number
  hidden: boolean
  include: boolean
  doubts: string[]
  fields: Option[]
  columns: ColumnView[]
  /** Since when the mapping that was taken for these headings has been known. */
  remembered?: string
  /** Whether a column can become a field of the district's own. */
  extras: boolean
  live: LiveTable
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

export const kindOptions: Option[] = [
  ...IMPORT_KINDS.map((kind) => ({ value: kind, label: IMPORT_KIND_TERMS[kind] })),
  { value: 'skip', label: '不导入这张表' },
]
export const unitOptions: Option[] = AMOUNT_UNITS.map((unit) => ({ value: unit, label: unit }))

export const policyOptions: Option[] = POLICIES.map((policy) => ({ value: policy, label: POLICY_TERMS[policy] }))
export const typeOptions: Option[] = EXTRA_TYPES.map((type) => ({ value: type, label: EXTRA_TYPE_TERMS[type] }))

/** Below it a column is asked about (understand/doubts). */
const SURE = 0.55
const EXACT = 0.95

/** A table as the preview shows it. `mapping` keeps the units and policies that were chosen by hand. */
export function viewOf(
  table: Table,
  workbook: RawWorkbook,
  mapping: ImportMapping | undefined,
  targetTypes: ReadonlyMap<string, string>,
): TableView {
  const { kind, columns } = table
  const wanted = mapping?.tables.find((one) => one.sheet === table.sheet && one.table === table.table)
  const chosen = (table.part > 0 ? wanted?.also?.find((one) => one.kind === kind) : wanted)?.columns
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
  return {
    sheet: table.sheet,
    table: table.table,
    part: table.part,
    name: `${table.sheet || '表'}${table.table > 1 ? ` · 第${table.table}张` : ''}`,
    kind: kind ?? '',
    title: table.title,
    year: table.year,
    hidden: table.hidden,
    include: table.include,
    doubts: table.doubts,
    ...(table.remembered ? { remembered: table.remembered.on } : {}),
    extras: kind !== null && EXTRA_NOUN_OF[kind] !== undefined,
    fields: kind ? fieldOptions(kind) : [],
    columns: columns.map((column) => {
      const { index, heading, field, extra, confidence } = column
      const choice = chosen?.find((one) => one.index === index)
      return {
        index,
        heading,
        field: field ?? (extra ? AS_EXTRA : ''),
        sure: field === null || confidence >= SURE,
        why: whyOf(column),
        samples: samples(index),
        money: field !== null && types[field]?.type === 'money',
        unit: choice?.unit ?? column.unit ?? '',
        policy: choice?.policy ?? column.policy ?? '',
        extra: { label: extra?.label ?? (heading.split('/').at(-1) ?? '').slice(0, 30), type: extra?.type ?? 'text' },
      }
    }),
    live: liveOf(table, targetTypes),
    notTaken: REASON_ORDER.flatMap((reason) => {
      const rows = table.notTaken.filter((row) => row.reason === reason)
      return rows.length > 0 ? [{ reason, label: REASONS[reason], rows }] : []
    }),
  }
}

function whyOf({ field, extra, confidence, by }: Column): string {
  if (by === 'memory') return '沿用上次'
  if (by === 'person') return '您的选择'
  if (by === 'learned') return '本区以往这样对应'
  if (extra) return '本区的自定义字段'
  if (field === null) return '没有相应的字段'
  if (confidence >= EXACT) return '标题一致'
  return confidence >= SURE ? '标题相近' : '标题或内容不太像，请核对'
}

const fieldOptions = (kind: ImportKind): Option[] =>
  Object.entries(IMPORT_FIELDS[kind]).map(([value, { label }]) => ({ value, label }))
