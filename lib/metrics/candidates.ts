import { eq, type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { rawRows } from '@/lib/db/rows'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { projects, projectTags, projectTargets } from '@/lib/db/tables/projects'
import type { Rule } from '@/lib/goals/rule.schema'
import type { Day } from '@/lib/kernel/month'
import { type Stage, stageIndex } from '@/lib/kernel/terms'
import type { Forecast } from './forecast'
import type { GoalProgress } from './goals'
import { metricOfGoal } from './goals'
import { readLabels } from './labels'
import { listMetric } from './list'
import { claimOf, missingFor } from './missing'
import { onProject, underWay } from './pipeline'
import { factColumns, factsOf, failedColumns, failedReasons, markingsOf, type RawFacts } from './project-facts'
import type { Reason } from './reasons'

/** A project that could close a goal's gap. Money in 分. */
export type Candidate = {
  id: string
  name: string
  /** The stage it is in; null for one that has arrived and waits for verification. */
  stage: Stage | null
  /** How likely it is to count by the end of the period, 0 to 1; null for money, of which a share is expected. */
  likelihood: number | null
  agreedCny: number
  /** Agreed and not yet arrived, for money goals. */
  openCny: number
  unitName: string
  ownerName: string
  nextStep: string | null
  nextOn: Day | null
  /** All that must still happen for it to count. */
  missing: string[]
}

/** A condition may be failed by a project that has not said anything of it yet: it can be filled in. */
const UNSAID: Partial<Record<Reason, SQL>> = {
  'target-type': sql`not exists (select 1 from ${projectTargets} where ${projectTargets.projectId} = ${projects.id})`,
  tag: sql`not exists (select 1 from ${projectTags} where ${projectTags.projectId} = ${projects.id})`,
  origin: sql`${projects.origin} is null`,
  region: sql`${projects.sourceRegion} is null`,
  area: sql`${projects.area} is null`,
  amount: sql`1 = 1`,
  'registered-capital': sql`1 = 1`,
}

/**
 * The named projects that could close the gap, the likeliest first: claims that wait for nothing but verification, then what is under way by
 * the odds of its stage (for money by what is still to come). Whatever lacks something of the rule stands after what lacks nothing.
 */
export async function candidatesOf(
  read: Read,
  viewer: Viewer,
  row: GoalProgress,
  forecast: Forecast,
  asOf: Day,
  most = 12,
): Promise<Candidate[]> {
  const rule = (row.goal.rules.findLast((version) => version.from <= asOf) ?? row.goal.rules[0])?.rule
  if (!rule || (rule.source !== 'stage' && rule.source !== 'money')) return []
  const waiting = rule.source === 'stage' ? await claimed(read, viewer, row, rule, forecast, asOf) : []
  const first = waiting.slice(0, Math.ceil(most / 2))
  return [...first, ...(await coming(read, viewer, row, rule, forecast, most - first.length))]
}

async function claimed(
  read: Read,
  viewer: Viewer,
  row: GoalProgress,
  rule: Rule,
  forecast: Forecast,
  asOf: Day,
): Promise<Candidate[]> {
  const { rows } = await listMetric(read, viewer, metricOfGoal(row.goal), row.period, {
    asOf,
    unitIds: row.unitIds,
    view: 'left-out',
    reason: 'unverified',
    pageSize: 20,
  })
  return rows
    .filter((each) => each.reasons.length === 1)
    .map((each) => ({
      id: each.recordId,
      name: each.title,
      stage: null,
      likelihood: forecast.claims.odds.mid,
      agreedCny: 0,
      openCny: 0,
      unitName: each.unitName,
      ownerName: each.personName,
      nextStep: `认定${claimOf(rule)}`,
      nextOn: null,
      missing: each.why,
    }))
}

type Row = RawFacts &
  Record<string, unknown> & {
    id: string
    name: string
    stage: Stage
    open: unknown
    unit: string | null
    owner: string | null
    step: string | null
    next: Day | null
  }

async function coming(
  read: Read,
  viewer: Viewer,
  row: GoalProgress,
  rule: Rule,
  forecast: Forecast,
  most: number,
): Promise<Candidate[]> {
  const conditions = onProject(rule)
  const may = conditions.map(({ reason, sql: met }) => sql`(${met} or ${UNSAID[reason] ?? sql`1 = 0`})`)
  const where = sql.join([underWay(viewer, { rule, unitIds: row.unitIds }), ...may], sql` and `)
  const failures = conditions.map(({ sql: met }) => sql`case when ${met} then 0 else 1 end`)
  const failed = failures.length > 0 ? sql.join(failures, sql` + `) : sql`0`
  const odds = new Map(forecast.stages.map(({ stage }) => [stage.stage, stage.mid]))
  const likelihood = [...odds].map(
    ([stage, mid]) => sql`when ${projects.stage} = ${stage} then ${Math.round(mid * 1e6) * 10 + stageIndex(stage)}`,
  )
  const open = sql`${projects.agreedCny} - ${projects.arrivedCny}`
  const order =
    rule.source === 'money'
      ? open
      : likelihood.length > 0
        ? sql`case ${sql.join(likelihood, sql` `)} else 0 end`
        : sql`0`
  const rows = await rawRows<Row>(
    read,
    sql`select ${projects.id} as id, ${projects.name} as name, ${projects.stage} as stage, ${open} as open, ${units.name} as unit, ${users.name} as owner, ${projects.nextStep} as step, ${projects.nextOn} as next, ${failed} as failures, ${order} as likely, ${factColumns(rule)}, ${failedColumns(conditions)}
      from ${projects} left join ${units} on ${eq(units.id, projects.unitId)} left join ${users} on ${eq(users.id, projects.ownerId)}
      where ${where} order by failures, likely desc, ${projects.stageOn} desc, ${projects.id} limit ${most}`,
  )
  const [markings, labels] = await Promise.all([
    markingsOf(
      read,
      rows.map((each) => each.id),
    ),
    readLabels(read),
  ])
  const come = rule.source === 'stage' ? [`到达“${claimOf(rule)}”`] : [`${claimOf(rule)}到账`]
  return rows.map((each): Candidate => {
    const facts = factsOf(each, markings(each.id))
    const lacks = failedReasons(each).flatMap((reason) => missingFor(reason, rule, facts, labels))
    return {
      id: each.id,
      name: each.name,
      stage: each.stage,
      likelihood: rule.source === 'money' ? null : lacks.length > 0 ? 0 : (odds.get(each.stage) ?? 0),
      agreedCny: facts.agreed,
      openCny: Math.max(0, Number(each.open)),
      unitName: each.unit ?? '',
      ownerName: each.owner ?? '未指定',
      nextStep: each.step,
      nextOn: each.next,
      missing: [...come, ...lacks.map(({ words }) => words)],
    }
  })
}
