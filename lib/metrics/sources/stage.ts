import { sql } from 'drizzle-orm'
import { projects, stageEvents } from '@/lib/db/tables/projects'
import type { Rule } from '@/lib/goals/rule.schema'
import type { Day } from '@/lib/kernel/month'
import type { Source } from '../source'
import { projectConditions, sumsOf, verificationConditions } from './project-conditions'

/**
 * Projects reaching a stage, by the day they did. `effectiveKey` is unique, so one project stands once. The project's unit has
 * the credit unless it is divided. A project that ended on or before `asOf` has left the count.
 */
export function stageSource(rule: Rule, asOf: Day): Source {
  const verification = sql`${stageEvents.verification}`
  return {
    noun: 'project',
    permission: 'project.read',
    from: sql`${stageEvents} join ${projects} on ${projects.id} = ${stageEvents.projectId}`,
    id: sql`${stageEvents.id}`,
    day: sql`${stageEvents.happenedOn}`,
    unit: sql`${projects.unitId}`,
    owner: sql`${projects.ownerId}`,
    alive: sql`${stageEvents.stage} = ${rule.stage} and ${stageEvents.deletedAt} is null and ${projects.deletedAt} is null and ${projects.mergedInto} is null`,
    scale: 1,
    nearMisses: true,
    conditions: [
      { reason: 'voided', sql: sql`${stageEvents.effectiveKey} is not null and ${stageEvents.voidedAt} is null` },
      ...verificationConditions(rule, verification),
      { reason: 'ended', sql: sql`(${projects.state} = 'active' or ${projects.endedOn} > ${asOf})` },
      ...projectConditions(rule, sql`${projects.origin}`),
    ],
    verification,
    projectId: sql`${projects.id}`,
    credit: { metrics: [`stage:${rule.stage}`], metric: sql`cast(${`stage:${rule.stage}`} as text)` },
    columns: {
      recordId: sql`${projects.id}`,
      title: sql`${projects.name}`,
      detail: sql`${projects.investor}`,
      ...sumsOf(rule),
      origin: sql`${projects.origin}`,
      region: sql`${projects.sourceRegion}`,
      area: sql`${projects.area}`,
      endedOn: sql`case when ${projects.state} = 'active' then null else ${projects.endedOn} end`,
      currency: sql`cast(null as text)`,
      batch: sql`coalesce(${stageEvents.batchId}, ${projects.batchId})`,
    },
  }
}
