import { and, eq, isNull } from 'drizzle-orm'
import { readablePlans } from '@/lib/access/joint'
import { demand, reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { planUnits, visitPlans } from '@/lib/db/tables/calendar'
import { unknownCodes } from '@/lib/dictionaries/queries'
import { now, today } from '@/lib/kernel/clock'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { PLAN_ANSWER_TERMS, PLAN_STATE_TERMS } from '@/lib/kernel/terms'
import { jointUnitsFrom } from '@/lib/visits/joint.records'
import { chosenCompany, demandProjectOf } from '@/lib/visits/parties.records'
import { personOf } from './people.records'
import { askedUnits, insertVisitPlans, updateVisitPlan, type VisitPlanRow } from './records'
import { visitPlanErrors } from './rules'
import type { VisitPlanAnswer, VisitPlanChange, VisitPlanInput } from './schema'
import { tellAnswer, tellAsked, tellChanged } from './tell.records'

/** Plans a visit of the viewer's unit, or of the unit of a person the viewer may plan for. Problems: invalid, not-allowed. */
export async function createVisitPlan(write: Write, viewer: Viewer, input: VisitPlanInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const { facts, own } = await prepare(tx, viewer, input)
    const asked = await askedFrom(tx, own.unitId, input.units)
    const [id] = await insertVisitPlans(tx, viewer, [{ ...facts, ...own, asked }])
    const plan = { ...facts, ...own, id: found(id) }
    await tellAsked(
      tx,
      viewer,
      plan,
      asked.map((unit) => unit.id),
    )
    return { id: plan.id }
  })
}

/** Changes a plan that still stands. Problems: not-found, not-allowed, refused (held or cancelled), conflict (with the stored version), invalid. */
export async function changeVisitPlan(write: Write, viewer: Viewer, input: VisitPlanChange): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadForChange(tx, viewer, input.id)
    if (row.version !== input.version) throw await conflict(tx, row)
    const { facts, own } = await prepare(tx, viewer, input, row)
    const old = await askedUnits(tx, row.id)
    const asked = await askedFrom(tx, own.unitId, input.units, old)
    await updateVisitPlan(tx, viewer, row, { ...facts, ...own }, asked)
    const plan = { ...row, ...facts, ...own }
    const moved = (['happensOn', 'startsAt', 'endsAt'] as const).some((name) => plan[name] !== row[name])
    if (moved) await tellChanged(tx, viewer, plan, false)
    const fresh = asked.filter((unit) => !old.some((one) => one.id === unit.id))
    await tellAsked(
      tx,
      viewer,
      plan,
      fresh.map((unit) => unit.id),
    )
    return { id: row.id }
  })
}

/** Gives a plan up; it stays on record. Problems: as changeVisitPlan. */
export async function cancelVisitPlan(
  write: Write,
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadForChange(tx, viewer, input.id)
    if (row.version !== input.version) throw await conflict(tx, row)
    await updateVisitPlan(tx, viewer, row, { state: 'cancelled' }, undefined, 'visit-plan.cancel')
    await tellChanged(tx, viewer, row, true)
    return { id: row.id }
  })
}

/**
 * Answers for a unit that was asked along: the unit's own people for it, managers for the units they reach; who comes is one of the unit, by default
 * the viewer. May be changed until the visit is made. Problems: not-found, not-allowed, refused, invalid.
 */
