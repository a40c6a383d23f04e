import { type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { rawRows } from '@/lib/db/rows'
import type { Read } from '@/lib/db/store'
import { addDays, type Period } from '@/lib/kernel/month'
import type { Compiled } from './compile'
import { readLabels } from './labels'
import { type Metric, spansOf } from './metric'
import { type Asked, compileMetric, metricAsked, type Options } from './read'
import type { Reason } from './reasons'
import { dressRows, type MetricRow, type RawRow } from './rows'
import type { Source } from './source'

export type MetricPage = { rows: MetricRow[]; total: number }
/** `view` left-out also names records up to NEAR_DAYS outside the period. `reason` keeps those with that reason. */
export type ListOptions = Options & { view?: 'counted' | 'left-out'; reason?: Reason; page?: number; pageSize?: number }

/** How far outside the period a record is still “near” the figure. */
const NEAR_DAYS = 31

/** The records counted in a figure, or those near it that are not, newest first; the same conditions and scope as countMetric. */
export async function listMetric(
  read: Read,
  viewer: Viewer,
  asked: Asked,
  period: Period,
  options: ListOptions = {},
): Promise<MetricPage> {
  const metric = await metricAsked(read, asked)
  const spans = spansOf(metric, period)
  const compiled = await compileMetric(read, metric, viewer, period, options)
  const stretches = compiled.map((each, index) => ({
    ...(options.view === 'left-out' ? leftOut(each, spans, index, options.reason) : counted(each)),
    rule: spans[index]?.rule,
  }))
  stretches.reverse()
  const labels = await readLabels(read)
  const size = options.pageSize ?? 50
  let skip = ((options.page ?? 1) - 1) * size
  const page: MetricPage = { rows: [], total: 0 }
  for (const { compiled, where, failed, rule } of stretches) {
    const total = await totalRows(read, compiled, where)
    page.total += total
    const room = size - page.rows.length
    if (rule && room > 0 && skip < total) {
      const rows = await selectRows(read, compiled, where, failed, room, skip)
      page.rows.push(...(await dressRows(read, viewer, compiled.source, rule, rows, labels)))
    }
    skip = Math.max(0, skip - total)
  }
  return page
}

/** What listMetric's left-out view is made of, one part for each stretch of the period. */
export async function leftOutParts(
  read: Read,
  viewer: Viewer,
  metric: Metric,
  period: Period,
  options: Options,
): Promise<Part[]> {
  const spans = spansOf(metric, period)
  const compiled = await compileMetric(read, metric, viewer, period, options)
  return compiled.map((each, index) => leftOut(each, spans, index, undefined))
}

type Part = { compiled: Compiled; where: SQL; failed: { reason: Reason; sql: SQL }[] }

const counted = (compiled: Compiled): Part => ({
  compiled,
  where: sql`${compiled.scope} and ${compiled.inPeriod} and ${compiled.all}`,
  failed: [],
})

function leftOut(compiled: Compiled, spans: { period: Period }[], index: number, reason: Reason | undefined): Part {
  const { source, scope, conditions, inPeriod } = compiled
  const span = spans[index]?.period ?? { from: '', to: '' }
  const near = source.nearMisses ? NEAR_DAYS : 0
  const from = index === 0 ? addDays(span.from, -near) : span.from
  const to = index === spans.length - 1 ? addDays(span.to, near) : span.to
  const failed = [...conditions, { reason: 'period' as const, sql: sql`(${source.day} is null or (${inPeriod}))` }].map(
    (each) => ({ reason: each.reason, sql: sql`case when ${each.sql} then 0 else 1 end` }),
  )
  const some = sql.join(
    failed.filter((each) => !reason || each.reason === reason).map((each) => each.sql),
    sql` + `,
  )
  const window = sql`((${source.day} >= ${from} and ${source.day} <= ${to}) or ${source.day} is null)`
  // A folded company is left out only where none of its records counts.
  const countedToo = source.distinct
    ? sql` and ${source.distinct} not in (select ${source.distinct} from ${source.from} where ${scope} and ${inPeriod} and ${compiled.all})`
    : sql``
  return { compiled, where: sql`${scope} and ${window} and (${some}) > 0${countedToo}`, failed }
}

/** What rows are gathered by before they are listed: a folded company, or the event whose credit is divided. */
export const gathered = (source: Source): SQL | undefined => source.distinct ?? (source.share && source.id)

async function totalRows(read: Read, { source }: Compiled, where: SQL): Promise<number> {
  const by = gathered(source)
  const [row] = await rawRows<{ total: unknown }>(
    read,
    sql`select ${by ? sql`count(distinct ${by})` : sql`count(*)`} as total from ${source.from} where ${where}`,
  )
  return Number(row?.total ?? 0)
}

/** Columns by alias; of gathered rows the latest of each, and the sum of what they add. */
function selectRows(read: Read, { source }: Compiled, where: SQL, failed: Part['failed'], limit: number, skip: number) {
  const nothing = sql`cast(null as text)`
  const plain: Record<string, SQL> = {
    id: source.id,
    ...source.columns,
    day: source.day,
    unit: source.unit,
    owner: source.owner,
    verification: source.verification ?? nothing,
    project: source.projectId ?? nothing,
    metric: source.share && source.credit ? source.credit.metric : nothing,
  }
  const by = gathered(source)
  const failing = failed.map((each) => [`no_${each.reason}`, each.sql] as const)
  const list = [...Object.entries(plain), ...failing].map(
    ([alias, column]) => sql`${by ? sql`max(${column})` : column} as ${sql.identifier(alias)}`,
  )
  const amount = source.amount ?? sql`1`
  const added = source.share
    ? sql`sum(${amount}) as amount, sum(${source.share}) as share, 1 as times`
    : by
      ? sql`max(${amount}) as amount, 100 as share, count(*) as times`
      : sql`${amount} as amount, 100 as share, 1 as times`
  const group = by ? sql` group by ${by}` : sql``
  const statement = sql`select ${sql.join(list, sql`, `)}, ${added} from ${source.from} where ${where}${group} order by day desc, id desc limit ${limit} offset ${skip}`
  return rawRows<RawRow>(read, statement)
}
