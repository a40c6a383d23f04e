import { type SQL, sql } from 'drizzle-orm'

/**
 * A day's number in a running count, from a `YYYY-MM-DD` text column, in whole-number arithmetic that both databases do alike (days of the
 * civil calendar with years beginning in March). Only differences mean anything.
 */
export function dayNumber(day: SQL): SQL {
  const part = (from: number, length: number) => sql.raw(`${from}, ${length}`)
  const month = sql`cast(substr(${day}, ${part(6, 2)}) as integer)`
  const year = sql`(cast(substr(${day}, ${part(1, 4)}) as integer) - case when ${month} <= 2 then 1 else 0 end)`
  const date = sql`cast(substr(${day}, ${part(9, 2)}) as integer)`
  return sql`(365 * ${year} + ${year} / 4 - ${year} / 100 + ${year} / 400 + (((${month} + 9) % 12) * 306 + 5) / 10 + ${date})`
}
