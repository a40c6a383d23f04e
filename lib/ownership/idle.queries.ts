import { and, eq, gte, inArray, isNull, lt, notExists, or, type SQL, sql } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { evidence } from '@/lib/db/tables/evidence'
import { batches } from '@/lib/db/tables/imports'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import type { Day } from '@/lib/kernel/month'
import { POOL_STAGES } from './pool.rules'

/** Midnight in China (one time zone, no daylight saving) at which a day begins. */
const startOf = (day: Day) => new Date(`${day}T00:00:00+08:00`)

/** Projects that could return to the pool at all: under way, not signed, not there already. */
export const poolable = (): SQL | undefined =>
  and(
    eq(projects.state, 'active'),
    isNull(projects.deletedAt),
    isNull(projects.pooledAt),
    inArray(projects.stage, [...POOL_STAGES]),
  )

/**
 * True of projects on which nobody has done anything from the beginning of a day on: no change of the project, no stage, money, visit or
 * evidence, whether it was recorded since or happened since; and it was not brought in by a ledger since.
 */
export function idleSince(read: Read, day: Day): SQL | undefined {
  const at = startOf(day)
  const one = { one: sql`1` }
  return and(
    lt(projects.updatedAt, at),
    notExists(
      read
        .select(one)
        .from(stageEvents)
        .where(
          and(
            eq(stageEvents.projectId, projects.id),
            or(gte(stageEvents.updatedAt, at), and(gte(stageEvents.happenedOn, day), isNull(stageEvents.voidedAt))),
          ),
        ),
    ),
    notExists(
      read
        .select(one)
        .from(moneyEvents)
        .where(
          and(
            eq(moneyEvents.projectId, projects.id),
            isNull(moneyEvents.deletedAt),
            or(gte(moneyEvents.updatedAt, at), gte(moneyEvents.happenedOn, day)),
          ),
        ),
    ),
    notExists(
      read
        .select(one)
        .from(visits)
        .where(
          and(
            eq(visits.projectId, projects.id),
            isNull(visits.deletedAt),
            or(gte(visits.updatedAt, at), gte(visits.happenedOn, day)),
          ),
        ),
    ),
    notExists(
      read
        .select(one)
        .from(evidence)
        .where(and(eq(evidence.projectId, projects.id), isNull(evidence.deletedAt), gte(evidence.updatedAt, at))),
    ),
    notExists(
      read
        .select(one)
        .from(batches)
        .where(and(eq(batches.id, projects.batchId), gte(batches.recordedAt, at))),
    ),
  )
}
