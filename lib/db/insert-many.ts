import type Sqlite from 'better-sqlite3'
import { getTableColumns, getTableName, is, SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { dialect } from './dialect'
import { builtRows } from './rows'
import type { Tx } from './store'

/** Where SQLite's store leaves its connection on a transaction; a global symbol, for the server's bundles hold several copies of this module. */
const NATIVE = Symbol.for('zhaoyin.native')
/**
 * Rows of one SQLite statement on a table with triggers, so that a handful of texts serves every number of rows: each statement has every
 * page that it touches copied first, and makes FTS5 write what it holds, so that few large ones take half the time. Other tables take rows one
 * by one, which needs no copies.
 */
const SIZES = [4000, 1000, 250, 50, 10, 1]
/** SQLite takes 32,766 parameters a statement. */
const SQLITE_PARAMETERS = 32_766
/** PostgreSQL takes 65,535 parameters a statement. */
const PARAMETERS = 20_000

/** For the SQLite store: lets many rows go straight to the connection. */
export const withNative = (tx: Tx, connection: Sqlite.Database): Tx => Object.assign(tx, { [NATIVE]: connection })

/** What becomes of a row that is there already: it stays, or, found by these columns, takes the new values. */
type Conflict = 'nothing' | { by: readonly SQLiteColumn[] }
type Columns = [name: string, column: SQLiteColumn][]

/**
 * Inserts rows of one table like `tx.insert(table).values(rows)`, whose statement drizzle puts together anew from every single value: of an
 * import that was two thirds of the time. Here its text is made once. Values, defaults and column types are drizzle's own. Hazard: defaults in SQL are not known here; a column that has one must be given.
 */
export async function insertMany<Table extends SQLiteTable>(
  tx: Tx,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  conflict?: Conflict,
): Promise<void> {
  if (rows.length === 0) return
  const columns = columnsOf(table, rows)
  const valuesOf = (row: object) =>
    columns.map(([name, column]) => stored(column, (row as Record<string, unknown>)[name]))
  const native = (tx as { [NATIVE]?: Sqlite.Database })[NATIVE]
  if (native) {
    let from = 0
    const sizes = hasTriggers(native, table) ? SIZES : [1]
    for (const size of sizes) {
      if (size * columns.length > SQLITE_PARAMETERS || rows.length - from < size) continue
      const statement = prepared(native, textOf(table, columns, size, conflict))
      for (; rows.length - from >= size; from += size) statement.run(rows.slice(from, from + size).flatMap(valuesOf))
    }
    return
  }
  const values = rows.map(valuesOf)
  const part = Math.max(1, Math.floor(PARAMETERS / columns.length))
  for (let from = 0; from < values.length; from += part) {
    const some = values.slice(from, from + part)
    await builtRows(tx, { sql: textOf(table, columns, some.length, conflict), params: some.flat() })
  }
}

/** The columns that any row names or that have a default; the others are the database's to fill. */
function columnsOf(table: SQLiteTable, rows: readonly object[]): Columns {
  const named = new Set<string>()
  for (const row of rows) for (const name in row) named.add(name)
  return Object.entries(getTableColumns(table)).filter(
    ([name, column]) => named.has(name) || column.default !== undefined || column.defaultFn !== undefined,
  )
}

function stored(column: SQLiteColumn, given: unknown): unknown {
  const value = given === undefined ? (column.defaultFn?.() ?? column.default ?? null) : given
  if (is(value, SQL)) throw new Error(`${column.name}: only plain values can be inserted in bulk`)
  return value === null ? null : column.mapToDriverValue(value)
}

function textOf(table: SQLiteTable, columns: Columns, rows: number, conflict?: Conflict): string {
  let parameter = 0
  const row = () => `(${columns.map(() => (dialect === 'postgres' ? `$${++parameter}` : '?')).join(',')})`
  const names = columns.map(([, { name }]) => `"${name}"`).join(',')
  const values = Array.from({ length: rows }, row).join(',')
  return `insert into "${getTableName(table)}" (${names}) values ${values}${conflict ? tailOf(columns, conflict) : ''}`
}

function tailOf(columns: Columns, conflict: Conflict): string {
  if (conflict === 'nothing') return ' on conflict do nothing'
  const by = conflict.by.map(({ name }) => name)
  const others = columns.flatMap(([, { name, primary }]) =>
    primary || by.includes(name) ? [] : `"${name}" = excluded."${name}"`,
  )
  return ` on conflict (${by.map((name) => `"${name}"`).join(',')}) do update set ${others.join(',')}`
}

const triggered = new WeakMap<Sqlite.Database, ReadonlySet<unknown>>()

function hasTriggers(connection: Sqlite.Database, table: SQLiteTable): boolean {
  const known =
    triggered.get(connection) ??
    new Set(connection.prepare("select tbl_name from sqlite_master where type = 'trigger'").pluck().all())
  triggered.set(connection, known)
  return known.has(getTableName(table))
}

const statements = new WeakMap<Sqlite.Database, Map<string, Sqlite.Statement>>()

function prepared(connection: Sqlite.Database, text: string): Sqlite.Statement {
  const known = statements.get(connection) ?? new Map<string, Sqlite.Statement>()
  statements.set(connection, known)
  const statement = known.get(text) ?? connection.prepare(text)
  known.set(text, statement)
  return statement
}
