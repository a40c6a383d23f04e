import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { allocations, goalRules, goals, manualFigures, plans } from '@/lib/db/tables/goals'
import { units, users } from '@/lib/db/tables/people'
import { found } from '@/lib/kernel/errors'
import type { Day } from '@/lib/kernel/month'
import { isOwnPlan } from './progress.rules'
import { type Rule, ruleInput } from './rule.schema'

export type PlanRow = {
  id: string
  code: string
  org: string
  title: string
  from: Day
  to: Day
  source: string | null
  unitId: string
  version: number
  /** Another district's plan, loaded to compare with: never counted against own records. */
  reference: boolean
}
/** A version of a goal's rule, earliest first. */
export type RuleVersion = { id: string; from: Day; rule: Rule; authorId: string; at: Date }
export type GoalRow = Pick<
  typeof goals.$inferSelect,
  | 'id'
  | 'planId'
  | 'code'
  | 'title'
  | 'unitLabel'
  | 'target'
  | 'period'
  | 'by'
  | 'baseline'
  | 'unitId'
  | 'version'
  | 'sort'
> & { rules: RuleVersion[] }
export type Goal = GoalRow & { plan: PlanRow }

async function districtName(read: Read): Promise<string> {
  const [root] = await read.select({ name: units.name }).from(units).where(isNull(units.parentId)).limit(1)
  return root?.name ?? ''
}

/** Every plan, own ones first and the latest first among them. */
export async function listPlans(read: Read): Promise<PlanRow[]> {
  const [rows, district] = await Promise.all([
    read.select().from(plans).where(isNull(plans.deletedAt)).orderBy(desc(plans.to), desc(plans.from), asc(plans.code)),
    districtName(read),
  ])
  const list = rows.map((row): PlanRow => {
    const { id, code, org, title, from, to, source, unitId, version } = row
    return { id, code, org, title, from, to, source, unitId, version, reference: !isOwnPlan(org, district) }
  })
  return [...list.filter((plan) => !plan.reference), ...list.filter((plan) => plan.reference)]
}

/** Goals with their rule versions; of one plan, or the named ones, or all. Readable by every role (goal.read is 'all'). */
export async function listGoals(read: Read, of: { planId?: string; ids?: string[] } = {}): Promise<Goal[]> {
  if (of.ids?.length === 0) return []
  const own = and(
    isNull(goals.deletedAt),
    of.planId === undefined ? undefined : eq(goals.planId, of.planId),
    of.ids && inArray(goals.id, of.ids),
  )
  const [rows, planRows] = await Promise.all([
    read.select().from(goals).where(own).orderBy(asc(goals.sort), asc(goals.id)),
    listPlans(read),
  ])
  if (rows.length === 0) return []
  const versions = await read
    .select()
    .from(goalRules)
    .where(
      inArray(
        goalRules.goalId,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(asc(goalRules.effectiveFrom), asc(goalRules.at), asc(goalRules.id))
  return rows.flatMap(({ id, planId, code, title, unitLabel, target, period, by, baseline, unitId, version, sort }) => {
    const plan = planRows.find((each) => each.id === planId)
    if (!plan) return []
    const rules = versions
      .filter((each) => each.goalId === id)
      .map(({ id, effectiveFrom, rule, authorId, at }) => ({
        id,
        from: effectiveFrom,
        rule: ruleInput.parse(rule),
        authorId,
        at,
      }))
    return [{ id, planId, code, title, unitLabel, target, period, by, baseline, unitId, version, sort, plan, rules }]
  })
}

export async function findGoal(read: Read, id: string): Promise<Goal | undefined> {
  return (await listGoals(read, { ids: [id] }))[0]
}

/** 任务分解 of goals over units and years; `path` is the unit's place in the tree. */
export type Allocation = {
  id: string
  goalId: string
  unitId: string
  path: string
  year: number
  target: number
  version: number
}
export async function listAllocations(read: Read, goalIds: string[]): Promise<Allocation[]> {
  if (goalIds.length === 0) return []
  const { id, goalId, unitId, year, target, version } = allocations
  return read
    .select({ id, goalId, unitId, path: units.path, year, target, version })
    .from(allocations)
    .innerJoin(units, eq(units.id, unitId))
    .where(and(inArray(goalId, goalIds), isNull(allocations.deletedAt)))
    .orderBy(asc(units.path), asc(year))
}

/** Reported figures of a goal, latest first, with who reported them. */
export type ReportedFigure = { id: string; asOf: Day; value: number; source: string; by: string; at: Date }
export async function listFigures(read: Read, goalId: string): Promise<ReportedFigure[]> {
  const rows = await read
    .select({ figure: manualFigures, by: users.name })
    .from(manualFigures)
    .leftJoin(users, eq(users.id, manualFigures.createdBy))
    .where(and(eq(manualFigures.goalId, goalId), isNull(manualFigures.deletedAt)))
    .orderBy(desc(manualFigures.asOf), desc(manualFigures.id))
  return rows.map(({ figure, by }) => ({
    id: figure.id,
    asOf: figure.asOf,
    value: figure.value,
    source: figure.source,
    by: by ?? '系统',
    at: figure.recordedAt,
  }))
}

/** The days of which goals have reported figures. */
export async function reportedDays(read: Read, goalIds: string[]): Promise<Map<string, Day[]>> {
  if (goalIds.length === 0) return new Map()
  const rows = await read
    .select({ goalId: manualFigures.goalId, asOf: manualFigures.asOf })
    .from(manualFigures)
    .where(and(inArray(manualFigures.goalId, goalIds), isNull(manualFigures.deletedAt)))
  return new Map([...Map.groupBy(rows, (row) => row.goalId)].map(([id, own]) => [id, own.map((row) => row.asOf)]))
}

/** Names of a rule's authors, for its history. */
export async function authorNames(read: Read, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await read.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids))
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** One plan; throws not-found. */
export async function findPlan(read: Read, id: string): Promise<PlanRow> {
  return found(
    (await listPlans(read)).find((plan) => plan.id === id),
    `plan ${id}`,
  )
}
