import { and, count, eq, isNotNull, type SQL } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { contacts } from '@/lib/db/tables/companies'
import { batchRecords } from '@/lib/db/tables/imports'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import type { TrackedNoun } from './tracked.queries'
import { keptWith, keyOf, type RecordKey } from './undo.rules'

/** Record by record of an import, what of the same import it cannot be without: `from` names `to` by a column of its row. */
const NEEDS = [
  { from: 'visit', table: visits, to: 'company', by: visits.companyId },
  { from: 'visit', table: visits, to: 'project', by: visits.projectId },
  { from: 'project', table: projects, to: 'company', by: projects.investorCompanyId },
  { from: 'contact', table: contacts, to: 'company', by: contacts.companyId },
  { from: 'money', table: moneyEvents, to: 'company', by: moneyEvents.companyId },
  { from: 'money', table: moneyEvents, to: 'project', by: moneyEvents.projectId, both: true },
  // A figure and the one it replaced stay or go together: else both count, or neither.
  { from: 'money', table: moneyEvents, to: 'money', by: moneyEvents.corrects, both: true },
  { from: 'stage', table: stageEvents, to: 'project', by: stageEvents.projectId, both: true },
] as const

/** The records of an import that stay when `kept` must: these and what they cannot be without. Nothing kept reads nothing. */
export async function keptOf(read: Read, batchId: string, kept: readonly RecordKey[]): Promise<Set<RecordKey>> {
  if (kept.length === 0) return new Set()
  const outcomes = await read
    .select({ noun: batchRecords.noun, id: batchRecords.recordId, outcome: batchRecords.outcome })
    .from(batchRecords)
    .where(eq(batchRecords.batchId, batchId))
  const ours = new Map(outcomes.map(({ noun, id, outcome }) => [keyOf(noun, id), outcome]))
  const needs = new Map<RecordKey, RecordKey[]>()
  const add = (key: RecordKey, other: RecordKey) => {
    if (!ours.has(key) || !ours.has(other)) return
    needs.set(key, [...(needs.get(key) ?? []), other])
  }
  for (const need of NEEDS) {
    const table = need.table as unknown as typeof visits
    const by = need.by as unknown as typeof visits.companyId
    const mine: SQL | undefined = and(eq(batchRecords.batchId, batchId), eq(batchRecords.noun, need.from))
    const rows = await read
      .select({ id: batchRecords.recordId, other: by })
      .from(batchRecords)
      .innerJoin(table, eq(table.id, batchRecords.recordId))
      .where(and(mine, isNotNull(by)))
    for (const { id, other } of rows) {
      const [from, to] = [keyOf(need.from, id), keyOf(need.to, other)]
      // What was there before needs nothing of the import, but for its own money.
      const free = ours.get(to) === 'updated' && need.to === 'project' && need.from === 'money'
      if (!free) add(from, to)
      if ('both' in need) add(to, from)
    }
  }
  return keptWith(kept, needs)
}

/** How many of an import's records were made and changed, by noun: what undoing it is about. */
export async function recordCounts(
  read: Read,
  batchId: string,
): Promise<{ noun: TrackedNoun; created: number; updated: number }[]> {
  const rows = await read
    .select({ noun: batchRecords.noun, outcome: batchRecords.outcome, n: count() })
    .from(batchRecords)
    .where(eq(batchRecords.batchId, batchId))
    .groupBy(batchRecords.noun, batchRecords.outcome)
  const of = (noun: string, outcome: string) => rows.find((row) => row.noun === noun && row.outcome === outcome)?.n ?? 0
  return (['company', 'contact', 'project', 'visit', 'money', 'event'] as const)
    .map((noun) => ({ noun, created: of(noun, 'created'), updated: of(noun, 'updated') }))
    .filter(({ created, updated }) => created + updated > 0)
}
