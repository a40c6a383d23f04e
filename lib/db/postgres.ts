import { setTimeout as sleep } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import * as schema from './schema'
import { sqlLog } from './sql-log'
import type { Store, Tx } from './store'

const RETRIES = 12
/** serialization_failure, deadlock_detected: PostgreSQL asks to try again. */
const AGAIN = new Set(['40001', '40P01'])

function codeOf(error: unknown): string | undefined {
  const own = (error as { code?: unknown } | null)?.code
  if (typeof own === 'string') return own
  const cause = (error as { cause?: unknown } | null)?.cause
  return cause === undefined ? undefined : codeOf(cause)
}

/** PostgreSQL store: serializable transactions, retried when the database asks for it. `fn` may run more than once. */
export function openPostgres(url: string): Store {
  const pool = new Pool({ connectionString: url, max: 10 })
  // A connection that the server ends (restart, drop) reports it with nobody waiting: unheard, it would end this process.
  pool.on('error', (error) => console.error('postgres: idle connection lost', error.message))
  pool.on('connect', (client) => client.on('error', () => undefined))
  const database = drizzle(pool, { schema, logger: sqlLog })

  async function write<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await database.transaction((tx) => fn(tx as unknown as Tx), { isolationLevel: 'serializable' })
      } catch (error) {
        if (attempt >= RETRIES || !AGAIN.has(codeOf(error) ?? '')) throw error
        await sleep(Math.random() * 10 * 2 ** Math.min(attempt, 6))
      }
    }
  }

  async function close(): Promise<void> {
    // What the server ends while we are leaving is no loss.
    pool.removeAllListeners('error').on('error', () => undefined)
    await pool.end()
  }

  return { read: database as unknown as Store['read'], write, close }
}
