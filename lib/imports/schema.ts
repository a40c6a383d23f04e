import { z } from 'zod'
import { EXTRA_TYPES } from '@/lib/kernel/terms'
import {
  COMPANY_FIELDS,
  CONTACT_FIELDS,
  EVENT_FIELDS,
  MONEY_FIELDS,
  PROJECT_FIELDS,
  VISIT_FIELDS,
} from './fields.schema'

/** What a table of a ledger may hold. */
export const IMPORT_KINDS = ['projects', 'visits', 'money', 'events', 'companies', 'contacts'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]
export const IMPORT_KIND_TERMS: Record<ImportKind, string> = {
  projects: '项目',
  visits: '走访',
  money: '到账资金',
  events: '推介活动',
  companies: '企业',
  contacts: '联系人',
}

/** Every field a column can be mapped to, by kind, in the order in which they are offered. */
export const IMPORT_FIELDS = {
  projects: PROJECT_FIELDS,
  visits: VISIT_FIELDS,
  money: MONEY_FIELDS,
  events: EVENT_FIELDS,
  companies: COMPANY_FIELDS,
  contacts: CONTACT_FIELDS,
} as const
export type FieldName<K extends ImportKind = ImportKind> = K extends ImportKind
  ? keyof (typeof IMPORT_FIELDS)[K] & string
  : never

/** A row of a kind cannot be taken without these: each list needs one of its fields. */
export const NEEDED_FIELDS: Record<ImportKind, readonly (readonly FieldName[])[]> = {
  projects: [['name', 'investor']],
  visits: [['company'], ['day']],
  money: [['company', 'project'], ['amount', 'foreignAmount'], ['day']],
  events: [['name'], ['day']],
  companies: [['name']],
  contacts: [['company'], ['contact']],
}

export const isFieldOf = (kind: ImportKind, field: string): field is FieldName =>
  Object.hasOwn(IMPORT_FIELDS[kind], field)
export const fieldLabel = (kind: ImportKind, field: FieldName): string => {
  const fields: Record<string, { label: string }> = IMPORT_FIELDS[kind]
  return fields[field]?.label ?? field
}

/** Units that a column, a title or the user can give to bare figures. */
export const AMOUNT_UNITS = [
  '元',
  '千元',
  '万元',
  '百万元',
  '亿元',
  '美元',
  '万美元',
  '亿美元',
  '万欧元',
  '万港元',
  '亿港元',
  '亿日元',
] as const
export type AmountUnit = (typeof AMOUNT_UNITS)[number]

/** What a ledger's value does to a stored one that differs: `fill` only blanks, `overwrite` it, `keep` what is stored. */
export const POLICIES = ['fill', 'overwrite', 'keep'] as const
export type Policy = (typeof POLICIES)[number]
export const POLICY_TERMS: Record<Policy, string> = { fill: '只补空白', overwrite: '以台账为准', keep: '保留系统内容' }

const columnMapping = z.object({
  index: z.number().int().min(0).max(16_383),
  /** null: the column is not imported, unless as an extra field; what it holds is kept in the remarks. */
  field: z.string().max(40).nullable(),
  /** The column becomes a field of the district's own, found by its label or made. */
  extra: z
    .object({
      label: z.string().trim().min(1, '自定义字段要有名称。').max(30, '自定义字段的名称最多 30 个字。'),
      type: z.enum(EXTRA_TYPES),
    })
    .optional(),
  /** Over the kind's own way of matching. */
  policy: z.enum(POLICIES).optional(),
  /** The unit of bare figures in this column, over what headings say. */
  unit: z.enum(AMOUNT_UNITS).optional(),
})

function columnFaults(kind: ImportKind | undefined, columns: readonly z.infer<typeof columnMapping>[] = []): string[] {
  const fields = columns.flatMap(({ field }) => field ?? [])
  const labels = columns.flatMap(({ extra }) => extra?.label ?? [])
  const twice = (names: string[]) => new Set(names).size < names.length
  return [
    ...(twice(fields) ? ['同一个字段只能对应一列，请检查。'] : []),
    ...(twice(labels) ? ['两个自定义字段的名称相同，请改名或只留一个。'] : []),
    ...(kind && fields.some((field) => !isFieldOf(kind, field)) ? ['所选字段不属于这类表，请重新选择。'] : []),
  ]
}

/** What a person (or a remembered mapping) decides for one table, in place of what was suggested. Anything left out stays as suggested. */
export const tableMappingInput = z
  .object({
    sheet: z.string().max(200),
    /** Tables on a sheet are numbered from 1. */
    table: z.number().int().min(1).max(50).default(1),
    include: z.boolean().optional(),
    kind: z.enum(IMPORT_KINDS).nullable().optional(),
    year: z.number().int().min(1949).max(2100).nullable().optional(),
    columns: z.array(columnMapping).max(400).optional(),
    /** Other kinds that the same rows hold, each with its own columns (absent: as suggested): a list of projects that names a contact and an arrival. */
    also: z
      .array(z.object({ kind: z.enum(IMPORT_KINDS), columns: z.array(columnMapping).max(400).optional() }))
      .max(5)
      .optional(),
  })
  .superRefine((table, ctx) => {
    const wrong = [table, ...(table.also ?? [])].flatMap(({ kind, columns }) =>
      columnFaults(kind ?? undefined, columns),
    )
    if (
      (table.also ?? []).some(({ kind }, i, all) => kind === table.kind || all.findIndex((o) => o.kind === kind) !== i)
    )
      wrong.push('同一张表的“还包含”不能重复选择同一类。')
    for (const message of new Set(wrong)) ctx.addIssue({ code: 'custom', path: ['columns'], message })
  })
export type TableMapping = z.infer<typeof tableMappingInput>

/** The encodings a text file may come in; without a choice it is detected by content. */
export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'] as const
export type Encoding = (typeof ENCODINGS)[number]

const written = z.string().min(1).max(200)
const answers = z.record(written, z.string().max(40).nullable())

/** Everything that a person decides about a ledger before it is written. */
export const mappingInput = z.object({
  encoding: z.enum(ENCODINGS).optional(),
  tables: z.array(tableMappingInput).max(100),
  /** Units that nobody here knows, as written → unit id; null: the importer's own, with the ledger's words kept. */
  units: answers.optional(),
  /** People whom nobody here knows or several are called like, as written → user id; null: nobody. */
  people: answers.optional(),
  /**
   * Doubts about which stored record is meant → record id, `new` or `skip`. Keys are the plan's (plan/asks): `company:<written>` (and the code when it
   * is about that), `project:<name> <investor>`, `event:<name> <day>`: one answer for all such rows; `sheet rowNo` for a visit
   * (and the table's number from the second on).
   */
  matches: z.record(written, z.string().max(40)).optional(),
})
export type ImportMapping = z.infer<typeof mappingInput>
