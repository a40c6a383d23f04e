import { type SQL, sql } from 'drizzle-orm'
import { moneyEvents, projects } from '@/lib/db/tables/projects'

/** Events that stand, neither voided nor deleted, of one project of the outer statement; 分 of CNY. */
export const sumOf = (what: SQL, those: SQL): SQL =>
  sql`(select coalesce(sum(${moneyEvents.cny}), 0) from ${moneyEvents} where ${moneyEvents.projectId} = ${projects.id} and ${what} and ${moneyEvents.voidedAt} is null and ${moneyEvents.deletedAt} is null and ${those})`

/** A correction of the event is claimed: it stands in the event's place wherever claims count. */
export const uncorrected = sql`not exists (select 1 from money_events c where c.corrects = ${moneyEvents.id} and c.voided_at is null and c.deleted_at is null and c.verification = 'claimed')`
/** Rejected money is no money; a verified figure whose correction waits is counted as the correction says. */
export const claimedToo = sql`${moneyEvents.verification} <> 'rejected' and ${uncorrected}`
export const verifiedOnly = sql`${moneyEvents.verification} = 'verified'`
/** What was invested first, without later 增资. */
export const firstOnly = sql`not ${moneyEvents.increment}`
