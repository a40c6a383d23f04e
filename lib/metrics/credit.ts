import { isNull, sql } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { credits } from '@/lib/db/tables/ownership'
import { anyJoint, JOINT } from './joint'
import { remember } from './remember'
import type { Source } from './source'

/**
 * The metrics (`stage:signed`, `money:paid-in`) whose credit is divided for some project, and JOINT where any visit was made by several units. Districts that divide nothing count by plain
 * statements; asked again only when the database has changed.
 */
export function dividedMetrics(read: Read): Promise<Set<string>> {
  return remember(read, 'divided metrics', async () => {
    const rows = await read.selectDistinct({ metric: credits.metric }).from(credits).where(isNull(credits.deletedAt))
    return new Set([...rows.map(({ metric }) => metric), ...((await anyJoint(read)) ? [JOINT] : [])])
  })
}

/**
 * A source whose rows are the credited parts of its events: unit and person of each part come from the set in force on the event's
 * day, and what it adds is its share, so that parts add up to the whole to the last 分. Counts become hundredths.
 */
export function divide(source: Source, divided: ReadonlySet<string>): Source {
  const { credit, amount } = source
  if (!credit?.metrics.some((metric) => divided.has(metric))) return source
  const whole = amount ?? sql`100`
  const upTo = (share: typeof whole) => sql`(${whole}) * (${share}) / 100`
  const part = sql`${upTo(sql`${credits.below} + ${credits.share}`)} - ${upTo(sql`${credits.below}`)}`
  return {
    ...source,
    from: sql`${source.from} left join ${credits} on ${credits.projectId} = ${source.projectId} and ${credits.metric} = ${credit.metric} and ${credits.fromDay} <= ${source.day} and ${credits.toDay} >= ${source.day} and ${credits.deletedAt} is null`,
    unit: sql`coalesce(${credits.unitId}, ${source.unit})`,
    owner: sql`case when ${credits.id} is null then ${source.owner} else ${credits.ownerId} end`,
    amount: sql`case when ${credits.id} is null then ${whole} else ${part} end`,
    scale: amount ? 1 : 100,
    share: sql`coalesce(${credits.share}, 100)`,
  }
}
