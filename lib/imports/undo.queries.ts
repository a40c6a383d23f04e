import { and, desc, eq, gt, inArray, ne } from 'drizzle-orm'
import { reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { auditEntries } from '@/lib/db/tables/house'
import { batches, batchRecords } from '@/lib/db/tables/imports'
import { users } from '@/lib/db/tables/people'
import { actionWords } from '@/lib/kernel/trail'
import { userNames } from '@/lib/users/queries'
import type { TrackedNoun } from './tracked.queries'
import { keptOf, recordCounts } from './undo.kept.queries'
import { type Obstacle, obstaclesOf } from './undo.obstacles.queries'
import { keyOf, OBSTACLE_TERMS } from './undo.rules'
import { type RecordTitle, recordTitles } from './undo.titles.queries'

export type ObstacleView = RecordTitle & {
  key: string
  noun: TrackedNoun
  /** What happened to it, in words. */
  why: string
  who: string
  at: Date | null
}
export type UndoOutlook = {
  /** Records made and changed, by noun. */
  counts: { noun: TrackedNoun; created: number; updated: number }[]
  obstacles: number
  /** The first of them. */
  shown: ObstacleView[]
  /** Later imports of the same records, to be undone first; those of other units without a link. */
  later: { id: string; fileName: string; mine: boolean }[]
  /** Records that stay when the rest is undone: the changed ones and what they need. */
  staying: number
}

/** Obstacles told one by one; the others are counted. */
export const SHOWN_OBSTACLES = 50

/** What undoing an import would do now, and what stands in its way. */
export async function undoOutlook(read: Read, viewer: Viewer, batchId: string): Promise<UndoOutlook> {
  const counts = await recordCounts(read, batchId)
  const obstacles = await obstaclesOf(read, batchId)
  const kept = await keptOf(
    read,
    batchId,
    obstacles.map(({ noun, recordId }) => keyOf(noun, recordId)),
  )
  const first = obstacles.slice(0, SHOWN_OBSTACLES)
  const titles = await recordTitles(read, first)
  const names = await userNames(
    read,
    first.flatMap(({ userId }) => userId ?? []),
  )
  const last = await lastChanges(read, first)
  const shown = first.map((one): ObstacleView => {
    const key = keyOf(one.noun, one.recordId)
    const change = one.kind === 'changed' || one.kind === 'merged' ? last.get(one.recordId) : undefined
    const why = change ? `${OBSTACLE_TERMS[one.kind]}：${actionWords(change.action)}` : OBSTACLE_TERMS[one.kind]
    return {
      key,
      noun: one.noun,
      ...(titles.get(key) ?? { title: '已不存在的记录', href: null }),
      why,
      who: change?.userName ?? (one.userId ? (names.get(one.userId) ?? '') : ''),
      at: change?.at ?? one.at,
    }
  })
  const later = obstacles.length > 0 ? await laterImports(read, viewer, batchId, obstacles) : []
  return { counts, obstacles: obstacles.length, shown, later, staying: kept.size }
}

/** The last entry of the trail about each of these records. */
async function lastChanges(read: Read, obstacles: readonly Obstacle[]) {
  const ids = obstacles.filter(({ kind }) => kind === 'changed' || kind === 'merged').map(({ recordId }) => recordId)
  if (ids.length === 0) return new Map<string, never>()
  const rows = await read
    .select({
      recordId: auditEntries.recordId,
      action: auditEntries.action,
      userName: auditEntries.userName,
      at: auditEntries.at,
    })
    .from(auditEntries)
    .where(inArray(auditEntries.recordId, ids))
    .orderBy(desc(auditEntries.seq))
  const last = new Map<string, (typeof rows)[number]>()
  for (const row of rows) if (!last.has(row.recordId)) last.set(row.recordId, row)
  return last
}

async function laterImports(read: Read, viewer: Viewer, batchId: string, obstacles: readonly Obstacle[]) {
  const ours = read
    .select({ noun: batchRecords.noun, recordId: batchRecords.recordId, version: batchRecords.version })
    .from(batchRecords)
    .where(eq(batchRecords.batchId, batchId))
    .as('ours')
  const changedBy = await read
    .selectDistinct({ id: batchRecords.batchId })
    .from(batchRecords)
    .innerJoin(ours, and(eq(ours.noun, batchRecords.noun), eq(ours.recordId, batchRecords.recordId)))
    .where(and(ne(batchRecords.batchId, batchId), gt(batchRecords.version, ours.version)))
  const ids = [...new Set([...changedBy.map(({ id }) => id), ...obstacles.flatMap((one) => one.batchId ?? [])])]
  if (ids.length === 0) return []
  const rows = await read
    .select({ id: batches.id, fileName: batches.fileName, unitId: batches.unitId, ownerId: batches.ownerId })
    .from(batches)
    .where(and(inArray(batches.id, ids.slice(0, 400)), eq(batches.status, 'written')))
    .orderBy(desc(batches.id))
  return rows.map(({ id, fileName, ...row }) => {
    const mine = reaches(viewer, 'import.run', row)
    return { id, fileName: mine ? fileName : '其他单位导入的台账', mine }
  })
}

/** What stayed of an import that was undone but for what had been worked on since; the first of them. */
export async function keptRecords(
  read: Read,
  batchId: string,
): Promise<(RecordTitle & { key: string; noun: TrackedNoun })[]> {
  const rows = (await read
    .select({ noun: batchRecords.noun, recordId: batchRecords.recordId })
    .from(batchRecords)
    .where(and(eq(batchRecords.batchId, batchId), ne(batchRecords.noun, 'fingerprint')))
    .limit(SHOWN_OBSTACLES)) as { noun: TrackedNoun; recordId: string }[]
  const titles = await recordTitles(read, rows)
  return rows.map(({ noun, recordId }) => {
    const key = keyOf(noun, recordId)
    return { key, noun, ...(titles.get(key) ?? { title: '已不存在的记录', href: null }) }
  })
}

/** Who undid an import, and when. */
export async function undoneBy(
  read: Read,
  batchId: string,
): Promise<{ name: string | null; at: Date | null } | undefined> {
  const [row] = await read
    .select({ name: users.name, at: batches.undoneAt })
    .from(batches)
    .leftJoin(users, eq(users.id, batches.undoneBy))
    .where(eq(batches.id, batchId))
  return row
}
