import type { SQL } from 'drizzle-orm'
import type { Permission } from '@/lib/access/permissions'
import type { Reason } from './reasons'

/** One named condition of a rule: counted rows meet all, and a row that is left out is left out by those it does not meet. */
export type Condition = {
  reason: Reason
  sql: SQL
  /** What it asks of a row that would count if every claim of it were verified: null nothing, left out the same. */
  would?: SQL | null
}

/** What a listed row shows; every source selects all of them, with NULL where it has none. */
export type Columns = {
  recordId: SQL
  title: SQL
  detail: SQL
  agreed: SQL
  agreedVerified: SQL
  registered: SQL
  registeredVerified: SQL
  origin: SQL
  region: SQL
  area: SQL
  endedOn: SQL
  currency: SQL
  /** The import that wrote it. */
  batch: SQL
}

/** The noun of a listed row's record, for its link. */
export type RowNoun = 'visit' | 'company' | 'event' | 'project' | 'request' | 'figure'

/**
 * A rule as SQL parts. Counting, listing and naming what was left out put the same parts together in different ways, so that
 * they cannot disagree. `alive` says which rows exist at all; period, scope and units are added by read.
 */
export type Source = {
  noun: RowNoun
  permission: Permission
  from: SQL
  id: SQL
  day: SQL
  unit: SQL
  owner: SQL
  alive: SQL
  conditions: Condition[]
  /** What one row adds to the figure, where that is not 1: money in minor units. */
  amount?: SQL
  /** By how much a sum of amounts is more than the figure: 100 where counts are added up in hundredths (see credit). */
  scale: number
  /** What `credits` calls this metric: every name it may have, and a row's own. Set where credit may be divided. */
  credit?: { metrics: string[]; metric: SQL }
  /** The hundredths of a record that a row stands for. Set when rows are parts of records: a record is then listed once. */
  share?: SQL
  /** Set where several units may share one record whole: `once` holds each record of these units once, `each` once for each of them, in parts to be added up. */
  joint?: { once: (unitIds: string[]) => SQL; each: (unitIds: string[] | undefined) => SQL[] }
  /** Records just outside a period are worth naming: not where every day is full of them. */
  nearMisses: boolean
  /** Set when rows are folded by this value before they count (companies). */
  distinct?: SQL
  verification?: SQL
  /** The project behind a row, for its target types. */
  projectId?: SQL
  columns: Columns
}
