import { drizzle } from 'drizzle-orm/better-sqlite3'
import { dialect } from '@/lib/db/dialect'
import * as schema from '@/lib/db/schema'
import { connectSqlite } from '@/lib/db/sqlite'
import { openStore, type Read } from '@/lib/db/store'
import { newDatabase } from './database'

/** Tables that grow with the years. Walking an index of one in order is fine for a page of 50; reading the table end to end is not. */
const BIG =
  /^SCAN (companies|visits|projects|contacts|search_docs|visit_people|stage_events|money_events)( |$)(?!USING (COVERING )?INDEX)/

export type Watched = { statements: number; scans: string[] }

/**
 * A read door that remembers what is asked of it, on an empty database (SQLite plans by schema alone until somebody analyses). `watch` answers
 * how many statements a piece of work needs and every full scan of a big table. PostgreSQL plans by size, so there it only runs the work.
 */
export async function newPlans(): Promise<{
  watch: (run: (read: Read) => Promise<unknown>) => Promise<Watched>
  close: () => Promise<void>
}> {
  const database = await newDatabase()
  if (dialect === 'postgres') {
    const store = openStore(database.url)
    return {
      watch: async (run) => {
        await run(store.read)
        return { statements: 0, scans: [] }
      },
      close: async () => {
        await store.close()
        await database.drop()
      },
    }
  }
  const connection = connectSqlite(database.url, { readonly: true })
  let asked: Array<{ query: string; params: unknown[] }> = []
  const logger = { logQuery: (query: string, params: unknown[]) => asked.push({ query, params }) }
  const read = drizzle(connection, { schema, logger }) as unknown as Read
  return {
    watch: async (run) => {
      asked = []
      await run(read)
      const scans = asked.flatMap(({ query, params }) => {
        const rows = connection.prepare(`explain query plan ${query}`).all(...params) as Array<{ detail: string }>
        return rows.filter(({ detail }) => BIG.test(detail)).map(({ detail }) => `${detail} in ${query}`)
      })
      return { statements: asked.length, scans }
    },
    close: async () => {
      connection.close()
      await database.drop()
    },
  }
}