export async function answerVisitPlan(write: Write, viewer: Viewer, input: VisitPlanAnswer): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await load(tx, viewer, input.id)
    const which = and(eq(planUnits.planId, row.id), eq(planUnits.unitId, input.unitId))
    const [asked] = await tx.select().from(planUnits).where(which)
    if (!asked) throw refused('该单位不在受邀之列，请刷新后重试')
    demand(viewer, 'visit.write', {
      unitId: input.unitId,
      ownerId: input.unitId === viewer.unitId ? viewer.userId : null,
    })
    demandOpen(row)
    const joins = input.answer === 'joined'
    const mine = input.userId ?? (input.unitId === viewer.unitId ? viewer.userId : null)
    if (joins && mine === null) throw new Problem('invalid', { userId: ['请选择参加人员'] })
    const userId = joins && mine ? (await personOf(tx, mine, 'userId', input.unitId)).id : null
    await tx.update(planUnits).set({ answer: input.answer, userId, answeredAt: now() }).where(which)
    // What calendars hold of the plan is older now; whoever edits it at this moment is not disturbed.
    await tx.update(visitPlans).set({ updatedAt: now() }).where(eq(visitPlans.id, row.id))
    await audit(tx, viewer, {
      action: 'visit-plan.answer',
      noun: 'visit-plan',
      id: row.id,
      unitId: input.unitId,
      before: { answer: asked.answer, userId: asked.userId },
      after: { answer: input.answer, userId },
    })
    await tellAnswer(tx, viewer, row, input.unitId, PLAN_ANSWER_TERMS[input.answer])
    return { id: row.id }
  })
}

async function load(tx: Tx, viewer: Viewer, id: string): Promise<VisitPlanRow> {
  const [row] = await tx
    .select()
    .from(visitPlans)
    .where(
      and(
        eq(visitPlans.id, id),
        isNull(visitPlans.deletedAt),
        readablePlans(viewer, { ...visitPlans, planId: visitPlans.id }),
      ),
    )
  return found(row, `visit plan ${id}`)
}

async function loadForChange(tx: Tx, viewer: Viewer, id: string): Promise<VisitPlanRow> {
  const row = await load(tx, viewer, id)
  demand(viewer, 'visit.write', row)
  demandOpen(row)
  return row
}

function demandOpen(row: VisitPlanRow): void {
  if (row.state !== 'planned') throw refused(`这项计划${PLAN_STATE_TERMS[row.state]}，不能再修改`)
}

async function conflict(tx: Tx, row: VisitPlanRow): Promise<Problem> {
  const { companyId, kind, happensOn, startsAt, endsAt, place, purpose, projectId, ownerId, version } = row
  const units = (await askedUnits(tx, row.id)).map((unit) => unit.id)
  const theirs = { companyId, kind, happensOn, startsAt, endsAt, place, purpose, projectId, ownerId, units, version }
  return new Problem('conflict', {}, `visit plan ${row.id}`, theirs)
}

async function askedFrom(tx: Tx, own: string, chosen: string[], stored: { id: string; name: string }[] = []) {
  try {
    return await jointUnitsFrom(tx, own, chosen, stored)
  } catch (error) {
    if (error instanceof Problem && error.fields.jointUnits)
      throw new Problem('invalid', { units: error.fields.jointUnits }, error.detail)
    throw error
  }
}

async function prepare(tx: Tx, viewer: Viewer, input: VisitPlanInput, stored?: VisitPlanRow) {
  const errors = visitPlanErrors(input, today(), stored?.happensOn)
  if (input.kind !== stored?.kind && (await unknownCodes(tx, 'visit-kind', [input.kind])).length > 0)
    errors.kind = ['字典中没有这种走访方式，请重新选择']
  if (Object.keys(errors).length > 0) throw new Problem('invalid', errors)
  const company = await chosenCompany(tx, viewer, input.companyId)
  if (input.projectId) await demandProjectOf(tx, viewer, company.id, input.projectId)
  const chosen = input.ownerId ?? stored?.ownerId ?? viewer.userId
  const keeps = stored !== undefined && chosen === stored.ownerId
  const person = keeps ? { id: chosen, unitId: stored.unitId } : await personOf(tx, chosen, 'ownerId')
  const own = { unitId: person.unitId, ownerId: person.id }
  if (!reaches(viewer, 'visit.write', own)) throw new Problem('invalid', { ownerId: ['只能安排本人或所管单位的人员'] })
  const { kind, happensOn, startsAt, endsAt, place, purpose, projectId } = input
  return { own, facts: { companyId: company.id, kind, happensOn, startsAt, endsAt, place, purpose, projectId } }
}
