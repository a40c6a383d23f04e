import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { TalkNoun } from './schema'

/**
 * What was said on a record, or on one that was merged into it: a merge moves no words, so that taking it apart again gives each record its own
 * back. A merge of merges is looked into twice.
 */
export function onRecord(
  columns: { noun: SQLiteColumn; recordId: SQLiteColumn },
  { noun, recordId }: { noun: TalkNoun; recordId: string },
): SQL | undefined {
  if (noun !== 'company' && noun !== 'project') return and(eq(columns.noun, noun), eq(columns.recordId, recordId))
  const first = sql`select m.gone_id from merges m where m.noun = ${noun} and m.kept_id = ${recordId} and m.undone_at is null`
  const second = sql`select d.gone_id from merges d where d.noun = ${noun} and d.undone_at is null and d.kept_id in (${first})`
  return and(
    eq(columns.noun, noun),
    sql`${columns.recordId} in (select cast(${recordId} as text) union all ${first} union all ${second})`,
  )
}
