import { and, eq } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { reportSteps, reports } from '@/lib/db/tables/reports'
import { now } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { Day } from '@/lib/kernel/month'
import type { ReportStep } from '@/lib/kernel/terms'
import type { ReportPeriod } from '../period.rules'
import { NO_EDITS } from './edits.schema'
import type { ReportRow } from './load.queries'

/** What a command answers, enough to find the summary's page. */
export type Moved = { id: string; period: string; unitId: string }
/** Whoever acts; without a person the schedule did it. */
export type Doer = { actor: Actor; person: string | null }

/** Begins a unit's summary of a period; undefined where there is one already, so that two who begin at once make one. */
export async function insertReport(
  tx: Tx,
  { actor, person }: Doer,
  given: { unitId: string; period: ReportPeriod; dueOn: Day | null },
): Promise<ReportRow | undefined> {
  const { unitId, dueOn, period } = given
  const [row] = await tx
    .insert(reports)
    .values({
      unitId,
      ownerId: person,
      createdBy: actor.userId,
      kind: period.kind,
      periodKey: period.key,
      from: period.from,
      to: period.to,
      state: 'draft',
      dueOn,
      edits: NO_EDITS,
      letterhead: {},
    })
    .onConflictDoNothing({ target: [reports.unitId, reports.periodKey] })
    .returning()
  if (!row) return undefined
  await tx.insert(reportSteps).values({ id: newId(), reportId: row.id, kind: 'drafted', userId: person })
  const after = { period: period.key, dueOn }
  await audit(tx, actor, { action: 'report.draft', noun: 'report', id: row.id, unitId, after })
  return row
}

type Change = {
  action: string
  /** What the trail keeps of it. */
  before?: object
  after?: object
  step?: { kind: ReportStep; note?: string | null; at?: Date }
}

/** Changes a summary that was just loaded, with its dated step and its entry on the trail. Throws conflict when it is no longer at that version. */
export async function changeReport(
  tx: Tx,
  { actor, person }: Doer,
  row: ReportRow,
  set: Partial<typeof reports.$inferInsert>,
  { action, before, after, step }: Change,
): Promise<ReportRow> {
  const [written] = await tx
    .update(reports)
    .set({ ...set, updatedAt: now(), version: row.version + 1 })
    .where(and(eq(reports.id, row.id), eq(reports.version, row.version)))
    .returning()
  if (!written) throw new Problem('conflict', {}, `report ${row.id}`)
  if (step) await tx.insert(reportSteps).values({ reportId: row.id, userId: person, ...step })
  await audit(tx, actor, {
    action,
    noun: 'report',
    id: row.id,
    unitId: row.unitId,
    before: before ?? { state: row.state },
    after: {
      period: row.periodKey,
      ...(after ?? { state: written.state }),
      ...(step?.note ? { note: step.note } : {}),
    },
  })
  return written
}
