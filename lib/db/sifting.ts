import { type SQL, sql } from 'drizzle-orm'

/**
 * A condition that only sifts rows which are found by their ids: said plainly, SQLite takes its index in place of a thousand ids, and walks all rows
 * that stand for each part of a list.
 */
export const sifting = (condition: SQL | undefined): SQL | undefined =>
  condition && sql`case when ${condition} then 1 else 0 end = 1`
