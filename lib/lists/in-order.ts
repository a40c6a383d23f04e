import { type SQL, sql } from 'drizzle-orm'

/** Rows in the order of the ids they were asked by; ids without a row are passed over. */
export function inOrderOf<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * A condition that only sifts rows which are found by their ids: said plainly, SQLite takes its index in place of a thousand ids, and walks all rows
 * that stand for each part of a list.
 */
export const sifting = (condition: SQL | undefined): SQL | undefined =>
  condition && sql`case when ${condition} then 1 else 0 end = 1`
