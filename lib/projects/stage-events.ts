import type { Day } from '@/lib/kernel/month'
import { STAGES, type Stage, stageIndex, type Verification } from '@/lib/kernel/terms'

/** A stage a project reached on a day, as the writer knows it; what is left out takes the database's or the actor's default. */
export type StageReached = {
  stage: Stage
  on: Day
  note?: string | null
  verification?: Verification
  verifiedBy?: string | null
  verifiedAt?: Date | null
  rejectReason?: string | null
  createdBy?: string
  recordedAt?: Date
}

/** The note on a stage that nobody recorded because the project jumped over it. */
export const SKIPPED_NOTE = '未单独记录，随后一阶段同日补记'

/**
 * One event for each stage up to the highest reached, in order: a stage jumped over takes the day, author and verification of the next one
 * reached, and says so. `from` is the stage the project has already (its event exists and is not repeated).
 * Throws when a stage is given twice, lies behind `from`, or is earlier than the stage before it.
 */
export function fillStages(reached: readonly StageReached[], from?: Stage): StageReached[] {
  const sorted = reached.toSorted((a, b) => stageIndex(a.stage) - stageIndex(b.stage))
  let next = from === undefined ? 0 : stageIndex(from) + 1
  let last: Day | undefined
  const filled: StageReached[] = []
  for (const one of sorted) {
    const index = stageIndex(one.stage)
    if (index < next) throw new Error(`stage ${one.stage} is already reached`)
    if (last !== undefined && one.on < last) throw new Error(`stage ${one.stage} on ${one.on} before ${last}`)
    for (const stage of STAGES.slice(next, index)) filled.push({ ...one, stage, note: SKIPPED_NOTE })
    filled.push(one)
    next = index + 1
    last = one.on
  }
  return filled
}
