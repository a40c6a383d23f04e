import { type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { dialect } from '@/lib/db/dialect'
import { rawRows } from '@/lib/db/rows'
import type { Read } from '@/lib/db/store'
import type { Day, Period } from '@/lib/kernel/month'
import type { Compiled } from './compile'
import { gathered } from './list'
import type { Metric } from './metric'
import { compileMetric, type Options } from './read'
import type { RowNoun } from './source'

/**
 * A row behind a figure, as much of it as is needed to add up and to name it. `order` rises from row to row in plain byte order, and is the same for the same row
 * whenever the figure is asked for again; `amount` is what the row adds, in the figure's own unit.
 */
export type BehindRow = {
  order: string
  /** The event that counts (stage, money), or the record itself. */
  id: string
  noun: RowNoun
  recordId: string
  /** Empty unless names were asked for. */
  name: string
  on: Day | null
  unitId: string
  amount: number
}
/** `claimed` are the rows of Figure.claimed. */
export type BehindOptions = Options & { view?: 'counted' | 'claimed'; names?: boolean }

const PAGE = 5000
/** Bytes, not letters: the order must not depend on a database's locale, for lists of years ago are laid beside today's. */
const bytes = (column: SQL): SQL => (dialect === 'postgres' ? sql`(${column}) collate "C"` : column)

/**
 * Every row behind a figure in pages, by the conditions of countMetric: their amounts add up to its value (or `claimed`). Goes on by the last row seen and
 * not by counting, so that a page of a million rows costs what the first one does.
 */
export async function* rowsBehind(
  read: Read,
  viewer: Viewer,
  metric: Metric,
  period: Period,
  options: BehindOptions = {},
): AsyncGenerator<BehindRow[]> {
  for (const compiled of await compileMetric(read, metric, viewer, period, options)) {
    const condition = conditionOf(compiled, options.view ?? 'counted')
    let last: BehindRow | undefined
    while (condition) {
      const rows = await pageOf(read, compiled, condition, options.names === true, last)
      if (rows.length > 0) yield rows
      if (rows.length < PAGE) break
      last = rows.at(-1)
    }
  }
}

function conditionOf({ source, all, would }: Compiled, view: 'counted' | 'claimed'): SQL | undefined {
  if (view === 'counted') return all
  const { verification } = source
  return verification && sql`${would} and ${verification} <> 'rejected' and case when ${all} then 0 else 1 end = 1`
}

type Raw = {
  id: string
  record: string
  day: Day | null
  unit: string
  project: string | null
  name: string | null
  amount: unknown
}

async function pageOf(
  read: Read,
  { source, scope, inPeriod }: Compiled,
  condition: SQL,
  names: boolean,
  last: BehindRow | undefined,
): Promise<BehindRow[]> {
  const by = gathered(source)
  const one = (column: SQL) => (by ? sql`max(${column})` : column)
  const nothing = sql`cast(null as text)`
  // A folded company stands once whatever its days; everything else by its day, which an index knows.
  const order = source.distinct ? [source.distinct] : [source.day, source.id]
  const amount = source.amount ?? sql`1`
  const added = source.share ? sql`sum(${amount})` : one(amount)
  const statement = sql`select ${source.distinct ?? one(source.id)} as id, ${one(source.columns.recordId)} as record, ${source.distinct ? one(source.day) : source.day} as day,
    ${one(source.unit)} as unit, ${source.projectId ? one(source.projectId) : nothing} as project, ${names ? one(source.columns.title) : nothing} as name, ${added} as amount
    from ${source.from} where ${scope} and ${inPeriod} and ${condition}${last ? sql` and ${after(source.distinct, source.day, source.id, last)}` : sql``}
    ${by ? sql`group by ${sql.join(order, sql`, `)}` : sql``} order by ${sql.join(order.map(bytes), sql`, `)} limit ${PAGE}`
  const rows = await rawRows<Raw>(read, statement)
  return rows.map((row) => ({
    order: source.distinct ? row.id : `${row.day} ${row.id}`,
    id: row.id,
    noun: source.noun === 'project' && !row.project ? 'company' : source.noun,
    recordId: row.record,
    name: row.name ?? '',
    on: row.day,
    unitId: row.unit,
    amount: Number(row.amount) / source.scale,
  }))
}

function after(distinct: SQL | undefined, day: SQL, id: SQL, last: BehindRow): SQL {
  if (distinct) return sql`${bytes(distinct)} > ${last.id}`
  return sql`(${day} >= ${last.on} and (${day} > ${last.on} or ${bytes(id)} > ${last.id}))`
}
