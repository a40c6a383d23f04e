import { and, desc, eq, gte, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { projects } from '@/lib/db/tables/projects'
import { addDays, type Period } from '@/lib/kernel/month'
import { STAGE_TERMS, STAGES, stageIndex } from '@/lib/kernel/terms'
import { reminderPolicy } from '@/lib/reminders/policy.queries'
import { stageLimit, withDays } from '@/lib/reminders/rules'
import type { Asking } from './figures.queries'
import { KEY_AMOUNT, ownProjects } from './key-projects.queries'
import type { Listed, PlanNumbers, ProblemNumbers } from './numbers'
import { requestProblems } from './request-problems.queries'

const LISTED = { problems: 10, plans: 15 }
type Names = Map<string, string>

/** What is stuck and needs a hand: requests that rose or are late, then follow-ups whose day has passed, largest projects first. */
export async function problemNumbers(asking: Asking, unitNames: Names): Promise<Listed<ProblemNumbers>> {
  const [asked, late] = await Promise.all([
    requestProblems(asking, unitNames, LISTED.problems),
    underWay(asking, [lt(projects.nextOn, asking.through)], LISTED.problems),
  ])
  const followUps = late.rows.map((row) => ({
    noun: 'project' as const,
    id: row.id,
    subject: row.name,
    text: row.nextStep ? `“${row.nextStep}”逾期未办结。` : '跟进事项逾期未办结。',
    owner: unitNames.get(row.unitId) ?? '',
    due: row.nextOn,
  }))
  return { rows: [...asked.rows, ...followUps].slice(0, LISTED.problems), total: asked.total + late.total }
}

/** Follow-ups that fall into the period after, and key projects whose days in their stage end in it, by day. */
export async function planNumbers(asking: Asking, next: Period, unitNames: Names): Promise<Listed<PlanNumbers>> {
  const coming = [gte(projects.nextOn, next.from), lte(projects.nextOn, next.to)]
  const [followUps, limits] = await Promise.all([
    underWay(asking, coming, LISTED.plans),
    stageLimits(asking, next, unitNames),
  ])
  const steps = followUps.rows.map((row) => ({
    id: row.id,
    subject: row.name,
    text: row.nextStep ?? '按计划跟进',
    owner: unitNames.get(row.unitId) ?? '',
    on: row.nextOn,
  }))
  const rows = [...steps, ...limits.rows].slice(0, LISTED.plans)
  return {
    rows: rows.toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1)),
    total: followUps.total + limits.total,
  }
}

/** Key projects that have to leave their stage within a period, by the days that the reminders' policy gives it. */
async function stageLimits(asking: Asking, { from, to }: Period, unitNames: Names): Promise<Listed<PlanNumbers>> {
  const policy = await reminderPolicy(asking.read)
  const stages = withDays(policy.stageDays).filter((stage) => stageIndex(stage) >= stageIndex('negotiation'))
  const ending = stages.map((stage) => {
    const entered = (day: string) => addDays(day, -policy.stageDays[stage])
    return and(eq(projects.stage, stage), gte(projects.stageOn, entered(from)), lte(projects.stageOn, entered(to)))
  })
  if (ending.length === 0) return { rows: [], total: 0 }
  const { rows, total } = await underWay(asking, [gte(projects.agreedCny, KEY_AMOUNT), or(...ending)], LISTED.plans)
  const limits = rows.flatMap((row): PlanNumbers[] => {
    const on = stageLimit(row, policy)
    const following = STAGES[stageIndex(row.stage) + 1]
    if (!on || !following) return []
    const text = `${STAGE_TERMS[row.stage]}阶段时限届满，推动转入${STAGE_TERMS[following]}`
    return [{ id: `${row.id}.limit`, subject: row.name, text, owner: unitNames.get(row.unitId) ?? '', on }]
  })
  return { rows: limits, total }
}

/** Projects under way of which all holds, the largest `limit` of them and how many there are. */
async function underWay(asking: Asking, which: (SQL | undefined)[], limit: number) {
  const rows = await asking.read
    .select({
      id: projects.id,
      name: projects.name,
      unitId: projects.unitId,
      stage: projects.stage,
      stageOn: projects.stageOn,
      nextStep: projects.nextStep,
      nextOn: projects.nextOn,
      total: sql`count(*) over ()`.mapWith(Number),
    })
    .from(projects)
    .where(and(ownProjects(asking), eq(projects.state, 'active'), ...which))
    .orderBy(desc(projects.agreedCny), projects.nextOn, projects.id)
    .limit(limit)
  return { rows, total: rows[0]?.total ?? 0 }
}
