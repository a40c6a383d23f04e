import { and, eq, isNotNull, ne, not, or, type SQL } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { batchRecords } from '@/lib/db/tables/imports'
import { projects } from '@/lib/db/tables/projects'
import { TRACKED_NOUNS, type TrackedNoun, tableOf } from './tracked.queries'
import { hangingOn } from './undo.hanging.queries'
import { keyOf, type ObstacleKind } from './undo.rules'

/** A record of an import that cannot be taken back: why, since when, by whom where the row itself tells, and by which other import. */
export type Obstacle = {
  noun: TrackedNoun
  recordId: string
  kind: ObstacleKind
  at: Date | null
  userId: string | null
  batchId: string | null
}

/**
 * Every record of an import that cannot be taken back as things are, one entry each: those changed since, and those made by it that something
 * hangs on which did not come with it. What somebody deleted since is gone already and stands in nobody's way.
 */
export async function obstaclesOf(read: Read, batchId: string): Promise<Obstacle[]> {
  const mine = (noun: TrackedNoun) => and(eq(batchRecords.batchId, batchId), eq(batchRecords.noun, noun))
  const made = (noun: TrackedNoun) => and(mine(noun), eq(batchRecords.outcome, 'created'))
  const all: Obstacle[] = []
  for (const noun of TRACKED_NOUNS) for (const row of await changedSince(read, noun, mine(noun))) all.push(row)
  for (const row of await hangingOn(read, batchId, made)) all.push(row)
  const first = new Map<string, Obstacle>()
  for (const one of all) {
    const key = keyOf(one.noun, one.recordId)
    if (!first.has(key)) first.set(key, one)
  }
  return [...first.values()]
}

async function changedSince(read: Read, noun: TrackedNoun, mine: SQL | undefined): Promise<Obstacle[]> {
  const table = tableOf(noun)
  const into = noun === 'company' ? companies.mergedInto : noun === 'project' ? projects.mergedInto : undefined
  const merged = into ? isNotNull(into) : undefined
  const gone = and(eq(batchRecords.outcome, 'created'), isNotNull(table.deletedAt))
  const rows = await read
    .select({ recordId: batchRecords.recordId, at: table.updatedAt, ...(into ? { into } : {}) })
    .from(batchRecords)
    .innerJoin(table, eq(table.id, batchRecords.recordId))
    .where(and(mine, ne(table.version, batchRecords.version), or(gone && not(gone), merged)))
  return rows.map(({ recordId, at, ...row }) => {
    const kind = 'into' in row && row.into !== null ? 'merged' : 'changed'
    return { noun, recordId, kind, at, userId: null, batchId: null }
  })
}
