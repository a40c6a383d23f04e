import { inArray, type SQL, sql } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { moneyEvents, projects } from '@/lib/db/tables/projects'
import type { MoneyDay } from '@/lib/goals/forecast.rules'
import type { Rule } from '@/lib/goals/rule.schema'
import type { Day } from '@/lib/kernel/month'
import { STAGES, stageIndex } from '@/lib/kernel/terms'
import { rowsOf } from './read'

/** Stages at which an agreed amount is a promise and no longer a plan. */
export const PROMISED = STAGES.slice(stageIndex('signed'))

/** `perCny`: what a yuan of agreed money was worth in the rule's currency, on the average of its events; 1 for yuan. */
export type MoneyHistory = { days: MoneyDay[]; perCny: number }

/**
 * What was agreed and what arrived, day by day and of all units, of projects that have signed: the rule's kinds and origin, in the rule's own
 * currency. Claims count until they are rejected. Projects that were lost later stay in: their agreed money did not come, and the odds know it.
 */
export async function moneyTimeline(read: Read, rule: Rule, asOf: Day): Promise<MoneyHistory> {
  const amount = rule.measure === 'usd' ? sql`${moneyEvents.usd}` : sql`${moneyEvents.cny}`
  const origin = rule.origin ? sql` and ${moneyEvents.origin} = ${rule.origin}` : sql``
  const agreed = sql`${moneyEvents.kind} = 'agreed'`
  const sumOf = (what: SQL, of: SQL = amount) => sql`coalesce(sum(case when ${what} then ${of} else 0 end), 0)`
  const rows = await rowsOf<{ day: Day; agreed: unknown; arrived: unknown; cny: unknown }>(
    read,
    sql`select ${moneyEvents.happenedOn} as day, ${sumOf(agreed)} as agreed, ${sumOf(agreed, sql`${moneyEvents.cny}`)} as cny, ${sumOf(inArray(moneyEvents.kind, rule.moneyKinds))} as arrived
      from ${moneyEvents} join ${projects} on ${projects.id} = ${moneyEvents.projectId}
      where ${inArray(moneyEvents.kind, ['agreed', ...rule.moneyKinds])}${origin} and ${moneyEvents.happenedOn} <= ${asOf}
      and ${moneyEvents.voidedAt} is null and ${moneyEvents.deletedAt} is null and ${moneyEvents.verification} <> 'rejected'
      and ${projects.deletedAt} is null and ${inArray(projects.stage, PROMISED)}
      group by ${moneyEvents.happenedOn} order by 1`,
  )
  const days = rows.map((row) => ({ day: row.day, agreed: Number(row.agreed), arrived: Number(row.arrived) }))
  const inCny = rows.reduce((sum, row) => sum + Number(row.cny), 0)
  return { days, perCny: inCny > 0 ? days.reduce((sum, each) => sum + each.agreed, 0) / inCny : 0 }
}
