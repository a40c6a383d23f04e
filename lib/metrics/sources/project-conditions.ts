import { inArray, type SQL, sql } from 'drizzle-orm'
import { moneyEvents, projects, projectTags, projectTargets } from '@/lib/db/tables/projects'
import type { Rule } from '@/lib/goals/rule.schema'
import { claimedToo, firstOnly, sumOf, verifiedOnly } from '@/lib/projects/money-sums.queries'
import type { Columns, Condition } from '../source'

const holds = (column: SQL, text: string) => sql`${column} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`

type Sums = Pick<Columns, 'agreed' | 'agreedVerified' | 'registered' | 'registeredVerified'>

/** The project's amounts as the rule sees them: those kept on the project, or without 增资 summed anew where a threshold asks for it. */
export function sumsOf(rule: Rule): Sums {
  if (rule.increments || !(rule.minAmountCny || rule.minRegisteredCapitalCny))
    return {
      agreed: sql`${projects.agreedCny}`,
      agreedVerified: sql`${projects.agreedVerifiedCny}`,
      registered: sql`${projects.registeredCny}`,
      registeredVerified: sql`${projects.registeredVerifiedCny}`,
    }
  const first = (kind: string, those: SQL) => sumOf(sql`${moneyEvents.kind} = ${kind}`, sql`${those} and ${firstOnly}`)
  return {
    agreed: first('agreed', claimedToo),
    agreedVerified: first('agreed', verifiedOnly),
    registered: first('registered-capital', claimedToo),
    registeredVerified: first('registered-capital', verifiedOnly),
  }
}

type Threshold = { reason: 'amount' | 'registered-capital'; claimed: SQL; verified: SQL }

function thresholdsOf(rule: Rule): Threshold[] {
  const sums = sumsOf(rule)
  const reached = (reason: Threshold['reason'], least: number | undefined, claimed: SQL, verified: SQL): Threshold[] =>
    least
      ? [
          {
            reason,
            claimed: sql`coalesce(${claimed}, 0) >= ${least}`,
            verified: sql`coalesce(${verified}, 0) >= ${least}`,
          },
        ]
      : []
  return [
    ...reached('amount', rule.minAmountCny, sums.agreed, sums.agreedVerified),
    ...reached('registered-capital', rule.minRegisteredCapitalCny, sums.registered, sums.registeredVerified),
  ]
}

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
  // An amount that would do once it is verified is not too small: it is unverified (see verificationConditions).
  for (const { reason, claimed, verified } of thresholdsOf(rule))
    conditions.push({ reason, sql: rule.verifiedOnly ? sql`(${verified} or ${claimed})` : claimed, would: claimed })
  if (rule.tags.length > 0)
    add(
      'tag',
      sql`exists (select 1 from ${projectTags} where ${projectTags.projectId} = ${projects.id} and ${inArray(projectTags.tag, rule.tags)})`,
    )
  if (rule.sourceRegion) add('region', holds(sql`${projects.sourceRegion}`, rule.sourceRegion))
  if (rule.area) add('area', holds(sql`${projects.area}`, rule.area))
  return conditions
}

/**
 * Rejected never counts. Where a rule asks for verified facts, neither a claimed event counts, nor one that leans on an amount of
 * which only a claim reaches the threshold.
 */
export function verificationConditions(rule: Rule, verification: SQL): Condition[] {
  const rejected: Condition = { reason: 'rejected', sql: sql`${verification} <> 'rejected'`, would: null }
  if (!rule.verifiedOnly) return [rejected]
  const leaning = thresholdsOf(rule).map(({ claimed, verified }) => sql`(${verified} or not (${claimed}))`)
  const unverified = sql.join([sql`${verification} <> 'claimed'`, ...leaning], sql` and `)
  return [rejected, { reason: 'unverified', sql: sql`(${unverified})`, would: null }]
}
