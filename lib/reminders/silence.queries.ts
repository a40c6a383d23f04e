import { and, eq, inArray, lte, or, type SQL, sql } from 'drizzle-orm'
import { projects } from '@/lib/db/tables/projects'
import { addDays, type Day } from '@/lib/kernel/month'
import type { Stage } from '@/lib/kernel/terms'
import type { ReminderPolicy } from './policy.schema'
import { withDays } from './rules'

/**
 * The last visit for a project, and the last one to the company that invests in it, up to a day: for a SELECT over projects. Its columns are
 * written out: in a select over one table drizzle names them bare, and there they would be the visit's own.
 */
export const lastVisits = (day: Day) => ({
  visited: sql<Day | null>`(select max(happened_on) from visits where visits.project_id = projects.id and visits.deleted_at is null and visits.happened_on <= ${day})`,
  met: sql<Day | null>`(select max(happened_on) from visits where visits.company_id = projects.investor_company_id and visits.deleted_at is null and visits.happened_on <= ${day})`,
})

/** Projects that today's stage and visits make silent on a day, as rules `silentFor` has it: those that fell silent by their stage's last day. */
export function silentOn(day: Day, contactDays: ReminderPolicy['contactDays']): SQL | undefined {
  const byDays = Map.groupBy(withDays(contactDays), (stage) => contactDays[stage])
  const since = [...byDays].map(([days, stages]) => silentSince(stages, addDays(day, -days), day))
  return since.length > 0 ? or(...since) : sql`1 = 0`
}

function silentSince(stages: Stage[], last: Day, day: Day): SQL | undefined {
  const visit = (of: SQL) =>
    sql`exists (select 1 from visits where ${of} and visits.deleted_at is null and visits.happened_on > ${last} and visits.happened_on <= ${day})`
  return and(
    inArray(projects.stage, stages),
    lte(projects.stageOn, last),
    eq(projects.state, 'active'),
    sql`not ${visit(sql`visits.project_id = projects.id`)}`,
    sql`not ${visit(sql`visits.company_id = projects.investor_company_id`)}`,
  )
}
