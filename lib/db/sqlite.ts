import { mkdirSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { countCommit } from './commits'
import { beginEndings, type Ending, seal, settler } from './endings'
import { withNative } from './insert-many'
import { sqlitePath } from './location'
import * as schema from './schema'
import { sqlLog } from './sql-log'
import type { Store, Tx } from './store'

type Job = {
  run: (tx: Tx) => Promise<unknown>
  /** In a transaction of its own, which may take long. */
  alone: boolean
  resolve: (value: unknown) => void
  reject: (reason: unknown) => void
}
/** Jobs that share one commit: durability costs one fsync for all who wait, as in any database's group commit. */
const GROUP = 64

/** Opens a connection with the settings every connection needs. */
export function connectSqlite(url: string, options: { readonly: boolean }): Sqlite.Database {
  const file = sqlitePath(url)
  mkdirSync(path.dirname(file), { recursive: true })
  const connection = new Sqlite(file, { timeout: 15_000 })
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('cache_size = -65536')
  connection.pragma('mmap_size = 268435456')
  connection.pragma('temp_store = MEMORY')
  if (options.readonly) connection.pragma('query_only = ON')
  return connection
}

/** SQLite store: one writing connection behind a queue, one reading connection. */
export function openSqlite(url: string): Store {
  const writer = connectSqlite(url, { readonly: false })
  const reader = connectSqlite(url, { readonly: true })
  // better-sqlite3 answers at once; the awaited type is what both dialects share.
  const database = drizzle(writer, { schema, logger: sqlLog }) as unknown as Tx
  const read = drizzle(reader, { schema, logger: sqlLog }) as unknown as Store['read']
  const after = settler({ read, url })
  const queue: Job[] = []
  let draining: Promise<void> | undefined

  async function runGroup(jobs: Job[]): Promise<void> {
    const done: Array<{ job: Job; value: unknown; endings: Map<string, Ending> }> = []
    // Held open, a savepoint keeps every page that a statement touches in memory: of a large import, a gigabyte.
    const [begin, undo, keep] =
      jobs.length > 1 ? ['SAVEPOINT job', 'ROLLBACK TO job; RELEASE job', 'RELEASE job'] : ['', 'ROLLBACK', '']
    try {
      writer.exec('BEGIN IMMEDIATE')
      for (const job of jobs) {
        writer.exec(begin)
        try {
          // Each job has a transaction of its own to hang its endings on; the connection is everybody's.
          const tx = withNative(Object.create(database), writer)
          beginEndings(tx)
          const value = await job.run(tx)
          const endings = await seal(tx, tx)
          writer.exec(keep)
          done.push({ job, value, endings })
        } catch (error) {
          if (writer.inTransaction || jobs.length > 1) writer.exec(undo)
          job.reject(error)
        }
      }
      if (writer.inTransaction) writer.exec('COMMIT')
      countCommit()
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK')
      for (const job of jobs) job.reject(error)
      return
    }
    for (const { job, value, endings } of done) {
      after.committed(endings)
      job.resolve(value)
    }
  }

  async function drain(): Promise<void> {
    // One turn of the event loop lets requests that arrive together share a commit.
    await new Promise((next) => setImmediate(next))
    while (queue.length > 0) {
      const apart = queue.slice(0, GROUP).findIndex(({ alone }) => alone)
      await runGroup(queue.splice(0, apart < 0 ? GROUP : Math.max(1, apart)))
    }
    draining = undefined
  }

  return {
    url,
    read,
    write: <T>(fn: (tx: Tx) => Promise<T>, { alone = false } = {}) =>
      new Promise<T>((resolve, reject) => {
        queue.push({ run: fn, alone, resolve: resolve as (value: unknown) => void, reject })
        draining ??= drain()
      }),
    close: async () => {
      await draining
      await after.close()
      reader.close()
      writer.close()
    },
  }
}
