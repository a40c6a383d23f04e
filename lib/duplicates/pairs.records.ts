import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { type DuplicateNoun, duplicatePairs } from '@/lib/db/tables/duplicates'
import { now } from '@/lib/kernel/clock'
import { inParts } from './facts.queries'
import { compareRecords, type Facts, type Finding, pairOf } from './rules'
import { VERDICT_TERMS } from './schema'

type Pair = typeof duplicatePairs.$inferSelect
type Found = Finding & { a: Facts; b: Facts }

/** New pairs a record may bring at once, the strongest first: what is like fifty others is no work list. */
const MOST = 5
/** Who finds: nobody decides anything here. */
export const FINDER = { userId: 'system', name: '系统' }

const key = (a: string, b: string) => pairOf(a, b).join(' ')

/** Pairs that name one of these records. */
async function pairsAbout(tx: Pick<Tx, 'select'>, noun: DuplicateNoun, ids: string[]): Promise<Pair[]> {
  const rows = await inParts(ids, (part) =>
    tx
      .select()
      .from(duplicatePairs)
      .where(
        and(eq(duplicatePairs.noun, noun), or(inArray(duplicatePairs.aId, part), inArray(duplicatePairs.bId, part))),
      ),
  )
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

/** The other members of the pairs these records stand in: they are compared again too. */
export async function partnersOf(tx: Pick<Tx, 'select'>, noun: DuplicateNoun, ids: string[]): Promise<string[]> {
  return (await pairsAbout(tx, noun, ids)).flatMap(({ aId, bId }) => [aId, bId])
}

/**
 * Brings the pairs of swept records in line with what they say now: new ones are written, open ones follow their reasons or go when nothing
 * speaks for them (they are findings, not decisions). A decided pair stays decided unless its level has risen. Answers how many are new.
 * @param facts living records by id, the swept and their candidates
 */
export async function writePairs(
  tx: Tx,
  noun: DuplicateNoun,
  swept: string[],
  facts: ReadonlyMap<string, Facts>,
): Promise<number> {
  const known = new Map((await pairsAbout(tx, noun, swept)).map((pair) => [key(pair.aId, pair.bId), pair]))
  const found = findAmong(swept, facts, known)
  for (const pair of known.values()) await followPair(tx, pair, found.get(key(pair.aId, pair.bId)), facts)
  const fresh = [...found].filter(([pair]) => !known.has(pair)).map(([, one]) => one)
  for (const { a, b, level, reasons } of fresh) {
    const row = { noun, aId: a.id, bId: b.id, aUnitId: a.unitId, bUnitId: b.unitId, level, reasons }
    // Somebody else's sweep may have been faster; then it stands already.
    await tx.insert(duplicatePairs).values(row).onConflictDoNothing()
  }
  return fresh.length
}

function findAmong(swept: string[], facts: ReadonlyMap<string, Facts>, known: ReadonlyMap<string, Pair>) {
  const found = new Map<string, Found>()
  const all = [...facts.values()]
  for (const id of swept) {
    const one = facts.get(id)
    if (!one) continue
    const mine = all.flatMap((other): Found[] => {
      if (other.id === id) return []
      const finding = compareRecords(one, other)
      const [a, b] = one.id < other.id ? [one, other] : [other, one]
      return finding ? [{ ...finding, a, b }] : []
    })
    const stored = mine.filter(({ a, b }) => known.has(key(a.id, b.id)))
    const fresh = mine.filter(({ a, b }) => !known.has(key(a.id, b.id))).toSorted((x, y) => x.level - y.level)
    for (const each of [...stored, ...fresh.slice(0, MOST)]) found.set(key(each.a.id, each.b.id), each)
  }
  return found
}

async function followPair(tx: Tx, pair: Pair, found: Found | undefined, facts: ReadonlyMap<string, Facts>) {
  const mine = eq(duplicatePairs.id, pair.id)
  if (!found) {
    if (pair.verdict === null) await tx.delete(duplicatePairs).where(and(mine, isNull(duplicatePairs.verdict)))
    return
  }
  const { level, a, b } = found
  const units = { aUnitId: a.unitId, bUnitId: b.unitId }
  if (pair.verdict === null) {
    const same = JSON.stringify([pair.level, pair.reasons, pair.aUnitId, pair.bUnitId])
    // The reason a pair was opened again stays beside those found now.
    const reasons = [...found.reasons, ...pair.reasons.filter((reason) => reason.startsWith(REOPENED))]
    if (same !== JSON.stringify([level, reasons, a.unitId, b.unitId]))
      await tx
        .update(duplicatePairs)
        .set({ level, reasons, ...units, version: pair.version + 1 })
        .where(mine)
    return
  }
  if (level >= pair.level || !facts.has(a.id) || !facts.has(b.id)) return
  const before = `${REOPENED}“${VERDICT_TERMS[pair.verdict]}”：${pair.reason ?? ''}`
  const open = { verdict: null, reason: null, decidedBy: null, decidedAt: null, mergeId: null, foundAt: now() }
  await tx
    .update(duplicatePairs)
    .set({ ...open, ...units, level, reasons: [...found.reasons, before], version: pair.version + 1 })
    .where(mine)
  await audit(tx, FINDER, {
    action: 'duplicate.reopen',
    noun: 'duplicate',
    id: pair.id,
    unitId: a.unitId,
    before: { verdict: pair.verdict, level: pair.level, reason: pair.reason },
    after: { level, reasons: found.reasons },
  })
}

const REOPENED = '此前判为'
