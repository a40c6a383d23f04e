import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { type DuplicateNoun, duplicatePairs } from '@/lib/db/tables/duplicates'
import { units, users } from '@/lib/db/tables/people'
import { moneyEvents, projects } from '@/lib/db/tables/projects'
import { found } from '@/lib/kernel/errors'

export type PairRow = typeof duplicatePairs.$inferSelect
/** One member of a pair as far as everybody may know it; `within` tells whether the viewer's judgement reaches it. */
export type Member = { id: string; name: string; unitId: string; unitName: string; deleted: boolean; within: boolean }

/** A pair of which the viewer's judgement reaches at least one record. Throws not-found for all others. */
export async function loadPair(
  read: Read,
  viewer: Viewer,
  id: string,
): Promise<{ pair: PairRow; a: Member; b: Member; mayJudge: boolean }> {
  const [row] = await read.select().from(duplicatePairs).where(eq(duplicatePairs.id, id))
  const pair = found(row, `pair ${id}`)
  const members = await membersOf(read, viewer, pair.noun, [pair.aId, pair.bId])
  const [a, b] = [found(members.get(pair.aId), pair.aId), found(members.get(pair.bId), pair.bId)]
  if (!a.within && !b.within) found(undefined, `pair ${id} out of reach`)
  return { pair, a, b, mayJudge: a.within && b.within }
}

/** Members by id, of every unit: names and units are the register's, known to all who judge. */
export async function membersOf(
  read: Read,
  viewer: Viewer,
  noun: DuplicateNoun,
  ids: string[],
): Promise<Map<string, Member>> {
  const table = noun === 'company' ? companies : projects
  const reach = reachedUnits(viewer, 'duplicate.judge')
  const rows = await read
    .select({
      id: table.id,
      name: table.name,
      unitId: table.unitId,
      unitName: units.name,
      deletedAt: table.deletedAt,
    })
    .from(table)
    .leftJoin(units, eq(units.id, table.unitId))
    .where(inArray(table.id, ids))
  return new Map(
    rows.map(({ deletedAt, unitName, ...row }) => [
      row.id,
      {
        ...row,
        unitName: unitName ?? '',
        deleted: deletedAt !== null,
        within: reach === undefined || reach.includes(row.unitId),
      },
    ]),
  )
}

/** Who may judge a pair of these units: active managers of a unit above both, nearest first, at most five. */
export async function judgesOf(read: Read, unitIds: string[]): Promise<Array<{ name: string; unitName: string }>> {
  const all = await read.select({ id: units.id, path: units.path }).from(units)
  const paths = unitIds.flatMap((id) => all.find((unit) => unit.id === id)?.path ?? [])
  const above = all
    .filter(({ path }) => paths.every((one) => one.startsWith(path)))
    .toSorted((a, b) => b.path.length - a.path.length)
    .map(({ id }) => id)
  if (above.length === 0) return []
  const rows = await read
    .select({ name: users.name, unitId: users.unitId, unitName: units.name })
    .from(users)
    .innerJoin(units, eq(units.id, users.unitId))
    .where(and(inArray(users.unitId, above), eq(users.role, 'manager'), eq(users.active, true)))
    .orderBy(asc(users.name))
  return rows
    .toSorted((a, b) => above.indexOf(a.unitId) - above.indexOf(b.unitId))
    .slice(0, 5)
    .map(({ name, unitName }) => ({ name, unitName }))
}

type MoneyRow = typeof moneyEvents.$inferSelect

/**
 * Money of two projects that is likely the same: kind, day, amount and currency alike, both standing and part of no correction; each event
 * in one pair at most. `b` of each pair is the other project's.
 */
export async function sameMoney(read: Read, aId: string, bId: string): Promise<Array<{ a: MoneyRow; b: MoneyRow }>> {
  const rows = await read
    .select()
    .from(moneyEvents)
    .where(and(inArray(moneyEvents.projectId, [aId, bId]), isNull(moneyEvents.deletedAt)))
    .orderBy(asc(moneyEvents.id))
  const corrected = new Set(rows.flatMap((row) => (row.voidedAt === null ? (row.corrects ?? []) : [])))
  const free = rows.filter((row) => row.voidedAt === null && !corrected.has(row.id))
  const open = free.filter((row) => !row.corrects || rows.find(({ id }) => id === row.corrects)?.voidedAt)
  const like = (row: MoneyRow) => [row.kind, row.happenedOn, row.amount, row.currency].join(' ')
  const theirs = open.filter((row) => row.projectId === bId)
  return open
    .filter((row) => row.projectId === aId)
    .flatMap((a) => {
      const at = theirs.findIndex((b) => like(b) === like(a))
      const [b] = at < 0 ? [] : theirs.splice(at, 1)
      return b ? [{ a, b }] : []
    })
}
