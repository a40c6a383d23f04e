import { and, eq, isNull } from 'drizzle-orm'
import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { goalRules, goals, manualFigures, plans } from '@/lib/db/tables/goals'
import { now, today } from '@/lib/kernel/clock'
import { found, Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { type Day, formatDay } from '@/lib/kernel/month'
import { typedValue } from './figure.rules'
import { figureUnit, type Rule, ruleInput } from './rule.schema'
import { ruleTyped } from './rule-form.schema'
import { type FigureInput, type GoalInput, type PlanInput, readValue } from './schema'

/** Creates or changes a plan. Problems: not-allowed, not-found, conflict (with the stored version). */
export async function savePlan(write: Write, viewer: Viewer, input: PlanInput): Promise<{ id: string }> {
  const { id, version, ...facts } = input
  return write(async (tx) => {
    if (!id) {
      const own = { unitId: viewer.unitId, ownerId: viewer.userId }
      demand(viewer, 'goal.write', own)
      const planId = newId()
      await tx.insert(plans).values({ ...own, ...facts, id: planId, code: planId, createdBy: viewer.userId })
      await audit(tx, viewer, { action: 'plan.create', noun: 'plan', id: planId, unitId: own.unitId, after: facts })
      return { id: planId }
    }
    const row = await loadPlan(tx, viewer, id)
    if (row.version !== version) throw new Problem('conflict', {}, `plan ${id}`, { ...row })
    await tx
      .update(plans)
      .set({ ...facts, version: row.version + 1, updatedAt: now() })
      .where(eq(plans.id, id))
    const { title, org, from, to, source } = row
    const before = { title, org, from, to, source }
    await audit(tx, viewer, { action: 'plan.update', noun: 'plan', id, unitId: row.unitId, before, after: facts })
    return { id }
  })
}

/**
 * Creates or changes a goal. A changed rule becomes a new version from its day on, with its author: what was counted before stays.
 * The measure of a goal never changes, for its target would mean something else. A rule that is to apply from a day that has passed rewrites
 * figures already told, so that it must be confirmed; it never reaches behind the version before it.
 * Problems: not-allowed, not-found, conflict, invalid, confirm (effectiveFrom).
 */
export async function saveGoal(
  write: Write,
  viewer: Viewer,
  input: GoalInput,
  confirmed: string[] = [],
): Promise<{ id: string }> {
  const { id, version, planId, facts, rule, effectiveFrom } = input
  return write(async (tx) => {
    const plan = await loadPlan(tx, viewer, planId)
    if (!id) {
      const goalId = newId()
      const own = { unitId: plan.unitId, ownerId: viewer.userId, createdBy: viewer.userId }
      await tx.insert(goals).values({ ...own, ...facts, id: goalId, planId, code: goalId, sort: 1000 })
      await addRule(tx, viewer, goalId, rule, effectiveFrom)
      const after = { ...facts, rule, effectiveFrom }
      await audit(tx, viewer, { action: 'goal.create', noun: 'goal', id: goalId, unitId: plan.unitId, after })
      return { id: goalId }
    }
    const row = await loadGoal(tx, viewer, id)
    const { title, unitLabel, target, period, by, baseline } = row
    const last = await lastVersion(tx, id)
    const current = last?.rule
    if (row.version !== version) {
      const typed = typedValue(target, figureUnit(current?.measure ?? 'records', unitLabel))
      const theirs = {
        ...{ title, unitLabel, target: typed.text, targetUnit: typed.unit, period, by, version: row.version },
        ...{ baselineStock: baseline?.stock, baselineAsOf: baseline?.asOf, baselineNote: baseline?.note },
        ...(current ? ruleTyped(current) : {}),
      }
      throw new Problem('conflict', {}, `goal ${id}`, theirs)
    }
    if (current && current.measure !== rule.measure)
      throw new Problem('invalid', { measure: ['目标建立后计量方式不能更改，请另建目标'] })
    const changed = JSON.stringify(current) !== JSON.stringify(rule)
    if (changed && last) checkDay(effectiveFrom, last.from, confirmed)
    await tx
      .update(goals)
      .set({ ...facts, version: row.version + 1, updatedAt: now() })
      .where(eq(goals.id, id))
    if (changed) await addRule(tx, viewer, id, rule, effectiveFrom)
    const before = { title, unitLabel, target, period, by, baseline, ...(changed ? { rule: current } : {}) }
    const after = { ...facts, ...(changed ? { rule, effectiveFrom } : {}) }
    await audit(tx, viewer, { action: 'goal.update', noun: 'goal', id, unitId: row.unitId, before, after })
    return { id }
  })
}

/** Reports a figure of a goal that is not counted from records. Problems: not-allowed, not-found, invalid, refused. */
export async function reportFigure(write: Write, viewer: Viewer, input: FigureInput): Promise<{ id: string }> {
  const { goalId, asOf, source } = input
  return write(async (tx) => {
    const goal = await loadGoal(tx, viewer, goalId)
    const rule = (await lastVersion(tx, goalId))?.rule
    if (rule?.source !== 'manual') throw new Problem('refused', { '': ['该目标由业务记录自动统计，不需要人工填报。'] })
    if (asOf > today()) throw new Problem('invalid', { asOf: ['截至日期不能晚于今天'] })
    const value = readValue(input.value, input.valueUnit, rule.measure)
    if (value === undefined) throw new Problem('invalid', { value: ['请填写不小于零的数'] })
    const id = newId()
    const row = { unitId: goal.unitId, ownerId: viewer.userId, createdBy: viewer.userId, goalId, asOf, value, source }
    await tx.insert(manualFigures).values({ id, ...row })
    const after = { asOf, value, source }
    await audit(tx, viewer, { action: 'goal.figure', noun: 'goal', id: goalId, unitId: goal.unitId, after })
    return { id }
  })
}

async function addRule(tx: Tx, viewer: Viewer, goalId: string, rule: Rule, effectiveFrom: string): Promise<void> {
  await tx.insert(goalRules).values({ goalId, effectiveFrom, rule, authorId: viewer.userId })
}

/** From which day a changed rule may apply: not before the version it replaces, and before today only knowingly. */
function checkDay(from: Day, lastFrom: Day, confirmed: string[]): void {
  if (from < lastFrom)
    throw new Problem('invalid', {
      effectiveFrom: [`不能早于上一版规则的生效日期${formatDay(lastFrom)}`],
    })
  if (from < today() && !confirmed.includes('effectiveFrom'))
    throw new Problem('confirm', {
      effectiveFrom: [
        `生效日期早于今天，${formatDay(from)}以来已统计的数字将按新规则重算；已发布的月报不变，差额列为下期调整`,
      ],
    })
}

async function lastVersion(tx: Tx, id: string): Promise<{ from: Day; rule: Rule } | undefined> {
  const rows = await tx
    .select()
    .from(goalRules)
    .where(eq(goalRules.goalId, id))
    .orderBy(goalRules.effectiveFrom, goalRules.at, goalRules.id)
  const last = rows.at(-1)
  return last && { from: last.effectiveFrom, rule: ruleInput.parse(last.rule) }
}

async function loadPlan(tx: Tx, viewer: Viewer, id: string) {
  const [row] = await tx
    .select()
    .from(plans)
    .where(and(eq(plans.id, id), isNull(plans.deletedAt)))
  const plan = found(row, `plan ${id}`)
  demand(viewer, 'goal.write', plan)
  return plan
}

async function loadGoal(tx: Tx, viewer: Viewer, id: string) {
  const [row] = await tx
    .select()
    .from(goals)
    .where(and(eq(goals.id, id), isNull(goals.deletedAt)))
  const goal = found(row, `goal ${id}`)
  demand(viewer, 'goal.write', goal)
  return goal
}
