import { and, eq, isNull } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { dialect } from '@/lib/db/dialect'
import type { Read, Tx, Write } from '@/lib/db/store'
import { evidence } from '@/lib/db/tables/evidence'
import { batchRows } from '@/lib/db/tables/imports'
import { insertEvidence, markCounted } from '@/lib/evidence/records'
import { now, today } from '@/lib/kernel/clock'
import { refused } from '@/lib/kernel/errors'
import type { Day } from '@/lib/kernel/month'
import type { BatchRow } from '../batch.records'
import { type Counts, countsOf } from '../counts'
import { loadKnown } from '../known.queries'
import { ledgerEvidence } from '../ledger-evidence'
import { rememberMapping } from '../memory/memory.records'
import { claimsIn } from '../plan/claims'
import { type PlanOptions, planImportSoftly } from '../plan/plan'
import type { Plan, PlannedRow } from '../plan/plan-types'
import { mappingInput } from '../schema'
import type { Table } from '../understand/table'
import { writePlan } from '../write.records'
import type { Pace } from './pace'
import { sweep } from './sweep'

export type Outcome = { counts: Counts; asVerified: boolean }

/**
 * Writes what was understood of a ledger in one transaction, all of it or nothing. The plan is made inside it, so that it holds for what is
 * stored then. The file becomes the evidence of all that it wrote; what happened in years that are over is verified by it if the batch says
 * so. The batch's own row is left alone: on PostgreSQL whoever renews the lease beside this transaction would have it begin anew. Of two who
 * write the same batch all the same, the ids of its rows let only one through. Refused when nothing is to be taken.
 */
export async function carryOut(
  write: Write,
  viewer: Viewer,
  batch: BatchRow,
  tables: readonly Table[],
  pace: Pace,
): Promise<Outcome> {
  if (!tables.some((table) => table.include && table.rows.length > 0))
    throw refused('没有可以导入的内容，请检查各表的类别和对应的列。')
  const mapping = mappingInput.safeParse(batch.mapping).data
  let understood = tables
  const work = async (tx: Tx): Promise<Outcome> => {
    await pace('plan', 0, 0)
    const day = today()
    const plan = await planned(tx, viewer, { tables: understood, mapping, day, asVerified: batch.asVerified, pace })
    // On PostgreSQL this may run again. Of a large ledger the rows are a hundred megabytes that nobody needs while their plan is written.
    if (dialect === 'sqlite') understood = understood.map((table) => ({ ...table, rows: [], notTaken: [] }))
    const asVerified = batch.asVerified && claimsIn(plan, day).closed > 0
    const counts = countsOf(plan.rows)
    sweep(plan.rows.length)
    await writePlan(tx, viewer, plan, batch.id, pace)
    await rememberMapping(tx, viewer, { unitId: batch.unitId, tables: understood, mapping })
    await keepAsEvidence(tx, viewer, batch, asVerified)
    return { counts, asVerified }
  }
  return write(work, { alone: true })
}

type Planning = Pick<PlanOptions, 'mapping' | 'asVerified'> & { tables: readonly Table[]; day: Day; pace: Pace }

/** The plan for what is stored now; on its own, so that what was loaded for it is let go of before anything is written. */
async function planned(tx: Tx, viewer: Viewer, { tables, mapping, day, asVerified, pace }: Planning): Promise<Plan> {
  const { known, contacts } = await loadKnown(tx, viewer, tables, mapping)
  sweep(tables.reduce((sum, { rows }) => sum + rows.length, 0))
  const options = { importer: viewer, today: day, at: now(), contacts, asVerified, mapping }
  return planImportSoftly(tables, known, { ...options, breathe: () => pace('plan', 0, 0) })
}

/** Who reads a record of this import can walk on to the file it came from; once something was verified by it, it counts. */
async function keepAsEvidence(tx: Tx, viewer: Viewer, batch: BatchRow, counted: boolean): Promise<void> {
  const ids = await insertEvidence(tx, viewer, [ledgerEvidence(batch)])
  if (counted) await markCounted(tx, ids)
}

/** What was written of an import by a runner that could not say so any more: its rows are there, so all of it is. */
export async function writtenBefore(read: Read, id: string): Promise<Outcome | undefined> {
  const rows = await read
    .select({ sheet: batchRows.sheet, rowNo: batchRows.rowNo, noun: batchRows.noun, outcome: batchRows.outcome })
    .from(batchRows)
    .where(eq(batchRows.batchId, id))
  if (rows.length === 0) return undefined
  const [file] = await read
    .select({ countedAt: evidence.countedAt })
    .from(evidence)
    .where(and(eq(evidence.noun, 'import'), eq(evidence.recordId, id), isNull(evidence.deletedAt)))
  return {
    counts: countsOf(rows as Pick<PlannedRow, 'sheet' | 'rowNo' | 'noun' | 'outcome'>[]),
    asVerified: Boolean(file?.countedAt),
  }
}
