import { and, eq, isNull, sql } from 'drizzle-orm'
import { readableProjects } from '@/lib/access/credited'
import type { Viewer } from '@/lib/access/viewer'
import { rawRows } from '@/lib/db/rows'
import type { Read } from '@/lib/db/store'
import { projects } from '@/lib/db/tables/projects'
import { plus } from '@/lib/goals/figure.rules'
import { goalPeriod } from '@/lib/goals/progress.rules'
import { type Goal, listGoals } from '@/lib/goals/queries'
import type { FigureUnit, Rule } from '@/lib/goals/rule.schema'
import type { Day, Period } from '@/lib/kernel/month'
import type { Verification } from '@/lib/kernel/terms'
import { dividedMetrics } from './credit'
import { metricOfGoal } from './goals'
import { readLabels } from './labels'
import { spansOf } from './metric'
import { claimOf, type Missing, missingFor } from './missing'
import {
  factColumns,
  factsOf,
  failedColumns,
  failedOnProject,
  failedReasons,
  markingsOf,
  type RawFacts,
} from './project-facts'
import { compileWith } from './read'
import type { Reason } from './reasons'

/** Counts; would count if `missing` (all of it curable) were done; or does not, and why. */
export type Standing = 'counts' | 'would' | 'not'
/** How one project stands to one goal. `amount` is what it adds to the figure; `since` the day of the event that counts. */
export type GoalStanding = {
  goal: Goal
  unit: FigureUnit
  period: Period
  standing: Standing
  amount: number
  since: Day | null
  /** What counts: 签约, 到位资金. */
  event: string
  missing: Missing[]
}

type EventRow = Record<string, unknown> & {
  goal: unknown
  day: Day | null
  verification: Verification | null
  amount: unknown
  scale: unknown
}
type Asked = { goal: Goal; rule: Rule; period: Period }

/**
 * How a project stands to every own goal that counts projects or money on that day: the figure's own compiled conditions, narrowed to the
 * project, so that it cannot say otherwise than the figure. Nothing for a project the viewer does not count.
 */
export async function standingsOf(read: Read, viewer: Viewer, projectId: string, asOf: Day): Promise<GoalStanding[]> {
  const asked = (await listGoals(read)).flatMap((goal): Asked[] => {
    const rule = (goal.rules.findLast((version) => version.from <= asOf) ?? goal.rules[0])?.rule
    const running = !goal.plan.reference && goal.plan.from <= asOf && asOf <= goal.plan.to
    return running && (rule?.source === 'stage' || rule?.source === 'money')
      ? [{ goal, rule, period: goalPeriod(goal, goal.plan, asOf) }]
      : []
  })
  if (asked.length === 0) return []
  const [events, facts, markings, labels] = await Promise.all([
    eventsOf(read, viewer, projectId, asked, asOf),
    projectsAsSeen(read, viewer, projectId, asked),
    markingsOf(read, [projectId]),
    readLabels(read),
  ])
  return asked.flatMap((ask, index): GoalStanding[] => {
    const raw = facts.find((row) => Number(row.goal) === index)
    if (!raw) return []
    const own = events.filter((row) => Number(row.goal) === index)
    const counted = own.filter((row) => failedReasons(row).length === 0)
    const base = { goal: ask.goal, unit: metricOfGoal(ask.goal).unit, period: ask.period, event: claimOf(ask.rule) }
    if (counted.length > 0) {
      const days = counted.map((row) => row.day ?? '').sort()
      const amount = counted.reduce((sum, row) => plus(sum, Number(row.amount) / Number(row.scale)), 0)
      return [{ ...base, standing: 'counts', amount, since: days[0] ?? null, missing: [] }]
    }
    const seen = factsOf(raw, markings(projectId))
    const words = (reasons: Reason[], row?: EventRow) =>
      reasons.flatMap((reason) =>
        missingFor(reason, ask.rule, seen, labels, row && { on: row.day, verification: row.verification }),
      )
    const nearest = own
      .filter((row) => !failedReasons(row).includes('voided'))
      .sort((a, b) => failedReasons(a).length - failedReasons(b).length)[0]
    const missing = nearest ? words(failedReasons(nearest), nearest) : notYet(ask.rule, raw, words)
    const standing = missing.every((each) => each.curable) ? 'would' : 'not'
    return [{ ...base, standing, amount: 0, since: null, missing }]
  })
}

/** No event of the goal's kind yet: it must come and be verified, and the project must meet the rest. */
function notYet(
  rule: Rule,
  raw: RawFacts & Record<string, unknown>,
  words: (reasons: Reason[]) => Missing[],
): Missing[] {
  const come = rule.source === 'stage' ? `到达“${claimOf(rule)}”` : `登记${claimOf(rule)}`
  const ended: Reason[] = raw.state === 'active' ? [] : ['ended']
  return [
    ...words(ended),
    { words: `${come}${rule.verifiedOnly ? '并经认定' : ''}`, curable: true },
    ...words(failedReasons(raw)),
  ]
}

/** The project's events of each goal's kind, with every condition of the figure that each fails. */
async function eventsOf(read: Read, viewer: Viewer, projectId: string, asked: Asked[], asOf: Day): Promise<EventRow[]> {
  const divided = await dividedMetrics(read)
  const parts = asked.flatMap(({ goal, period }, index) => {
    const metric = metricOfGoal(goal)
    const spans = spansOf(metric, period)
    return compileWith(divided, metric, viewer, period, { asOf }).map(
      ({ source, scope, conditions, inPeriod }, span) => {
        // Each event is judged once: by the stretch it falls in; before the period by the first one, after it by the last.
        const mine = [scope, sql`${source.projectId ?? sql`null`} = ${projectId}`]
        if (span > 0) mine.push(sql`${source.day} >= ${spans[span]?.period.from ?? ''}`)
        if (span < spans.length - 1) mine.push(sql`${source.day} <= ${spans[span]?.period.to ?? ''}`)
        const failed = failedColumns([...conditions, { reason: 'period', sql: inPeriod }])
        return sql`select ${sql.raw(String(index))} as goal, ${source.day} as day, ${source.verification ?? sql`cast(null as text)`} as verification, ${source.amount ?? sql`1`} as amount, ${sql.raw(String(source.scale))} as scale, ${failed} from ${source.from} where ${sql.join(mine, sql` and `)}`
      },
    )
  })
  return rawRows<EventRow>(read, sql.join(parts, sql` union all `))
}

/** The project as each goal's rule sees it; nothing when it is out of the viewer's reach. */
async function projectsAsSeen(read: Read, viewer: Viewer, projectId: string, asked: Asked[]) {
  const mine = and(
    eq(projects.id, projectId),
    isNull(projects.deletedAt),
    readableProjects(viewer, { ...projects, projectId: projects.id }),
  )
  const parts = asked.map(
    ({ rule }, index) =>
      sql`select ${sql.raw(String(index))} as goal, ${factColumns(rule)}, ${failedOnProject(rule)} from ${projects} where ${mine}`,
  )
  return rawRows<RawFacts & Record<string, unknown> & { goal: unknown }>(read, sql.join(parts, sql` union all `))
}
