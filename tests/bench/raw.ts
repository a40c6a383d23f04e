import { existsSync, readFileSync, rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { type Timing, timingOf } from './measure'

export type Statement = { query: string; params: unknown[] }

/** The statements a server with SQL_LOG wrote since the last call. */
export function takeStatements(log: string): Statement[] {
  if (!existsSync(log)) return []
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n').filter(Boolean)
  rmSync(log)
  return lines.map((line) => JSON.parse(line) as Statement)
}

/** A page's own reading statements, prepared once and run back to back on the same file: what the data alone cost. */
export function replay(database: string, statements: Statement[], runs: number): Timing & { statements: number } {
  const connection = new Sqlite(database, { readonly: true })
  connection.pragma('cache_size = -65536')
  connection.pragma('mmap_size = 268435456')
  const reads = statements.filter(({ query }) => /^\s*(select|with)/i.test(query))
  const prepared = reads.map(({ query, params }) => ({ statement: connection.prepare(query), params }))
  const once = () => {
    for (const { statement, params } of prepared) statement.all(...params)
  }
  for (let run = 0; run < 3; run++) once()
  const began = performance.now()
  const samples = Array.from({ length: runs }, () => {
    const start = performance.now()
    once()
    return performance.now() - start
  })
  const timing = timingOf(samples, (performance.now() - began) / 1000)
  connection.close()
  return { ...timing, statements: reads.length }
}
