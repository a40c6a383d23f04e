import { and, eq, inArray } from 'drizzle-orm'
import { insertMany } from '@/lib/db/insert-many'
import type { Tx } from '@/lib/db/store'
import { batchRecords } from '@/lib/db/tables/imports'
import { moneyEvents, stageEvents } from '@/lib/db/tables/projects'
import { giveTurn } from '@/lib/db/turn'
import { newId } from '@/lib/kernel/ids'
import type { Plan } from './plan/plan-types'
import {
  type AnyRow,
  inParts,
  KEPT,
  PART,
  type Parts,
  type Plain,
  partsOf,
  rowsOf,
  TRACKED_NOUNS,
  type TrackedNoun,
} from './tracked.queries'

/** What an import changed of a record, as it was: columns, and whole lists of its parts. */
export type Former = { row: Plain; parts: Parts }
/** Records as they stood before the import, of those that it is to change. */
export type Snapshot = Map<TrackedNoun, Map<string, { row: AnyRow; parts: Parts }>>
type Entry = typeof batchRecords.$inferInsert

/** Fingerprints that an import gives to records it did not make, or moves over to those it makes: `recordId` is the print, `before` whose it was. */
export const FINGERPRINT = 'fingerprint'
export const printKey = ({ noun, fingerprint }: { noun: string; fingerprint: string }) => `${noun} ${fingerprint}`

/** Notes how every record stands that the plan will change; call it before the first write. */
export async function beforeWriting(tx: Tx, plan: Plan): Promise<Snapshot> {
  const ids: Partial<Record<TrackedNoun, string[]>> = {
    company: [...idsOf(plan.companyChanges), ...plan.aliases.map(({ companyId }) => companyId)],
    contact: idsOf(plan.contactChanges),
    project: idsOf(plan.projectChanges),
    visit: idsOf(plan.visitChanges),
    event: idsOf(plan.eventChanges),
    money: await moneyTouched(tx, plan),
  }
  const snapshot: Snapshot = new Map()
  for (const noun of TRACKED_NOUNS) {
    const extras = plan.extras.filter((one) => one.noun === noun).map(({ recordId }) => recordId)
    const wanted = [...new Set([...(ids[noun] ?? []), ...extras])]
    const rows = await rowsOf(tx, noun, wanted)
    const parts = await partsOf(tx, noun, wanted)
    snapshot.set(noun, new Map([...rows].map(([id, row]) => [id, { row, parts: parts.get(id) ?? {} }])))
  }
  return snapshot
}

/** Replaced events, and what they in turn were to correct: a verified replacement takes both out of the count. */
async function moneyTouched(tx: Tx, plan: Plan): Promise<string[]> {
  const replaced = idsOf(plan.replacedMoney)
  const roots = await inParts(replaced, (part) =>
    tx.select({ id: moneyEvents.corrects }).from(moneyEvents).where(inArray(moneyEvents.id, part)),
  )
  return [...replaced, ...roots.flatMap(({ id }) => id ?? [])]
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

/**
 * Writes down every record that the import made or changed, each with its version now and, of changed ones, what it changed as it was
 * before; call it after the last write. `created` are the ids of what it made, by noun. The stages of a project that it made belong to that project and have no entry of their own.
 */
export async function keepRecords(
  tx: Tx,
  plan: Plan,
  batchId: string,
  snapshot: Snapshot,
  created: ReadonlyMap<TrackedNoun, readonly string[]>,
): Promise<void> {
  const made = new Set<string>()
  for (const [noun, ids] of created)
    for (let at = 0; at < ids.length; at += PART) {
      const part = ids.slice(at, at + PART)
      for (const id of part) made.add(id)
      await insert(
        tx,
        part.map((id) => ({ id: newId(), batchId, noun, recordId: id, outcome: 'created', version: 1 })),
      )
    }
  for (const [noun, befores] of snapshot) {
    const ids = [...befores.keys()]
    for (let at = 0; at < ids.length; at += PART) {
      const part = ids.slice(at, at + PART)
      const rows = await rowsOf(tx, noun, part)
      const parts = await partsOf(tx, noun, part)
      await insert(
        tx,
        part.flatMap((id): Entry | [] => {
          const [old, row] = [befores.get(id), rows.get(id)]
          const before = old && row && formerOf(old, { row, parts: parts.get(id) ?? {} })
          if (!before) return []
          return { id: newId(), batchId, noun, recordId: id, outcome: 'updated', version: row.version, before }
        }),
      )
    }
  }
  await keepStages(tx, idsOf(plan.projectChanges), batchId)
  await keepPrints(tx, plan, batchId, made)
}

async function insert(tx: Tx, entries: Entry[]): Promise<void> {
  await insertMany(tx, batchRecords, entries)
  await giveTurn()
}

/** What differs between two states of a record; undefined when nothing does. */
export function formerOf(old: { row: AnyRow; parts: Parts }, now: { row: AnyRow; parts: Parts }): Former | undefined {
  const columns = Object.keys(old.row).filter((name) => !KEPT.has(name) && !same(old.row[name], now.row[name]))
  const lists = [...new Set([...Object.keys(old.parts), ...Object.keys(now.parts)])].filter(
    (name) => !same(old.parts[name] ?? [], now.parts[name] ?? []),
  )
  if (columns.length === 0 && lists.length === 0 && old.row.version === now.row.version) return undefined
  return {
    row: Object.fromEntries([...columns, 'version'].map((name) => [name, old.row[name]])),
    parts: Object.fromEntries(lists.map((name) => [name, old.parts[name] ?? []])),
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Stages to which the import carried projects that were there before. */
async function keepStages(tx: Tx, projectIds: string[], batchId: string): Promise<void> {
  const rows = await inParts(projectIds, (part) =>
    tx
      .select({ id: stageEvents.id, version: stageEvents.version })
      .from(stageEvents)
      .where(and(inArray(stageEvents.projectId, part), eq(stageEvents.batchId, batchId))),
  )
  await insert(
    tx,
    rows.map(({ id, version }) => ({ id: newId(), batchId, noun: 'stage', recordId: id, outcome: 'created', version })),
  )
}

/** Prints of records that the import made leave with them; the others are written down. */
async function keepPrints(tx: Tx, plan: Plan, batchId: string, made: ReadonlySet<string>): Promise<void> {
  const former = new Map(plan.money.flatMap(({ id, corrects }) => (corrects ? [[id, corrects]] : [])))
  // A ledger may correct itself on the way: what a print led to before the import is what its first entry says.
  const first = new Map<string, Plan['fingerprints'][number]>()
  for (const print of plan.fingerprints) if (!first.has(printKey(print))) first.set(printKey(print), print)
  await insert(
    tx,
    [...first].flatMap(([key, print]): Entry | [] => {
      const was = print.noun === 'money-slot' ? former.get(print.recordId) : undefined
      if (made.has(print.recordId) && !was) return []
      const before = was ? { recordId: was } : null
      const told = { noun: FINGERPRINT, recordId: key, version: 0, before }
      return { id: newId(), batchId, ...told, outcome: was ? 'updated' : 'created' }
    }),
  )
}
