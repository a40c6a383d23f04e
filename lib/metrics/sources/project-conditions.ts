import { inArray, type SQL, sql } from 'drizzle-orm'
import { projects, projectTags, projectTargets } from '@/lib/db/tables/projects'
import type { Rule } from '@/lib/goals/rule.schema'
import type { Condition } from '../source'

const holds = (column: SQL, text: string) => sql`${column} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`

/** The conditions a rule puts on the project behind an event. `origin` is the event's own column where it has one. */
export function projectConditions(rule: Rule, origin: SQL): Condition[] {
  const conditions: Condition[] = []
  const add = (reason: Condition['reason'], condition: SQL) => conditions.push({ reason, sql: condition })
  if (rule.targetTypes.length > 0)
    add(
      'target-type',
      sql`exists (select 1 from ${projectTargets} where ${projectTargets.projectId} = ${projects.id} and ${inArray(projectTargets.target, rule.targetTypes)})`,
    )
  if (rule.origin) add('origin', sql`${origin} = ${rule.origin}`)
  if (rule.minAmountCny) add('amount', sql`${projects.agreedCny} >= ${rule.minAmountCny}`)
  if (rule.minRegisteredCapitalCny)
    add('registered-capital', sql`${projects.registeredCny} >= ${rule.minRegisteredCapitalCny}`)
  if (rule.tags.length > 0)
    add(
      'tag',
      sql`exists (select 1 from ${projectTags} where ${projectTags.projectId} = ${projects.id} and ${inArray(projectTags.tag, rule.tags)})`,
    )
  if (rule.sourceRegion) add('region', holds(sql`${projects.sourceRegion}`, rule.sourceRegion))
  if (rule.area) add('area', holds(sql`${projects.area}`, rule.area))
  return conditions
}

/** Rejected never counts; claimed counts only where the rule says so. */
export function verificationConditions(rule: Rule, verification: SQL): Condition[] {
  const rejected: Condition = { reason: 'rejected', sql: sql`${verification} <> 'rejected'` }
  const claimed: Condition = { reason: 'unverified', sql: sql`${verification} <> 'claimed'` }
  return rule.verifiedOnly ? [rejected, claimed] : [rejected]
}
