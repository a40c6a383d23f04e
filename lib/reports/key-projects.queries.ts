import { and, desc, eq, gt, gte, inArray, isNotNull, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import type { Period } from '@/lib/kernel/month'
import { STAGES, type Stage, stageIndex } from '@/lib/kernel/terms'
import type { Asking } from './figures.queries'

/** 重点项目: an agreed investment of 100 million yuan or more, in 分. */
export const KEY_AMOUNT = 10_000_000_000

/** The projects of the summary's unit that the viewer may open. */
export const ownProjects = ({ viewer, unitIds }: Asking): SQL | undefined =>
  and(
    isNull(projects.deletedAt),
    within(viewer, 'project.read', projects),
    unitIds && inArray(projects.unitId, unitIds),
  )

/** A stage event that stands: not voided, not rejected, happened by the summary's last day. */
export const standingStage = ({ through }: Asking): SQL | undefined =>
  and(
    isNull(stageEvents.deletedAt),
    isNotNull(stageEvents.effectiveKey),
    ne(stageEvents.verification, 'rejected'),
    lte(stageEvents.happenedOn, through),
  )

/** Money that arrived in the summary's month and stands. */
export const arrivedMoney = ({ through }: Asking, period: Period): SQL | undefined =>
  and(
    inArray(moneyEvents.kind, ['paid-in', 'foreign-used']),
    isNull(moneyEvents.deletedAt),
    isNull(moneyEvents.voidedAt),
    ne(moneyEvents.verification, 'rejected'),
    gte(moneyEvents.happenedOn, period.from),
    lte(moneyEvents.happenedOn, through),
  )

/** A key project and the stage it stood in on the summary's last day. */
export type Standing = { id: string; stage: Stage }

/**
 * Key projects from negotiation on as they stood on the summary's last day, largest first, without those that had ended before
 * its month; and the ids of those that the month moved. Only ids and stages, for there may be thousands.
 */
export async function standingKeyProjects(
  asking: Asking,
  period: Period,
): Promise<{ rows: Standing[]; moved: Set<string> }> {
  const { read, through } = asking
  const key = and(ownProjects(asking), gte(projects.agreedCny, KEY_AMOUNT))
  const inSight = or(eq(projects.state, 'active'), isNull(projects.endedOn), gte(projects.endedOn, period.from))
  const level = sql<number>`max(case ${stageEvents.stage} ${sql.join(
    STAGES.map((stage, index) => sql`when ${stage} then ${sql.raw(String(index))}`),
    sql` `,
  )} end)`.mapWith(Number)
  const [rows, staged, paid, ended] = await Promise.all([
    read
      .select({ id: projects.id, level })
      .from(stageEvents)
      .innerJoin(projects, eq(projects.id, stageEvents.projectId))
      .where(and(key, inSight, standingStage(asking)))
      .groupBy(projects.id, projects.agreedCny)
      .orderBy(desc(projects.agreedCny), projects.id),
    read
      .select({ id: projects.id })
      .from(stageEvents)
      .innerJoin(projects, eq(projects.id, stageEvents.projectId))
      .where(and(key, standingStage(asking), gte(stageEvents.happenedOn, period.from))),
    read
      .select({ id: projects.id })
      .from(moneyEvents)
      .innerJoin(projects, eq(projects.id, moneyEvents.projectId))
      .where(and(key, arrivedMoney(asking, period))),
    read
      .select({ id: projects.id })
      .from(projects)
      .where(
        and(
          key,
          ne(projects.state, 'active'),
          gt(projects.endedOn, ''),
          gte(projects.endedOn, period.from),
          lte(projects.endedOn, through),
        ),
      ),
  ])
  const moved = new Set([...staged, ...paid, ...ended].map((row) => row.id))
  const standing = rows.flatMap(({ id, level: index }): Standing[] => {
    const stage = STAGES[index]
    return stage && index >= stageIndex('negotiation') ? [{ id, stage }] : []
  })
  return { rows: standing, moved: new Set(standing.filter((row) => moved.has(row.id)).map((row) => row.id)) }
}
