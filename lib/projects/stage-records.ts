import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import { insertMany } from '@/lib/db/insert-many'
import type { Tx } from '@/lib/db/store'
import { projects, stageEvents } from '@/lib/db/tables/projects'
import { now } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { STAGES, type Stage, stageIndex } from '@/lib/kernel/terms'
import { fillStages, type StageReached } from './stage-events'

type Place = { id: string; unitId: string; ownerId: string | null; batchId?: string | null }

/** The value of stage_events.effectiveKey while the event stands. */
export const effectiveKey = (projectId: string, stage: Stage) => `${projectId}:${stage}`

/** Writes stage events as given (already filled). The unique key on effectiveKey refuses a stage that stands already. */
export async function insertStageRows(
  tx: Tx,
  actor: Actor,
  entries: ReadonlyArray<{ project: Place; reached: StageReached[] }>,
): Promise<void> {
  const at = now()
  const rows = entries.flatMap(({ project, reached }) =>
    reached.map((one) => ({
      id: newId(),
      unitId: project.unitId,
      ownerId: project.ownerId,
      batchId: project.batchId ?? null,
      createdBy: one.createdBy ?? actor.userId,
      recordedAt: one.recordedAt ?? at,
      updatedAt: one.recordedAt ?? at,
      projectId: project.id,
      stage: one.stage,
      happenedOn: one.on,
      effectiveKey: effectiveKey(project.id, one.stage),
      note: one.note ?? null,
      verification: one.verification ?? ('claimed' as const),
      verifiedBy: one.verifiedBy ?? null,
      verifiedAt: one.verifiedAt ?? null,
      rejectReason: one.rejectReason ?? null,
    })),
  )
  await insertMany(tx, stageEvents, rows)
}

/**
 * Carries a stored project on to later stages (the ledger's update, the move): events for every stage up to the highest, stage and stageOn
 * of the project, audit. `project` is the row as it stands. Gates and rights are the caller's.
 */
export async function advanceProject(
  tx: Tx,
  actor: Actor,
  project: Place & { stage: Stage; stageOn: string },
  reached: readonly StageReached[],
): Promise<void> {
  const filled = fillStages(reached, project.stage)
  const current = filled.at(-1)
  if (!current) return
  await insertStageRows(tx, actor, [{ project, reached: filled }])
  await tx
    .update(projects)
    .set({ stage: current.stage, stageOn: current.on, version: sql`${projects.version} + 1`, updatedAt: now() })
    .where(and(eq(projects.id, project.id), eq(projects.stage, project.stage)))
  await audit(tx, actor, {
    action: 'project.move',
    noun: 'project',
    id: project.id,
    unitId: project.unitId,
    before: { stage: project.stage, stageOn: project.stageOn },
    after: { stage: current.stage, stageOn: current.on, reached },
  })
}

/**
 * Takes a project back to a stage it has passed: the later events are void from now on and stay in its history, so that reaching a stage
 * again counts once. The project's stageOn is again the day on which it had reached that stage; day and reason of the return are in the trail.
 */
export async function returnProject(
  tx: Tx,
  actor: Actor,
  project: Place & { stage: Stage; stageOn: string },
  stage: Stage,
  told: { on: string; reason: string },
): Promise<void> {
  const at = now()
  const later = STAGES.slice(stageIndex(stage) + 1)
  const mine = and(eq(stageEvents.projectId, project.id), isNull(stageEvents.voidedAt))
  const voided = await tx
    .update(stageEvents)
    .set({ voidedAt: at, effectiveKey: null, updatedAt: at, version: sql`${stageEvents.version} + 1` })
    .where(and(mine, inArray(stageEvents.stage, later)))
    .returning({ stage: stageEvents.stage, on: stageEvents.happenedOn, verification: stageEvents.verification })
  const [standing] = await tx
    .select({ on: stageEvents.happenedOn })
    .from(stageEvents)
    .where(eq(stageEvents.effectiveKey, effectiveKey(project.id, stage)))
  const stageOn = standing?.on ?? told.on
  await tx
    .update(projects)
    .set({ stage, stageOn, version: sql`${projects.version} + 1`, updatedAt: at })
    .where(eq(projects.id, project.id))
  await audit(tx, actor, {
    action: 'project.return',
    noun: 'project',
    id: project.id,
    unitId: project.unitId,
    before: { stage: project.stage, stageOn: project.stageOn, voided },
    after: { stage, stageOn, ...told },
  })
}

/** Takes stages away that an undone import had carried projects to; the projects' own stage is the caller's to put back. The rows stay. */
export async function withdrawStages(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  const at = now()
  for (let from = 0; from < ids.length; from += 500) {
    const gone = await tx
      .update(stageEvents)
      .set({ deletedAt: at, effectiveKey: null, updatedAt: at, version: sql`${stageEvents.version} + 1` })
      .where(inArray(stageEvents.id, ids.slice(from, from + 500)))
      .returning()
    await audit(
      tx,
      actor,
      ...gone.map(({ id, unitId, projectId, stage, happenedOn, verification }) => ({
        action: 'stage.delete',
        noun: 'stage',
        id,
        unitId,
        before: { projectId, stage, happenedOn, verification },
      })),
    )
  }
}
