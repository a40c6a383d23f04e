import { fieldWords, valueWords } from './words'

/** One field of a change in words; `before` or `after` is undefined when the entry says nothing of it. */
export type FieldChange = { field: string; label: string; before: string | undefined; after: string | undefined }
type Said = { noun: string; before: unknown; after: unknown }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * An entry's before and after, field by field, in words; values that are no objects stand under the field ''.
 * @param names what ids stand for: people and units
 */
export function fieldChanges(
  { noun, before, after }: Said,
  names: ReadonlyMap<string, string> = new Map(),
): FieldChange[] {
  if (!isRecord(before) && !isRecord(after)) {
    const [was, is] = [before ?? undefined, after ?? undefined]
    if (was === undefined && is === undefined) return []
    const words = (value: unknown) => (value === undefined ? undefined : valueWords({ noun, field: '' }, value, names))
    return [{ field: '', label: fieldWords(noun, ''), before: words(was), after: words(is) }]
  }
  const [old, next] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}]
  const words = (row: Record<string, unknown>, field: string) =>
    row[field] === undefined ? undefined : valueWords({ noun, field, currency: row.currency }, row[field], names)
  return [...new Set([...Object.keys(old), ...Object.keys(next)])]
    .map((field) => ({
      field,
      label: fieldWords(noun, field),
      before: words(old, field),
      after: words(next, field),
    }))
    .filter(({ before: was, after: is }) => was !== is && !(was === undefined && is === '（空）'))
}
