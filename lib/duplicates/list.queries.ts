import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { searchIds } from '@/lib/db/search/search'
import { sifting } from '@/lib/db/sifting'
import type { Read } from '@/lib/db/store'
import { type DuplicateNoun, duplicatePairs } from '@/lib/db/tables/duplicates'
import { users } from '@/lib/db/tables/people'
import { inOrderOf } from '@/lib/lists/in-order'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import type { PairList } from './list.schema'
import { type Member, membersOf } from './pair.queries'

/** Pairs of which the viewer's judgement reaches at least one record. */
function inReach(viewer: Viewer): SQL | undefined {
  const units = reachedUnits(viewer, 'duplicate.judge')
  if (units === undefined) return undefined
  if (units.length === 0) return sql`1 = 0`
  return or(inArray(duplicatePairs.aUnitId, units), inArray(duplicatePairs.bUnitId, units))
}

function pairsWhere(viewer: Viewer, { q, filters }: PairList): SQL | undefined {
  const { state = 'open', noun, level } = filters
  const named = (one: DuplicateNoun, text: string) => {
    const ids = searchIds(one, text)
    return and(eq(duplicatePairs.noun, one), sql`(${duplicatePairs.aId} in ${ids} or ${duplicatePairs.bId} in ${ids})`)
  }
  return and(
    inReach(viewer),
    state === 'open' ? isNull(duplicatePairs.verdict) : isNotNull(duplicatePairs.verdict),
    noun && eq(duplicatePairs.noun, noun),
    level && eq(duplicatePairs.level, Number(level)),
    q === undefined ? undefined : or(named('company', q), named('project', q)),
  )
}

function pairsOrder({ filters, sort }: PairList): SQL[] {
  if (filters.state === 'decided') return [desc(duplicatePairs.decidedAt), asc(duplicatePairs.id)]
  const turn = sort.direction === 'desc' ? desc : asc
  return sort.key === 'found'
    ? [turn(duplicatePairs.foundAt), asc(duplicatePairs.id)]
    : [turn(duplicatePairs.level), asc(duplicatePairs.foundAt), asc(duplicatePairs.id)]
}

/** Ids `from` … `from + limit` of the queue in its order. */
export async function pairIds(read: Read, viewer: Viewer, list: PairList, limit: number, from = 0): Promise<string[]> {
  const rows = await read
    .select({ id: duplicatePairs.id })
    .from(duplicatePairs)
    .where(pairsWhere(viewer, list))
    .orderBy(...pairsOrder(list))
    .limit(limit)
    .offset(from)
  return rows.map(({ id }) => id)
}

/** Pairs by their ids (pairIds), in that order, with names, units and whether this viewer may judge; what left the reach meanwhile is passed over. */
export async function pairsByIds(read: Read, viewer: Viewer, _list: PairList, ids: string[]) {
  if (ids.length === 0) return []
  const found = await read
    .select({ pair: duplicatePairs, decider: users.name })
    .from(duplicatePairs)
    .leftJoin(users, eq(users.id, duplicatePairs.decidedBy))
    .where(and(inArray(duplicatePairs.id, ids), sifting(inReach(viewer))))
  const members = new Map<string, Member>()
  for (const [noun, same] of Map.groupBy(found, ({ pair }) => pair.noun)) {
    const named = same.flatMap(({ pair }) => [pair.aId, pair.bId])
    for (const [id, member] of await membersOf(read, viewer, noun, named)) members.set(`${noun} ${id}`, member)
  }
  const rows = found.flatMap(({ pair, decider }) => {
    const a = members.get(`${pair.noun} ${pair.aId}`)
    const b = members.get(`${pair.noun} ${pair.bId}`)
    return a && b ? [{ ...pair, a, b, decider, mayJudge: a.within && b.within }] : []
  })
  return inOrderOf(ids, rows)
}

/** How many pairs the list means. */
export async function pairTotal(read: Read, viewer: Viewer, list: PairList): Promise<number> {
  const [all] = await read.select({ total: count() }).from(duplicatePairs).where(pairsWhere(viewer, list))
  return all?.total ?? 0
}

/** A page of the queue with its total. */
export async function listPairs(read: Read, viewer: Viewer, list: PairList) {
  const [rows, total] = await Promise.all([
    pairIds(read, viewer, list, PAGE_SIZE, (list.page - 1) * PAGE_SIZE).then((ids) =>
      pairsByIds(read, viewer, list, ids),
    ),
    pairTotal(read, viewer, list),
  ])
  return { rows, total }
}
export type PairListRow = Awaited<ReturnType<typeof listPairs>>['rows'][number]

/** How many pairs wait within the viewer's reach. */
export async function countOpenPairs(read: Read, viewer: Viewer): Promise<number> {
  const [row] = await read
    .select({ total: count() })
    .from(duplicatePairs)
    .where(and(inReach(viewer), isNull(duplicatePairs.verdict)))
  return row?.total ?? 0
}

/** The pair to look at after this one: the next open one of the queue's order that this viewer may judge wholly. */
export async function nextPair(
  read: Read,
  viewer: Viewer,
  after: { id: string; level: number; foundAt: Date },
): Promise<string | undefined> {
  const units = reachedUnits(viewer, 'duplicate.judge')
  const both = units && and(inArray(duplicatePairs.aUnitId, units), inArray(duplicatePairs.bUnitId, units))
  const later = or(
    gt(duplicatePairs.level, after.level),
    and(eq(duplicatePairs.level, after.level), gt(duplicatePairs.foundAt, after.foundAt)),
    and(
      eq(duplicatePairs.level, after.level),
      eq(duplicatePairs.foundAt, after.foundAt),
      gt(duplicatePairs.id, after.id),
    ),
  )
  const order = [asc(duplicatePairs.level), asc(duplicatePairs.foundAt), asc(duplicatePairs.id)]
  const open = and(both, isNull(duplicatePairs.verdict), ne(duplicatePairs.id, after.id))
  const one = async (where: SQL | undefined) =>
    (
      await read
        .select({ id: duplicatePairs.id })
        .from(duplicatePairs)
        .where(where)
        .orderBy(...order)
        .limit(1)
    )[0]?.id
  return (await one(and(open, later))) ?? one(open)
}
