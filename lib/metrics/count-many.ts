import { sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import type { Period } from '@/lib/kernel/month'
import { dividedMetrics } from './credit'
import type { Metric } from './metric'
import { compileWith, type Figure, figureColumns, figureOf, type Options, rowsOf, sumFigures } from './read'

/** One figure to be counted; what countMetric takes. */
export type Ask = { metric: Metric; period: Period; options: Options }

type Row = Record<keyof Figure, unknown> & { part: unknown }
/** SQLite joins at most 500 selects; figures are remembered per statement, so that fewer larger ones cost less to look up. */
const MOST = 200

/** Many figures in one statement: each is what countMetric answers, in the order asked. */
export async function countMany(read: Read, viewer: Viewer, asks: Ask[]): Promise<Figure[]> {
  const divided = await dividedMetrics(read)
  const parts = asks.flatMap(({ metric, period, options }, ask) =>
    compileWith(divided, metric, viewer, period, options).map((compiled) => ({ ask, compiled })),
  )
  const figures = asks.map((): Figure[] => [])
  for (let at = 0; at < parts.length; at += MOST) {
    const some = parts.slice(at, at + MOST)
    const statements = some.map(({ compiled }, index) => {
      const { source, scope, inPeriod } = compiled
      return sql`select ${sql.raw(String(index))} as part, ${figureColumns(compiled)} from ${source.from} where ${scope} and ${inPeriod}`
    })
    for (const row of await rowsOf<Row>(read, sql.join(statements, sql` union all `))) {
      const part = some[Number(row.part)]
      if (part) figures[part.ask]?.push(figureOf(row, part.compiled))
    }
  }
  return figures.map(sumFigures)
}
