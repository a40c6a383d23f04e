import { sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import type { Period } from '@/lib/kernel/month'
import { gathered, leftOutParts } from './list'
import { type Asked, metricAsked, type Options, rowsOf } from './read'
import { REASONS, type Reason } from './reasons'

/** How many records near a figure have a reason against them; one with two reasons stands under both. */
export type LeftOut = { reason: Reason; total: number }[]

/** What was left out of a figure, by reason, in the order in which they are named; as long as listMetric's left-out view with that reason. */
export async function leftOutReasons(
  read: Read,
  viewer: Viewer,
  asked: Asked,
  period: Period,
  options: Options = {},
): Promise<LeftOut> {
  const metric = await metricAsked(read, asked)
  const totals = new Map<Reason, number>()
  for (const { compiled, where, failed } of await leftOutParts(read, viewer, metric, period, options)) {
    const by = gathered(compiled.source)
    const columns = failed.map((each) => {
      const hit = sql`${each.sql} = 1`
      const total = by ? sql`count(distinct case when ${hit} then ${by} end)` : sql`count(case when ${hit} then 1 end)`
      return sql`${total} as ${sql.identifier(each.reason)}`
    })
    const statement = sql`select ${sql.join(columns, sql`, `)} from ${compiled.source.from} where ${where}`
    const [row] = await rowsOf<Partial<Record<Reason, unknown>>>(read, statement)
    for (const { reason } of failed) totals.set(reason, (totals.get(reason) ?? 0) + Number(row?.[reason] ?? 0))
  }
  return REASONS.flatMap((reason) => {
    const total = totals.get(reason) ?? 0
    return total > 0 ? [{ reason, total }] : []
  })
}
