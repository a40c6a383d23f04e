import { and, desc, eq, gte, lte, type SQL } from 'drizzle-orm'
import { projects } from '@/lib/db/tables/projects'
import type { Period } from '@/lib/kernel/month'
import type { Asking } from './figures.queries'
import { ownProjects } from './key-projects.queries'
import type { PlanNumbers, ProblemNumbers } from './numbers'

const LISTED = { problems: 10, plans: 15 }
type Names = Map<string, string>

/** Follow-ups whose day has passed: what is stuck and needs a hand, largest projects first. */
export async function problemNumbers(asking: Asking, unitNames: Names): Promise<ProblemNumbers[]> {
  const rows = await followUps(asking, [lte(projects.nextOn, asking.through)], LISTED.problems)
  return rows.map((row) => ({
    id: row.id,
    subject: row.name,
    text: row.nextStep ? `“${row.nextStep}”逾期未办结。` : '跟进事项逾期未办结。',
    owner: unitNames.get(row.unitId) ?? '',
    due: row.nextOn,
  }))
}

/** Follow-ups that fall into the period after, by day. */
export async function planNumbers(asking: Asking, next: Period, unitNames: Names): Promise<PlanNumbers[]> {
  const coming = [gte(projects.nextOn, next.from), lte(projects.nextOn, next.to)]
  const rows = await followUps(asking, coming, LISTED.plans)
  return rows
    .toSorted((a, b) => ((a.nextOn ?? '') < (b.nextOn ?? '') ? -1 : 1))
    .map((row) => ({
      id: row.id,
      subject: row.name,
      text: row.nextStep ?? '按计划跟进',
      owner: unitNames.get(row.unitId) ?? '',
      on: row.nextOn,
    }))
}

async function followUps(asking: Asking, when: SQL[], limit: number) {
  return asking.read
    .select({
      id: projects.id,
      name: projects.name,
      unitId: projects.unitId,
      nextStep: projects.nextStep,
      nextOn: projects.nextOn,
    })
    .from(projects)
    .where(and(ownProjects(asking), eq(projects.state, 'active'), ...when))
    .orderBy(desc(projects.agreedCny), projects.nextOn, projects.id)
    .limit(limit)
}
