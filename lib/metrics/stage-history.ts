import { inArray, sql } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { type StageHistory, YEARS_LEARNED } from '@/lib/goals/forecast.rules'
import { addDays, type Day } from '@/lib/kernel/month'
import { STAGES, type Stage, stageIndex } from '@/lib/kernel/terms'
import { dayNumber } from './day-number'
import { rowsOf } from './read'

const learnedFrom = (asOf: Day): Day => addDays(asOf, -YEARS_LEARNED * 365)

/** Stages on the way to one, in their order. */
export const stagesBefore = (stage: Stage): Stage[] => STAGES.slice(0, stageIndex(stage))

/**
 * The district's own history: of the projects that entered a stage at least `days` days before `asOf` and within YEARS_LEARNED years, how many
 * reached `target` (not rejected) within `days` days after. Projects that were entered in both on one day never waited in the stage and are
 * left out. Of all units, whoever asks: shares, which name nobody.
 */
export async function stageHistory(read: Read, target: Stage, asOf: Day, days: number): Promise<StageHistory[]> {
  const stages = stagesBefore(target)
  if (stages.length === 0 || days <= 0) return stages.map((stage) => ({ stage, cases: 0, hits: 0 }))
  const reached = sql.raw('reached.happened_on')
  const rows = await rowsOf<{ stage: Stage; cases: unknown; hits: unknown }>(
    read,
    sql`select ${stageEvents.stage} as stage, count(*) as cases, count(case when ${dayNumber(reached)} - ${dayNumber(sql`${stageEvents.happenedOn}`)} <= ${days} then 1 end) as hits
      from ${stageEvents} join ${projects} on ${projects.id} = ${stageEvents.projectId}
      left join stage_events reached on reached.effective_key = ${stageEvents.projectId} || ${`:${target}`} and reached.verification <> 'rejected'
      where ${inArray(stageEvents.stage, stages)} and ${stageEvents.happenedOn} >= ${learnedFrom(asOf)} and ${stageEvents.happenedOn} <= ${addDays(asOf, -days)}
      and ${stageEvents.effectiveKey} is not null and ${stageEvents.deletedAt} is null and ${projects.deletedAt} is null
      and (reached.id is null or reached.happened_on > ${stageEvents.happenedOn})
      group by ${stageEvents.stage}`,
  )
  return stages.map((stage) => {
    const row = rows.find((each) => each.stage === stage)
    return { stage, cases: Number(row?.cases ?? 0), hits: Number(row?.hits ?? 0) }
  })
}

export type Decided = { verified: number; rejected: number }
/** How claims were decided: by stage, by kind of money, and together. */
export type ClaimHistory = { of: (what: string) => Decided; all: Decided }

/** Decided claims of the last YEARS_LEARNED years, of all units. Stages before `signed` are no claims. */
export async function claimHistory(read: Read, asOf: Day): Promise<ClaimHistory> {
  const claims = STAGES.slice(stageIndex('signed'))
  const count = sql`count(case when verification = 'verified' then 1 end) as verified, count(case when verification = 'rejected' then 1 end) as rejected`
  const rows = await rowsOf<{ what: string; verified: unknown; rejected: unknown }>(
    read,
    sql`select ${stageEvents.stage} as what, ${count} from ${stageEvents} where ${inArray(stageEvents.stage, claims)} and ${stageEvents.happenedOn} >= ${learnedFrom(asOf)} and ${stageEvents.deletedAt} is null group by ${stageEvents.stage}
      union all select ${moneyEvents.kind} as what, ${count} from ${moneyEvents} where ${moneyEvents.happenedOn} >= ${learnedFrom(asOf)} and ${moneyEvents.deletedAt} is null group by ${moneyEvents.kind}`,
  )
  const decided = rows.map((row) => ({
    what: row.what,
    verified: Number(row.verified),
    rejected: Number(row.rejected),
  }))
  const sum = (of: Decided[]): Decided => ({
    verified: of.reduce((total, each) => total + each.verified, 0),
    rejected: of.reduce((total, each) => total + each.rejected, 0),
  })
  return { of: (what) => sum(decided.filter((each) => each.what === what)), all: sum(decided) }
}
