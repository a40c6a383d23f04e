import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { evidence } from '@/lib/db/tables/evidence'
import { projectTargets, stageEvents } from '@/lib/db/tables/projects'
import type { Day } from '@/lib/kernel/month'
import type { Stage } from '@/lib/kernel/terms'
import type { GateFacts } from './gates.rules'

/** A living piece of evidence behind a project: of itself or of one of its stage and money events. */
export type Proof = { id: string; noun: string; recordId: string; projectId: string | null; proves: string }

/**
 * What proves anything about these projects, or hangs on one of these records. Proof of a stage that was taken back fell with it: the next
 * claim of that stage needs its own.
 */
export async function proofOf(
  read: Read,
  projectIds: readonly string[],
  recordIds: readonly string[] = [],
): Promise<Proof[]> {
  if (projectIds.length + recordIds.length === 0) return []
  return read
    .select({
      id: evidence.id,
      noun: evidence.noun,
      recordId: evidence.recordId,
      projectId: evidence.projectId,
      proves: evidence.proves,
    })
    .from(evidence)
    .leftJoin(stageEvents, and(eq(evidence.noun, 'stage'), eq(stageEvents.id, evidence.recordId)))
    .where(
      and(
        or(
          projectIds.length > 0 ? inArray(evidence.projectId, [...projectIds]) : undefined,
          recordIds.length > 0
            ? and(inArray(evidence.noun, ['stage', 'money']), inArray(evidence.recordId, [...recordIds]))
            : undefined,
        ),
        isNull(evidence.deletedAt),
        isNull(evidence.supersededAt),
        isNull(stageEvents.voidedAt),
      ),
    )
}

type Row = Omit<GateFacts, 'targets' | 'amount' | 'evidence' | 'reached'> & { id: string; agreedCny: number }

/** Target types and standing stages of projects, by a caller who has read them all already. */
export type KnownFacts = {
  targets: ReadonlyArray<{ projectId: string; target: string }>
  stages: ReadonlyArray<{ projectId: string; stage: Stage; on: Day }>
}

/** What each of these projects can show at its gates, by id. */
export async function gateFactsOf(
  read: Read,
  rows: readonly Row[],
  known?: KnownFacts,
): Promise<Map<string, GateFacts>> {
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return new Map()
  const [targets, proofs, stages] = await Promise.all([
    known?.targets ??
      read
        .select({ projectId: projectTargets.projectId, target: projectTargets.target })
        .from(projectTargets)
        .where(inArray(projectTargets.projectId, ids))
        .orderBy(projectTargets.target),
    proofOf(read, ids),
    known?.stages ??
      read
        .select({ projectId: stageEvents.projectId, stage: stageEvents.stage, on: stageEvents.happenedOn })
        .from(stageEvents)
        .where(and(inArray(stageEvents.projectId, ids), isNull(stageEvents.voidedAt), isNull(stageEvents.deletedAt))),
  ])
  return new Map(
    rows.map(({ id, agreedCny, investor, ownerId, agreementKind, landedName, landedUscc }) => {
      const reached: Partial<Record<Stage, Day>> = {}
      for (const event of stages) if (event.projectId === id) reached[event.stage] = event.on
      const facts: GateFacts = {
        investor,
        ownerId,
        agreementKind,
        landedName,
        landedUscc,
        amount: agreedCny,
        targets: targets.filter((one) => one.projectId === id).map((one) => one.target),
        evidence: [...new Set(proofs.filter((one) => one.projectId === id).map((one) => one.proves))],
        reached,
      }
      return [id, facts]
    }),
  )
}
