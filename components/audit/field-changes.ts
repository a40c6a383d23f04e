/** One field of a change, as text; `before` or `after` is undefined when the entry says nothing of it. */
export type FieldChange = { field: string; before: string | undefined; after: string | undefined }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (value === null || value === '') return '（空）'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** An entry's before and after, field by field; values that are no objects stand under the field ''. */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  if (!isRecord(before) && !isRecord(after)) {
    if ((before ?? null) === null && (after ?? null) === null) return []
    return [{ field: '', before: shown(before), after: shown(after) }]
  }
  const [old, next] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}]
  return [...new Set([...Object.keys(old), ...Object.keys(next)])]
    .map((field) => ({ field, before: shown(old[field]), after: shown(next[field]) }))
    .filter(({ before: was, after: is }) => was !== is && !(was === undefined && is === '（空）'))
}
