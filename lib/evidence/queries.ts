import { and, asc, eq, inArray, isNull, ne, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { type EvidenceNoun, evidence, files } from '@/lib/db/tables/evidence'
import { terms } from '@/lib/db/tables/house'
import { users } from '@/lib/db/tables/people'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { found } from '@/lib/kernel/errors'
import { removalRefusal, supersedeRefusal } from './rules'
import { mayChangeEvidence, readableEvidence } from './scope.queries'
import { CONDEMNED } from './types.rules'

const living = () => and(isNull(evidence.deletedAt), isNull(evidence.supersededAt))

async function select(read: Read, viewer: Viewer, where: SQL | undefined) {
  const rows = await read
    .select({
      evidence,
      size: files.size,
      type: files.type,
      provesLabel: sql<string>`coalesce(${terms.label}, ${evidence.proves})`,
      by: users.name,
    })
    .from(evidence)
    .leftJoin(files, eq(files.sha256, evidence.sha256))
    .leftJoin(terms, and(eq(terms.kind, 'evidence-kind'), eq(terms.code, evidence.proves)))
    .leftJoin(users, eq(users.id, evidence.createdBy))
    .where(and(isNull(evidence.deletedAt), readableEvidence(viewer), where))
    .orderBy(asc(terms.sort), asc(evidence.proves), asc(evidence.recordedAt), asc(evidence.id))
  return rows.map(({ evidence: row, ...more }) => ({
    ...row,
    ...more,
    mayRemove: mayChangeEvidence(viewer, row) && removalRefusal(row) === undefined,
    maySupersede: mayChangeEvidence(viewer, row) && supersedeRefusal(row) === undefined,
  }))
}
/** One piece of evidence as pages show it; `by` is who uploaded it, `type` what its content is, `size` in bytes. */
export type EvidenceRow = Awaited<ReturnType<typeof select>>[number]

/** The ledgers of imports that wrote this project or one of its events. In one statement with what they are added to: a page asks for little. */
function ledgersOfProject(read: Read, projectId: string): SQL | undefined {
  const own = read.select({ id: projects.batchId }).from(projects).where(eq(projects.id, projectId))
  const stages = read.select({ id: stageEvents.batchId }).from(stageEvents).where(eq(stageEvents.projectId, projectId))
  const money = read.select({ id: moneyEvents.batchId }).from(moneyEvents).where(eq(moneyEvents.projectId, projectId))
  return ledgersIn(own, stages, money)
}

const ledgersIn = (...batches: SQLWrapper[]): SQL | undefined =>
  and(eq(evidence.noun, 'import'), or(...batches.map((ids) => inArray(evidence.batchId, ids))))

const behind = (read: Read, projectId: string): SQL | undefined =>
  or(eq(evidence.projectId, projectId), ledgersOfProject(read, projectId))

/**
 * What stands behind a project, of what the viewer may read: its own, that of its stage and money events, and the ledgers it came from; by what
 * it proves, replaced pieces included (`supersededAt`), removed ones not.
 */
export async function evidenceOfProject(read: Read, viewer: Viewer, projectId: string): Promise<EvidenceRow[]> {
  return select(read, viewer, behind(read, projectId))
}

/** The ledgers of imports that wrote a record; for a company also of its money that belongs to no project. */
function ledgersOfRecord(read: Read, noun: EvidenceNoun, id: string): SQL | undefined {
  if (noun === 'project') return ledgersOfProject(read, id)
  // Neither ledgers nor requests come from an import.
  if (noun === 'import' || noun === 'request') return undefined
  const table = { stage: stageEvents, money: moneyEvents, company: companies, visit: visits }[noun]
  const own = read.select({ id: table.batchId }).from(table).where(eq(table.id, id))
  if (noun !== 'company') return ledgersIn(own)
  const loose = and(eq(moneyEvents.companyId, id), isNull(moneyEvents.projectId))
  return ledgersIn(own, read.select({ id: moneyEvents.batchId }).from(moneyEvents).where(loose))
}

/** What hangs on one record itself (a visit, a company, a stage or money event, an import), and the ledgers that wrote it. */
export async function evidenceOfRecord(
  read: Read,
  viewer: Viewer,
  noun: EvidenceNoun,
  recordId: string,
): Promise<EvidenceRow[]> {
  const own = and(eq(evidence.noun, noun), eq(evidence.recordId, recordId))
  return select(read, viewer, or(own, ledgersOfRecord(read, noun, recordId)))
}

/** The ledger that wrote a record, by its `batchId`; none for what was typed in or may not be read. */
export async function ledgerOf(read: Read, viewer: Viewer, batchId: string | null): Promise<EvidenceRow[]> {
  return batchId === null ? [] : select(read, viewer, and(eq(evidence.noun, 'import'), eq(evidence.batchId, batchId)))
}

/** One piece of evidence in the viewer's scope, replaced ones included. Throws not-found. */
export async function findEvidence(read: Read, viewer: Viewer, id: string): Promise<EvidenceRow> {
  const [row] = await select(read, viewer, eq(evidence.id, id))
  return found(row, `evidence ${id}`)
}

/**
 * What is proven for a project by living evidence: its own, that of its stage and money events, and `ledger` where an import wrote it. Asks
 * nobody's permission: gates are the same for everyone.
 */
export async function provenKinds(read: Read, projectId: string): Promise<Set<string>> {
  const rows = await read
    .selectDistinct({ proves: evidence.proves })
    .from(evidence)
    .where(and(living(), behind(read, projectId)))
  return new Set(rows.map(({ proves }) => proves))
}

/** Ids of the living evidence of a project, its events and ledgers: what a verification of it leans on (records.markCounted). */
export async function livingEvidenceIds(read: Read, projectId: string): Promise<string[]> {
  const rows = await read
    .select({ id: evidence.id })
    .from(evidence)
    .where(and(living(), behind(read, projectId)))
  return rows.map(({ id }) => id)
}

/** Hashes of all files on record, for checking the store. */
export async function storedFiles(read: Read): Promise<string[]> {
  const rows = await read.select({ sha256: files.sha256 }).from(files).where(ne(files.type, CONDEMNED))
  return rows.map(({ sha256 }) => sha256)
}

/** Evidence that leans on these files, to say what is at stake when one is damaged: names, at most 200. Asks nobody's permission (command line). */
export async function evidenceLeaningOn(read: Read, hashes: string[]): Promise<{ sha256: string; fileName: string }[]> {
  if (hashes.length === 0) return []
  const { sha256, fileName } = evidence
  return read
    .select({ sha256, fileName })
    .from(evidence)
    .where(and(inArray(sha256, hashes.slice(0, 500)), isNull(evidence.deletedAt)))
    .limit(200)
}
