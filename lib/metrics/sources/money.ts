import { inArray, sql } from 'drizzle-orm'
import { companies } from '@/lib/db/tables/companies'
import { moneyEvents, projects } from '@/lib/db/tables/projects'
import type { Rule } from '@/lib/goals/rule.schema'
import { firstOnly, uncorrected } from '@/lib/projects/money-sums.queries'
import type { Source } from '../source'
import { projectConditions, sumsOf, verificationConditions } from './project-conditions'

/**
 * Money by the day it happened. The project's unit has the credit, or the event's own where no project stands behind it.
 * Arrived capital is a fact of its own: a project that ends later takes nothing back; a correction voids the old event.
 */
export function moneySource(rule: Rule): Source {
  const verification = sql`${moneyEvents.verification}`
  return {
    noun: 'project',
    permission: 'project.read',
    from: sql`${moneyEvents} left join ${projects} on ${projects.id} = ${moneyEvents.projectId} left join ${companies} on ${companies.id} = ${moneyEvents.companyId}`,
    id: sql`${moneyEvents.id}`,
    day: sql`${moneyEvents.happenedOn}`,
    unit: sql`coalesce(${projects.unitId}, ${moneyEvents.unitId})`,
    owner: sql`case when ${projects.id} is null then ${moneyEvents.ownerId} else ${projects.ownerId} end`,
    alive: sql`${inArray(moneyEvents.kind, rule.moneyKinds)} and ${moneyEvents.deletedAt} is null and ${projects.deletedAt} is null and ${projects.mergedInto} is null`,
    scale: 1,
    nearMisses: true,
    conditions: [
      { reason: 'voided', sql: sql`${moneyEvents.voidedAt} is null` },
      ...(rule.verifiedOnly ? [] : [{ reason: 'corrected' as const, sql: uncorrected }]),
      ...(rule.increments ? [] : [{ reason: 'increment' as const, sql: firstOnly }]),
      ...verificationConditions(rule, verification),
      ...projectConditions(rule, sql`${moneyEvents.origin}`),
    ],
    amount: rule.measure === 'usd' ? sql`${moneyEvents.usd}` : sql`${moneyEvents.cny}`,
    verification,
    projectId: sql`${projects.id}`,
    credit: { metrics: rule.moneyKinds.map((kind) => `money:${kind}`), metric: sql`('money:' || ${moneyEvents.kind})` },
    columns: {
      recordId: sql`coalesce(${projects.id}, ${moneyEvents.companyId})`,
      title: sql`coalesce(${projects.name}, ${companies.name})`,
      detail: sql`coalesce(${moneyEvents.voucher}, ${projects.investor})`,
      ...sumsOf(rule),
      origin: sql`${moneyEvents.origin}`,
      region: sql`${projects.sourceRegion}`,
      area: sql`${projects.area}`,
      endedOn: sql`cast(null as text)`,
      batch: sql`coalesce(${moneyEvents.batchId}, ${projects.batchId})`,
      currency: rule.measure === 'usd' ? sql`'USD'` : sql`'CNY'`,
    },
  }
}
