import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { may } from '@/lib/access/roles'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { type DuplicateNoun, duplicatePairs, merges } from '@/lib/db/tables/duplicates'
import { units, users } from '@/lib/db/tables/people'
import { projects } from '@/lib/db/tables/projects'

/** A merge is a merge of at most this many merges: no loop can make one. */
const DEEPEST = 20
const undoers = alias(users, 'undoers')

/** Where a merged record leads, merges of merges included: the record that stands, by id, name and unit; undefined when it was not merged. */
export async function standingRecord(
  read: Read,
  noun: DuplicateNoun,
  id: string,
): Promise<{ id: string; name: string; unitId: string; unitName: string } | undefined> {
  const table = noun === 'company' ? companies : projects
  let at = id
  for (let step = 0; step < DEEPEST; step++) {
    const [row] = await read
      .select({ mergedInto: table.mergedInto, name: table.name, unitId: table.unitId, unitName: units.name })
      .from(table)
      .leftJoin(units, eq(units.id, table.unitId))
      .where(eq(table.id, at))
    if (!row) return undefined
    if (row.mergedInto === null)
      return at === id ? undefined : { id: at, name: row.name, unitId: row.unitId, unitName: row.unitName ?? '' }
    at = row.mergedInto
  }
  return undefined
}

/** Every merge that made a record what it is, undone ones included, latest first; the caller has the record in scope. */
export async function mergesInto(read: Read, noun: DuplicateNoun, id: string) {
  const table = noun === 'company' ? companies : projects
  const rows = await read
    .select({
      id: merges.id,
      goneId: merges.goneId,
      name: table.name,
      unitName: units.name,
      recordedAt: table.recordedAt,
      reason: merges.reason,
      at: merges.at,
      by: users.name,
      undoneAt: merges.undoneAt,
      undoneBy: undoers.name,
      undoReason: merges.undoReason,
      pairId: duplicatePairs.id,
      verdict: duplicatePairs.verdict,
    })
    .from(merges)
    .innerJoin(table, eq(table.id, merges.goneId))
    .leftJoin(units, eq(units.id, table.unitId))
    .leftJoin(users, eq(users.id, merges.by))
    .leftJoin(undoers, eq(undoers.id, merges.undoneBy))
    .leftJoin(duplicatePairs, eq(duplicatePairs.mergeId, merges.id))
    .where(and(eq(merges.noun, noun), eq(merges.keptId, id)))
    .orderBy(desc(merges.id))
  return rows
}
export type MergedRow = Awaited<ReturnType<typeof mergesInto>>[number]

/** The merge of a decided pair, with who undid it. */
export async function mergeOf(read: Read, mergeId: string | null) {
  if (mergeId === null) return undefined
  const [row] = await read.select().from(merges).where(eq(merges.id, mergeId))
  return row
}

/** Open pairs that name a record and a living other one, strongest first, at most five: the hint on its page. The other by name and unit, as the register shows it. */
export async function openPairsOf(read: Read, viewer: Viewer, noun: DuplicateNoun, id: string) {
  const table = noun === 'company' ? companies : projects
  const { aId, bId, level, reasons } = duplicatePairs
  const rows = await read
    .select({ id: duplicatePairs.id, level, reasons, name: table.name, unitName: units.name })
    .from(duplicatePairs)
    .innerJoin(table, eq(table.id, sql`case when ${aId} = ${id} then ${bId} else ${aId} end`))
    .leftJoin(units, eq(units.id, table.unitId))
    .where(
      and(
        eq(duplicatePairs.noun, noun),
        isNull(duplicatePairs.verdict),
        or(eq(aId, id), eq(bId, id)),
        isNull(table.deletedAt),
      ),
    )
    .orderBy(asc(level), asc(duplicatePairs.foundAt), asc(duplicatePairs.id))
    .limit(5)
  const open = may(viewer, 'duplicate.judge')
  return rows.map(({ unitName, ...pair }) => ({ ...pair, unitName: unitName ?? '', open }))
}
export type OpenPair = Awaited<ReturnType<typeof openPairsOf>>[number]

/** Ids of everything that was merged into a record, merges of merges included: whose entries of the trail are its history too. */
export async function mergedIds(read: Read, noun: DuplicateNoun, id: string): Promise<string[]> {
  const table = noun === 'company' ? companies : projects
  const all: string[] = []
  let next = [id]
  for (let step = 0; step < DEEPEST && next.length > 0; step++) {
    next = (await read.select({ id: table.id }).from(table).where(inArray(table.mergedInto, next))).map((row) => row.id)
    all.push(...next)
  }
  return all
}
