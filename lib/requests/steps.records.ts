import type { Tx } from '@/lib/db/store'
import { requestSteps } from '@/lib/db/tables/requests'
import { now } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import type { Day } from '@/lib/kernel/month'
import type { RequestLevel } from '@/lib/kernel/terms'
import type { StepKind } from './steps.rules'

/** Something that happened to a request. Without `userId` the company itself or the clock did it. */
export type NewStep = {
  requestId: string
  kind: StepKind
  happenedOn: Day
  at?: Date
  userId: string | null
  fromUnitId?: string | null
  toUnitId?: string | null
  level?: RequestLevel | null
  note?: string | null
}

const ROWS = 400

/** Writes what happened. Steps are only ever inserted: nobody changes the history. */
export async function insertSteps(tx: Tx, steps: readonly NewStep[]): Promise<void> {
  for (let from = 0; from < steps.length; from += ROWS)
    await tx
      .insert(requestSteps)
      .values(steps.slice(from, from + ROWS).map((step) => ({ ...step, id: newId(), at: step.at ?? now() })))
}
