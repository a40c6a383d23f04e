import { type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import type { Period } from '@/lib/kernel/month'
import type { Compiled } from './compile'
import { dividedMetrics } from './credit'
import type { Metric } from './metric'
import { compileWith, type Figure, figureColumns, figureOf, type Options, questionOf, rowsOf, sumFigures } from './read'

/** One figure to be counted; what countMetric takes. */
export type Ask = { metric: Metric; period: Period; options: Options }

type Row = Record<keyof Figure, unknown> & { part: unknown }
/** SQLite joins at most 500 selects; figures are remembered per statement, so that fewer larger ones cost less to look up. */
const MOST = 200

/**
 * Many figures in one statement: each is what countMetric answers, in the order asked. What is asked twice is counted once: a year's own figures are its
 * cumulative ones.
 */
export async function countMany(read: Read, viewer: Viewer, asks: Ask[]): Promise<Figure[]> {
  const divided = await dividedMetrics(read)
  const parts = new Map<string, Part>()
  for (const [ask, { metric, period, options }] of asks.entries())
    for (const compiled of compileWith(divided, metric, viewer, period, options)) {
      const { source, scope, inPeriod } = compiled
      const body = sql`${figureColumns(compiled)} from ${source.from} where ${scope} and ${inPeriod}`
      const question = questionOf(body)
      const part = parts.get(question)
      if (part) part.asks.push(ask)
      else parts.set(question, { asks: [ask], compiled, body })
    }
  const unique = [...parts.values()]
  const figures = asks.map((): Figure[] => [])
  for (let at = 0; at < unique.length; at += MOST) {
    const some = unique.slice(at, at + MOST)
    const statements = some.map(({ body }, index) => sql`select ${sql.raw(String(index))} as part, ${body}`)
    for (const row of await rowsOf<Row>(read, sql.join(statements, sql` union all `))) {
      const part = some[Number(row.part)]
      for (const ask of part?.asks ?? []) if (part) figures[ask]?.push(figureOf(row, part.compiled))
    }
  }
  return figures.map(sumFigures)
}

/** A stretch to be counted, and whose figures it is a part of. */
type Part = { asks: number[]; compiled: Compiled; body: SQL }
