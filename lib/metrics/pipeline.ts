import { inArray, type SQL, sql } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { projects } from '@/lib/db/tables/projects'
import type { Rule } from '@/lib/goals/rule.schema'
import { isStage, type Stage } from '@/lib/kernel/terms'
import { PROMISED } from './money-history'
import { rowsOf } from './read'
import { projectConditions } from './sources/project-conditions'
import { stagesBefore } from './stage-history'

/** A goal's rule with the units whose projects are asked for. */
export type PipelineAsk = { rule: Rule; unitIds: string[] | undefined }
/** Projects under way that meet everything the rule asks of a project and do not count yet; for money, what was agreed and has not arrived, in 分. */
export type Pipeline = { stages: { stage: Stage; projects: number }[]; openCny: number; openProjects: number }

/** Projects of the viewer that are worked on and have not reached the goal: whoever counts, or is claimed, is in the figure already. */
export function underWay(viewer: Viewer, { rule, unitIds }: PipelineAsk): SQL {
  const parts: SQL[] = [
    sql`${projects.state} = 'active' and ${projects.deletedAt} is null and ${projects.mergedInto} is null and ${projects.pooledAt} is null`,
  ]
  const reach = within(viewer, 'project.read', projects)
  if (reach) parts.push(reach)
  if (unitIds) parts.push(unitIds.length === 0 ? sql`1 = 0` : inArray(projects.unitId, unitIds))
  if (rule.source === 'stage' && rule.stage)
    parts.push(
      inArray(projects.stage, stagesBefore(rule.stage)),
      sql`not exists (select 1 from stage_events reached where reached.effective_key = ${projects.id} || ${`:${rule.stage}`})`,
    )
  else parts.push(inArray(projects.stage, PROMISED), sql`${projects.agreedCny} > ${projects.arrivedCny}`)
  return sql.join(parts, sql` and `)
}

/** What the rule asks of the project itself, whatever events it has. */
export const onProject = (rule: Rule) => projectConditions(rule, sql`${projects.origin}`)

/** The pipelines of many goals in one statement, in the order asked. */
export async function pipelines(read: Read, viewer: Viewer, asks: PipelineAsk[]): Promise<Pipeline[]> {
  const found = asks.map((): Pipeline => ({ stages: [], openCny: 0, openProjects: 0 }))
  if (asks.length === 0) return found
  const parts = asks.map((ask, index) => {
    const all = [underWay(viewer, ask), ...onProject(ask.rule).map((each) => each.sql)]
    return sql`select ${sql.raw(String(index))} as ask, ${projects.stage} as stage, count(*) as total, coalesce(sum(${projects.agreedCny} - ${projects.arrivedCny}), 0) as missing from ${projects} where ${sql.join(all, sql` and `)} group by ${projects.stage}`
  })
  const rows = await rowsOf<{ ask: unknown; stage: string; total: unknown; missing: unknown }>(
    read,
    sql.join(parts, sql` union all `),
  )
  for (const row of rows) {
    const pipeline = found[Number(row.ask)]
    if (!pipeline || !isStage(row.stage)) continue
    pipeline.stages.push({ stage: row.stage, projects: Number(row.total) })
    pipeline.openCny += Number(row.missing)
    pipeline.openProjects += Number(row.total)
  }
  return found
}
