import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'
import { dialect } from './dialect'

/**
 * One schema, two dialects: builders are always typed as the SQLite flavour and are the dialect's own at run time.
 * Hazard: anything not exported here (raw column types, `.get()`/`.all()`) exists in one dialect only.
 */
const onPostgres = dialect === 'postgres'
const pick = <T>(sqlite: T, postgres: unknown): T => (onPostgres ? (postgres as T) : sqlite)

export const table = pick(lite.sqliteTable, pg.pgTable)
export const index = pick(lite.index, pg.index)
export const uniqueIndex = pick(lite.uniqueIndex, pg.uniqueIndex)
export const primaryKey = pick(lite.primaryKey, pg.primaryKey)

/** Text; days and months are text too. */
export const text = pick(
  (name: string) => lite.text(name),
  (name: string) => pg.text(name),
)
/** Whole numbers up to 2^53: counts, sorts, money in minor units. */
export const whole = pick(
  (name: string) => lite.integer(name, { mode: 'number' }),
  (name: string) => pg.bigint(name, { mode: 'number' }),
)
export const yesNo = pick(
  (name: string) => lite.integer(name, { mode: 'boolean' }),
  (name: string) => pg.boolean(name),
)
/** An instant, milliseconds precise; never put a Date into raw `sql`: SQLite's driver refuses it. */
export const instant = pick(
  (name: string) => lite.integer(name, { mode: 'timestamp_ms' }),
  (name: string) => pg.timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }),
)
/** A plain value stored as JSON; nothing is ever filtered by what is inside. */
export const json = <T>(name: string) =>
  pick(lite.text(name, { mode: 'json' }).$type<T>(), onPostgres ? pg.jsonb(name).$type<T>() : undefined)
/** A number the database hands out, in order of writing. */
export const sequence = pick(
  (name: string) => lite.integer(name, { mode: 'number' }).primaryKey({ autoIncrement: true }),
  (name: string) => pg.bigserial(name, { mode: 'number' }).primaryKey(),
)
