import type { Query, SQL } from 'drizzle-orm'
import { dialect } from './dialect'
import type { Read } from './store'

type Raw = { all?: (query: SQL) => unknown; execute?: (query: SQL) => Promise<{ rows: unknown[] }> }

/** Rows of a raw statement in either dialect. Hazards: no Date or boolean parameters; integers of PostgreSQL aggregates arrive as text, so cast or map them. */
export async function rawRows<T>(read: Read, query: SQL): Promise<T[]> {
  const raw = read as unknown as Raw
  if (dialect === 'sqlite') return (await raw.all?.(query)) as T[]
  return ((await raw.execute?.(query))?.rows ?? []) as T[]
}

/**
 * Rows of a statement whose text and parameters are at hand already: building a large one takes longer than running it. Hazard: the driver
 * asks a statement for nothing but its query, which this answers; a new drizzle must be tried against it.
 */
export function builtRows<T>(read: Read, built: Query): Promise<T[]> {
  const statement = { getSQL: () => ({ toQuery: () => built }) }
  return rawRows(read, statement as unknown as SQL)
}
