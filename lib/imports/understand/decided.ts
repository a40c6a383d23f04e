import { foldText } from '@/lib/kernel/name'
import { type FieldName, type ImportKind, isFieldOf, type TableMapping } from '../schema'
import type { Column } from './columns'
import { headingKey } from './heading'
import { EXTRA_NOUN_OF, type OwnField } from './memory'

type Chosen = TableMapping['columns']

/** The suggested columns with what was chosen in their place; a field that was chosen for one column leaves the other that was suggested for it. */
export function decide(kind: ImportKind, suggested: Column[], chosen: Chosen, by: 'person' | 'memory'): Column[] {
  const choices = new Map(chosen?.map((choice) => [choice.index, choice]))
  const used = new Set([...choices.values()].flatMap(({ field }) => field ?? []))
  return suggested.map((column) => {
    const choice = choices.get(column.index)
    if (choice === undefined)
      return column.field && used.has(column.field)
        ? { ...column, field: null, confidence: 0, suggested: column.field }
        : column
    const { by: taught, ...rest } = column
    const field = choice.field !== null && isFieldOf(kind, choice.field) ? (choice.field satisfies FieldName) : null
    const why = by === 'memory' || field !== column.field ? by : taught
    return {
      ...rest,
      field,
      confidence: 1,
      suggested: column.field,
      ...(why ? { by: why } : {}),
      ...(choice.unit ? { unit: choice.unit } : {}),
      ...(choice.policy ? { policy: choice.policy } : {}),
      ...(field === null && choice.extra
        ? { extra: { ...choice.extra, ...(choice.policy ? { policy: choice.policy } : {}) } }
        : {}),
    }
  })
}

/**
 * Columns without a field as fields of the district's own: those called like one, unless somebody decided about the column; one that is there
 * already keeps its type.
 */
export function withOwnFields(
  kind: ImportKind,
  columns: Column[],
  fields: readonly OwnField[] | undefined,
  chosen: Chosen,
): Column[] {
  const noun = EXTRA_NOUN_OF[kind]
  const known = new Map(fields?.filter((field) => field.noun === noun).map((field) => [field.folded, field]))
  if (!noun) return columns.map(({ extra: _extra, ...column }) => column)
  const decided = new Set(chosen?.map(({ index }) => index))
  return columns.map((column) => {
    if (column.field !== null || (decided.has(column.index) && !column.extra)) return column
    const last = column.heading.split('/').at(-1) ?? ''
    const named = column.extra ? [column.extra.label] : [last, headingKey(last), column.heading]
    const found = named.map((name) => known.get(foldText(name))).find((field) => field !== undefined)
    return found
      ? { ...column, extra: { ...column.extra, label: found.label, type: found.type, measure: found.measure } }
      : column
  })
}
