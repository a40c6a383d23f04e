/** Kept by the machinery itself; a change of these alone is no change. */
const BOOKKEEPING = new Set(['version', 'updatedAt'])

/** Only what differs between two versions of a row, for the audit trail; undefined when nothing does. */
export function difference<Row extends object>(
  before: Row,
  after: Row,
): { before: Partial<Row>; after: Partial<Row> } | undefined {
  const changed = (Object.keys({ ...before, ...after }) as Array<keyof Row & string>).filter(
    (key) => !BOOKKEEPING.has(key) && JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null),
  )
  if (changed.length === 0) return undefined
  const only = (row: Row) => Object.fromEntries(changed.map((key) => [key, row[key] ?? null])) as Partial<Row>
  return { before: only(before), after: only(after) }
}
