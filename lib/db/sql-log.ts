import { appendFileSync } from 'node:fs'
import type { Logger } from 'drizzle-orm'
import { env } from '@/lib/env'

/** Writes every statement with its parameters as a JSON line, for counting and replaying what a page asks; never in a real deployment. */
class SqlLog implements Logger {
  constructor(private readonly file: string) {}
  logQuery(query: string, params: unknown[]): void {
    appendFileSync(this.file, `${JSON.stringify({ query, params })}\n`)
  }
}

/** The logger named by SQL_LOG, or none. */
export const sqlLog: Logger | undefined = env.SQL_LOG ? new SqlLog(env.SQL_LOG) : undefined
