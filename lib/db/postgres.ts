import { setTimeout as sleep } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import { countCommit } from './commits'
import { beginEndings, type Ending, seal, settler } from './endings'
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

function connections(url: string, max: number): Pool {
  const pool = new Pool({ connectionString: url, max })
  // A connection that the server ends (restart, drop) reports it with nobody waiting: unheard, it would end this process.
  pool.on('error', (error) => console.error('postgres: idle connection lost', error.message))
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** PostgreSQL store: serializable transactions, retried when the database asks for it. `fn` may run more than once. */
export function openPostgres(url: string): Store {
  const pool = connections(url, 10)
  const database = drizzle(pool, { schema, logger: sqlLog })
  // Ten transactions may hold all ten connections while one of them must look at what the others have committed.
  const beside = connections(url, 1)
  const committed = drizzle(beside, { schema, logger: sqlLog }) as unknown as Store['read']
  const read = database as unknown as Store['read']
  const after = settler({ read, url })

  async function write<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        let endings = new Map<string, Ending>()
        const value = await database.transaction(
          async (opened) => {
            const tx = opened as unknown as Tx
            beginEndings(tx)
            const value = await fn(tx)
            endings = await seal(tx, committed)
            return value
          },
          { isolationLevel: 'serializable' },
        )
        countCommit()
        after.committed(endings)
        return value
      } catch (error) {
        if (attempt >= RETRIES || !AGAIN.has(codeOf(error) ?? '')) throw error
        await sleep(Math.random() * 10 * 2 ** Math.min(attempt, 6))
      }
    }
  }

  async function close(): Promise<void> {
    await after.close()
    for (const one of [pool, beside]) {
      // What the server ends while we are leaving is no loss.
      one.removeAllListeners('error').on('error', () => undefined)
      await one.end()
    }
  }

  return { url, read, write, close }
}
