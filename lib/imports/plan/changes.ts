import { ORIGIN_TERMS, PROJECT_STATE_TERMS } from '@/lib/kernel/terms'
import type { Policy } from '../schema'
import type { PlanContext, RowInHand } from './context'
import type { Known } from './known'

export type FieldChange = { label: string; from: string; to: string }
export type ChangedRow = { sheet: string; rowNo: number; text: string; changes: FieldChange[] }
/** What an import would change of stored records: how often each field, and the first rows with old and new. */
export type Changes = { fields: Record<string, number>; rows: ChangedRow[] }

/** Rows whose changes are spelt out. */
const SHOWN = 50

/** A stored field beside the ledger's: `policy` names the ledger's own field, whose column may say what is to win. */
type Field<Key extends string> = { key: Key; label: string; policy: string }

/**
 * What a row changes of a stored record. A column may say for itself what wins; else the ledger's own earlier record takes the ledger's word
 * (`usual` overwrite), and what a person has written is only completed (`usual` fill). Blank cells never empty a field.
 */
export function changesOf<Key extends string, Row extends { [key in Key]?: unknown }>(
  { policyOf }: Pick<PlanContext, 'policyOf'>,
  fields: readonly Field<Key>[],
  stored: { [key in Key]?: unknown },
  given: Row,
  usual: Policy,
  /** Fields that nothing may overwrite, whatever the column says. */
  fixed: ReadonlySet<string> = new Set(),
): { [key in Key]?: Row[key] } {
  const changes: { [key in Key]?: Row[key] } = {}
  for (const { key, policy } of fields) {
    if (isBlank(given[key]) || same(given[key], stored[key])) continue
    const wins = policyOf(policy) ?? usual
    const blank = isBlank(stored[key])
    if (wins === 'keep' || (!blank && (wins === 'fill' || fixed.has(key)))) continue
    changes[key] = given[key]
  }
  return changes
}

/** Tells a stored record's changes for the page that asks before writing. */
export function tellChanges<Key extends string>(
  { plan, known }: PlanContext,
  row: RowInHand,
  fields: readonly Field<Key>[],
  stored: { [key in Key]?: unknown },
  changes: { [key in Key]?: unknown },
): void {
  const told = fields.flatMap(({ key, label }) =>
    key in changes ? [{ label, from: inWords(known, key, stored[key]), to: inWords(known, key, changes[key]) }] : [],
  )
  for (const { label } of told) plan.changes.fields[label] = (plan.changes.fields[label] ?? 0) + 1
  if (told.length > 0 && plan.changes.rows.length < SHOWN)
    plan.changes.rows.push({ sheet: row.sheet, rowNo: row.rowNo, text: row.text, changes: told })
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
const same = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.toSorted().join(' ') === b.toSorted().join(' ') : a === b

const WORDS: Record<string, (known: Known) => ReadonlyMap<string, string>> = {
  region: ({ places }) => places,
  sourceRegion: ({ places }) => places,
  industry: ({ industries }) => industries,
  targets: ({ targetTypes }) => targetTypes,
}

/** A stored value as people read it. */
function inWords(known: Known, key: string, value: unknown): string {
  if (isBlank(value)) return ''
  const words: ReadonlyMap<string, string> = WORDS[key]?.(known) ?? new Map()
  const labelOf = (code: unknown) => [...words].find(([, one]) => one === code)?.[0] ?? String(code)
  if (Array.isArray(value)) return value.map(labelOf).join('、')
  if (key === 'origin') return ORIGIN_TERMS[value as keyof typeof ORIGIN_TERMS] ?? String(value)
  if (key === 'state') return PROJECT_STATE_TERMS[value as keyof typeof PROJECT_STATE_TERMS] ?? String(value)
  return labelOf(value)
}
