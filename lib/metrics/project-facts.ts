import { inArray, type SQL, sql } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { projects, projectTags, projectTargets } from '@/lib/db/tables/projects'
import type { Rule } from '@/lib/goals/rule.schema'
import type { Origin, ProjectState } from '@/lib/kernel/terms'
import type { ProjectFacts } from './missing'
import { onProject } from './pipeline'
import { REASONS, type Reason } from './reasons'
import type { Condition } from './source'
import { sumsOf } from './sources/project-conditions'

export type RawFacts = {
  state: ProjectState
  agreed: unknown
  agreedVerified: unknown
  registered: unknown
  registeredVerified: unknown
  origin: Origin | null
  region: string | null
  area: string | null
}

/** A project's facts as a rule sees them, as SELECT columns. */
export function factColumns(rule: Rule): SQL {
  const sums = sumsOf(rule)
  return sql`${projects.state} as state, ${sums.agreed} as agreed, ${sums.agreedVerified} as ${sql.identifier('agreedVerified')}, ${sums.registered} as registered, ${sums.registeredVerified} as ${sql.identifier('registeredVerified')}, ${projects.origin} as origin, ${projects.sourceRegion} as region, ${projects.area} as area`
}

/** 1 for each condition that a row fails, 0 for all others, under `no_<reason>`: the same columns for every rule. */
export function failedColumns(conditions: Condition[]): SQL {
  const columns = REASONS.map((reason) => {
    const own = conditions.filter((each) => each.reason === reason)
    const all = sql.join(
      own.map((each) => sql`(${each.sql})`),
      sql` and `,
    )
    const failed = own.length === 0 ? sql`0` : sql`case when ${all} then 0 else 1 end`
    return sql`${failed} as ${sql.identifier(`no_${reason}`)}`
  })
  return sql.join(columns, sql`, `)
}

/** The failed conditions of a row selected so. */
export const failedReasons = (row: Record<string, unknown>): Reason[] =>
  REASONS.filter((reason) => Number(row[`no_${reason}`] ?? 0) === 1)

/** What the rule asks of the project itself and it does not meet, as SELECT columns. */
export const failedOnProject = (rule: Rule): SQL => failedColumns(onProject(rule))

/** Target types and tags of projects by id. */
export async function markingsOf(
  read: Read,
  ids: string[],
): Promise<(id: string) => Pick<ProjectFacts, 'targets' | 'tags'>> {
  if (ids.length === 0) return () => ({ targets: [], tags: [] })
  const [targets, tags] = await Promise.all([
    read.select().from(projectTargets).where(inArray(projectTargets.projectId, ids)),
    read.select().from(projectTags).where(inArray(projectTags.projectId, ids)),
  ])
  return (id) => ({
    targets: targets.filter((row) => row.projectId === id).map((row) => row.target),
    tags: tags.filter((row) => row.projectId === id).map((row) => row.tag),
  })
}

export const factsOf = (raw: RawFacts, markings: Pick<ProjectFacts, 'targets' | 'tags'>): ProjectFacts => ({
  state: raw.state,
  agreed: Number(raw.agreed ?? 0),
  agreedVerified: Number(raw.agreedVerified ?? 0),
  registered: Number(raw.registered ?? 0),
  registeredVerified: Number(raw.registeredVerified ?? 0),
  origin: raw.origin,
  region: raw.region,
  area: raw.area,
  ...markings,
})
