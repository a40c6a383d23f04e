import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { contacts } from '@/lib/db/tables/companies'
import { batches, batchRows } from '@/lib/db/tables/imports'
import { users } from '@/lib/db/tables/people'
import { now, today } from '@/lib/kernel/clock'
import { found } from '@/lib/kernel/errors'
import type { BatchStatus } from '@/lib/kernel/terms'
import { type Counts, countsOf } from './counts'
import { loadKnown } from './known.queries'
import type { MatchAsk, PersonAsk, UnitAsk } from './plan/asks'
import type { Changes } from './plan/changes'
import { claimsIn } from './plan/claims'
import { planImport } from './plan/plan'
import type { Outcome, PlannedRow } from './plan/plan-types'
import type { Claims } from './rules'
import { type ImportMapping, mappingInput } from './schema'
import type { Table } from './understand/table'

export type BatchItem = {
  id: string
  fileName: string
  status: BatchStatus
  byName: string | null
  at: Date
  counts: Counts | null
}
export type Batch = BatchItem & {
  unitId: string
  sha256: string
  mapping: ImportMapping | undefined
  asVerified: boolean
  version: number
  updatedAt: Date
  /** How far the server that works on it was when it said so last. */
  progress: { phase: string; done: number; total: number } | null
  /** Why it was not written. */
  trouble: string | null
}

const PAGE = 50
/** What is shown of an import wherever one is named. */
export const batchColumns = {
  id: batches.id,
  fileName: batches.fileName,
  status: batches.status,
  byName: users.name,
  at: batches.recordedAt,
  counts: batches.counts,
}

/** One import. Throws not-found. */
export async function findBatch(read: Read, viewer: Viewer, id: string): Promise<Batch> {
  const [row] = await read
    .select({
      ...batchColumns,
      unitId: batches.unitId,
      sha256: batches.sha256,
      mapping: batches.mapping,
      asVerified: batches.asVerified,
      version: batches.version,
      updatedAt: batches.updatedAt,
      progress: batches.progress,
      trouble: batches.trouble,
    })
    .from(batches)
    .leftJoin(users, eq(users.id, batches.createdBy))
    .where(and(eq(batches.id, id), isNull(batches.deletedAt), within(viewer, 'import.run', batches)))
  const batch = found(row, `import ${id}`)
  return { ...batch, mapping: mappingInput.safeParse(batch.mapping).data }
}

export type WrittenRow = {
  sheet: string
  rowNo: number
  noun: string
  outcome: Outcome
  recordId: string | null
  reason: string | null
  /** The record's name; null where the row became none. */
  title: string | null
  /** Whose contact the record is, where it is one. */
  companyId: string | null
}

const nameOf = (noun: string, from: string) =>
  sql`when ${batchRows.noun} = ${noun} then (${sql.raw(from)} = ${batchRows.recordId})`
const recordTitle = sql<
  string | null
>`case ${nameOf('project', 'select name from projects where id')} ${nameOf('company', 'select name from companies where id')} ${nameOf('event', 'select name from events where id')} ${nameOf('contact', 'select contacts.name from contacts where contacts.id')} ${nameOf('visit', 'select companies.name from visits join companies on companies.id = visits.company_id where visits.id')} ${nameOf('money', 'select coalesce(projects.name, companies.name) from money_events left join projects on projects.id = money_events.project_id left join companies on companies.id = money_events.company_id where money_events.id')} end`

/** What became of the rows of a written import, in the order of writing; only one outcome if asked. `page` undefined: all of them. */
export async function writtenRows(
  read: Read,
  batchId: string,
  outcome?: Outcome,
  page?: number,
): Promise<WrittenRow[]> {
  const query = read
    .select({
      sheet: batchRows.sheet,
      rowNo: batchRows.rowNo,
      noun: batchRows.noun,
      outcome: batchRows.outcome,
      recordId: batchRows.recordId,
      reason: batchRows.reason,
      title: recordTitle,
      companyId: contacts.companyId,
    })
    .from(batchRows)
    .leftJoin(contacts, and(eq(batchRows.noun, 'contact'), eq(contacts.id, batchRows.recordId)))
    .where(and(eq(batchRows.batchId, batchId), outcome && eq(batchRows.outcome, outcome)))
    .orderBy(asc(batchRows.id))
  return page === undefined ? query : query.limit(PAGE).offset((page - 1) * PAGE)
}

export type Preview = {
  rows: PlannedRow[]
  counts: Counts
  /** Units nobody here knows → rows. */
  unknownUnits: Record<string, number>
  /** Companies that the rows name and that are not in the register yet. */
  newCompanies: number
  claims: Claims
  /** What only a person can decide, answered or not. */
  asks: { matches: MatchAsk[]; units: UnitAsk[]; people: PersonAsk[] }
  changes: Changes
}

/** What writing these tables now would do, without doing it. */
export async function previewImport(
  read: Read,
  viewer: Viewer,
  tables: readonly Table[],
  mapping?: ImportMapping,
): Promise<Preview> {
  const { known, contacts } = await loadKnown(read, viewer, tables, mapping)
  // How events stand changes neither rows nor counts.
  const plan = planImport(tables, known, {
    importer: viewer,
    today: today(),
    at: now(),
    contacts,
    asVerified: true,
    mapping,
  })
  const { rows, unknownUnits, companies, changes } = plan
  const asks = {
    matches: [...plan.asks.matches.values()],
    units: [...plan.asks.units.values()],
    people: [...plan.asks.people.values()],
  }
  return {
    rows,
    counts: countsOf(rows),
    unknownUnits,
    newCompanies: companies.length,
    claims: claimsIn(plan, today()),
    asks,
    changes,
  }
}
