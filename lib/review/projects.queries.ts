import { and, asc, between, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { projects, stageEvents } from '@/lib/db/tables/projects'
import type { Day, Period } from '@/lib/kernel/month'
import { STAGES, type Stage, stageIndex } from '@/lib/kernel/terms'
import type { ReminderPolicy } from '@/lib/reminders/policy.schema'
import { lastContact, silentFor } from '@/lib/reminders/rules'
import { lastVisits } from '@/lib/reminders/silence.queries'

/** Somebody's record, for the row it is counted in. */
export type Owned = { unitId: string; ownerId: string | null }
/** A project that reached stages in the week, in their order; a lead among them is a new project. */
export type MovedProject = Owned & { id: string; name: string; on: Day; stages: Stage[] }
/** A project on which nothing happened for longer than its stage allows. */
export type StuckProject = Owned & { id: string; name: string; stage: Stage; days: number; since: Day }

const living = (viewer: Viewer, units: readonly string[]): SQL | undefined =>
  and(isNull(projects.deletedAt), within(viewer, 'project.read', projects), inArray(projects.unitId, [...units]))

/** Projects of these units that reached a stage within the days, by the stage log; what was refused or taken back is no move. */
export async function movedProjects(
  read: Read,
  viewer: Viewer,
  units: readonly string[],
  period: Period,
): Promise<MovedProject[]> {
  const rows = await read
    .select({
      id: projects.id,
      name: projects.name,
      unitId: projects.unitId,
      ownerId: projects.ownerId,
      stage: stageEvents.stage,
      on: stageEvents.happenedOn,
    })
    .from(stageEvents)
    .innerJoin(projects, eq(projects.id, stageEvents.projectId))
    .where(
      and(
        between(stageEvents.happenedOn, period.from, period.to),
        isNull(stageEvents.voidedAt),
        isNull(stageEvents.deletedAt),
        ne(stageEvents.verification, 'rejected'),
        living(viewer, units),
      ),
    )
    .orderBy(asc(stageEvents.happenedOn), asc(projects.id))
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((same): MovedProject[] => {
    const last = same.at(-1)
    if (!last) return []
    const { stage: _stage, ...project } = last
    return [{ ...project, stages: same.map((row) => row.stage).sort((a, b) => stageIndex(a) - stageIndex(b)) }]
  })
}

/**
 * Projects of these units that were under way on a day and on which, by the days allowed for their stage (settings, 久未联系), neither a stage
 * was reached nor a visit made; the longest first. As the log had it on that day, so that an old week can be looked at again.
 */
export async function stuckOn(
  read: Read,
  viewer: Viewer,
  units: readonly string[],
  on: Day,
  policy: Pick<ReminderPolicy, 'contactDays'>,
): Promise<StuckProject[]> {
  const step = sql<number>`max(case ${stageEvents.stage} ${sql.join(
    STAGES.map((stage, index) => sql`when ${stage} then ${sql.raw(String(index))}`),
    sql` `,
  )} end)`
  const rows = await read
    .select({
      id: projects.id,
      name: projects.name,
      unitId: projects.unitId,
      ownerId: projects.ownerId,
      step,
      moved: sql<Day>`max(${stageEvents.happenedOn})`,
      ...lastVisits(on),
    })
    .from(projects)
    .innerJoin(
      stageEvents,
      and(
        eq(stageEvents.projectId, projects.id),
        isNull(stageEvents.voidedAt),
        isNull(stageEvents.deletedAt),
        sql`${stageEvents.happenedOn} <= ${on}`,
      ),
    )
    .where(
      and(
        living(viewer, units),
        isNull(projects.pooledAt),
        sql`(${projects.state} = 'active' or ${projects.endedOn} > ${on})`,
      ),
    )
    .groupBy(projects.id, projects.name, projects.unitId, projects.ownerId, projects.investorCompanyId)
  return rows
    .flatMap(({ step: at, moved, visited, met, ...project }): StuckProject[] => {
      const stage = STAGES[Number(at)]
      const since = lastContact([moved, visited, met], on)
      const days = stage && since && silentFor({ stage, last: since }, on, policy)
      return days ? [{ ...project, stage, days, since }] : []
    })
    .sort((a, b) => b.days - a.days || (a.id < b.id ? -1 : 1))
}
