import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import { env } from '@/lib/env'
import { dialect } from './dialect'
import { openPostgres } from './postgres'
import type * as schema from './schema'
import { openSqlite } from './sqlite'

type Database = BaseSQLiteDatabase<'async', unknown, typeof schema>
/** Reads only; every builder must be awaited, for one dialect answers later. */
export type Read = Pick<Database, 'select' | 'selectDistinct' | '$with' | 'with'>
/** The inside of a transaction. Only database calls in there: anything else that waits holds up every other writer. */
export type Tx = Read & Pick<Database, 'insert' | 'update' | 'delete'>
/**
 * Runs `fn` in one transaction: all of it is durable when the promise resolves, none of it when it rejects. `alone` is for long ones: nobody
 * who asked before waits for their commit.
 */
export type Write = <T>(fn: (tx: Tx) => Promise<T>, options?: { alone?: boolean }) => Promise<T>
export type Store = { url: string; read: Read; write: Write; close: () => Promise<void> }

/** Opens the database at a `file:` or `postgres://` address (of the process's dialect). */
export function openStore(url: string = env.DATABASE_URL): Store {
  return dialect === 'postgres' ? openPostgres(url) : openSqlite(url)
}

// Next's development server reloads modules; connections must survive that.
const shared = globalThis as { zhaoyinStore?: Store }

/** The process's own store, opened on first use. */
export function store(): Store {
  shared.zhaoyinStore ??= openStore()
  return shared.zhaoyinStore
}

/** A door into a transaction that is already open, so that a command can be part of a larger write. */
export const inside =
  (tx: Tx): Write =>
  (fn) =>
    fn(tx)
