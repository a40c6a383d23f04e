import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import { Client } from 'pg'
import { dialect } from './dialect'
import * as schema from './schema'
import { sqlLog } from './sql-log'
import { connectSqlite } from './sqlite'
import type { Read, Store } from './store'

/**
 * Runs `fn` over one state of the database: what others commit meanwhile is not seen, however long it takes, and nobody waits for it. A connection
 * of its own, for the shared one sees each commit. What is written because of it must be checked again inside the write.
 */
export async function atOneInstant<T>(store: Pick<Store, 'url'>, fn: (read: Read) => Promise<T>): Promise<T> {
  return dialect === 'postgres' ? ofPostgres(store.url, fn) : ofSqlite(store.url, fn)
}

async function ofSqlite<T>(url: string, fn: (read: Read) => Promise<T>): Promise<T> {
  const connection = connectSqlite(url, { readonly: true })
  try {
    // A deferred transaction holds nothing until it has read: the first SELECT takes the snapshot.
    connection.exec('BEGIN; SELECT count(*) FROM sqlite_schema')
    return await fn(drizzleSqlite(connection, { schema, logger: sqlLog }) as unknown as Read)
  } finally {
    connection.close()
  }
}

async function ofPostgres<T>(url: string, fn: (read: Read) => Promise<T>): Promise<T> {
  const client = inTurn(new Client({ connectionString: url }))
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    return await fn(drizzlePostgres(client, { schema, logger: sqlLog }) as unknown as Read)
  } finally {
    await client.end()
  }
}

/** One connection answers one question at a time, and the driver warns of those who do not wait; a summary asks for much at once. */
function inTurn(client: Client): Client {
  const ask = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>
  let last: Promise<unknown> = Promise.resolve()
  const query = (...args: unknown[]) => {
    last = last.then(
      () => ask(...args),
      () => ask(...args),
    )
    return last
  }
  return Object.assign(client, { query })
}
