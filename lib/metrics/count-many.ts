import { sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import type { Period } from '@/lib/kernel/month'
import type { Metric } from './metric'
import { compileMetric, type Figure, figureColumns, figureOf, type Options, rowsOf } from './read'

/** One figure to be counted; what countMetric takes. */
export type Ask = { metric: Metric; period: Period; options: Options }

type Row = Record<keyof Figure, unknown> & { ask: unknown }
/** SQLite joins at most 500 selects; figures are remembered per statement, so that fewer larger ones cost less to look up. */
const MOST = 200

/** Many figures in one statement: each is what countMetric answers, in the order asked. */
export async function countMany(read: Read, viewer: Viewer, asks: Ask[]): Promise<Figure[]> {
  const figures = asks.map((): Figure => ({ value: 0, claimed: 0, rejected: 0 }))
  const parts = asks.flatMap(({ metric, period, options }, ask) =>
    compileMetric(metric, viewer, period, options).map((compiled) => {
      const { source, scope, inPeriod } = compiled
      return sql`select ${sql.raw(String(ask))} as ask, ${figureColumns(compiled)} from ${source.from} where ${scope} and ${inPeriod}`
    }),
  )
  for (let at = 0; at < parts.length; at += MOST)
    for (const row of await rowsOf<Row>(read, sql.join(parts.slice(at, at + MOST), sql` union all `))) {
      const sum = figures[Number(row.ask)]
      const one = figureOf(row)
      if (!sum) continue
      sum.value += one.value
      sum.claimed += one.claimed
      sum.rejected += one.rejected
    }
  return figures
}
