import { and, eq, inArray, isNull } from 'drizzle-orm'
import { readablePlans } from '@/lib/access/joint'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { planUnits, visitPlans } from '@/lib/db/tables/calendar'
import { companies } from '@/lib/db/tables/companies'
import { units } from '@/lib/db/tables/people'
import { now } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { type Day, formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { notify, settle } from '@/lib/notices/records'
import { inCharge } from '@/lib/users/responsible.queries'
import type { JointUnit } from './joint.queries'
import { comesAlong, mayHold } from './plan.rules'

export type HeldPlan = Pick<
  typeof visitPlans.$inferSelect,
  'id' | 'version' | 'unitId' | 'ownerId' | 'companyId' | 'happensOn'
> & {
  /** The plan's unit and those that answered 参加. */
  together: JointUnit[]
}
type Kept = { companyId: string; happenedOn: Day }

/**
 * The plan that a visit about to be written keeps: one the viewer may read, of the viewer's unit or one that it joined, still open, of the same
 * company, of that day or earlier. Problem: invalid, on companyId for another company, on happenedOn for an earlier day, on planId for the rest.
 */
export async function planToHold(tx: Tx, viewer: Viewer, planId: string, visit: Kept): Promise<HeldPlan> {
  const [plan] = await tx
    .select()
    .from(visitPlans)
    .where(
      and(
        eq(visitPlans.id, planId),
        isNull(visitPlans.deletedAt),
        readablePlans(viewer, { ...visitPlans, planId: visitPlans.id }),
      ),
    )
  const refuse = (field: string, why: string) => new Problem('invalid', { [field]: [why] }, `plan ${planId}`)
  if (!plan) throw refuse('planId', '没有找到这项走访计划，请从“记走访”重新记录')
  if (plan.state === 'held')
    throw refuse('planId', '这项走访计划已经记为走访，不能重复记录；另有一次走访的，请从“记走访”新建')
  if (plan.state === 'cancelled') throw refuse('planId', '这项走访计划已取消；实际走访了的，请从“记走访”新建')
  const together = await unitsTogether(tx, plan)
  const joined = together.map((unit) => unit.id)
  if (!comesAlong({ unitId: plan.unitId, joined }, viewer.unitId))
    throw refuse(
      'planId',
      '本单位没有答复参加这项走访计划，不能代为记录；确已参加的，请先在计划中答复“参加”；单独走访的，请从“记走访”新建',
    )
  if (plan.companyId !== visit.companyId)
    throw refuse('companyId', '与走访计划中的企业不一致；走访了别的企业的，请从“记走访”新建')
  if (!mayHold({ ...plan, joined }, viewer.unitId, visit.happenedOn))
    throw refuse(
      'happenedOn',
      `早于计划日期${formatDay(plan.happensOn)}；会面提前的，请由计划单位先调整计划日期；另一次走访请从“记走访”新建`,
    )
  return { ...plan, together }
}

/** Read while the visit is written, so that an answer of this very moment counts. */
async function unitsTogether(tx: Tx, plan: { id: string; unitId: string }): Promise<JointUnit[]> {
  const joined = await tx
    .select({ id: planUnits.unitId })
    .from(planUnits)
    .where(and(eq(planUnits.planId, plan.id), eq(planUnits.answer, 'joined')))
  const ids = [plan.unitId, ...joined.map((unit) => unit.id)]
  return tx.select({ id: units.id, name: units.name }).from(units).where(inArray(units.id, ids))
}

/**
 * Who took part beside the recording unit, as ids: what was chosen, and where a unit records that came along, the plan's own unit and the others
 * that did: none of them loses its credit to whoever writes first.
 */
export const withPlanUnits = (chosen: string[], plan: HeldPlan | undefined, recording: string): string[] =>
  plan && plan.unitId !== recording ? [...new Set([...chosen, ...plan.together.map((unit) => unit.id)])] : chosen

/** Marks a plan as held by a visit, in the visit's own transaction. Throws conflict when somebody else was quicker. */
export async function holdPlan(tx: Tx, viewer: Viewer, plan: HeldPlan, visitId: string): Promise<void> {
  const written = await tx
    .update(visitPlans)
    .set({ state: 'held', visitId, updatedAt: now(), version: plan.version + 1 })
    .where(and(eq(visitPlans.id, plan.id), eq(visitPlans.version, plan.version), eq(visitPlans.state, 'planned')))
    .returning({ id: visitPlans.id })
  if (written.length === 0) throw new Problem('conflict', {}, `plan ${plan.id}`)
  await settle(tx, { noun: 'visit-plan', recordId: plan.id })
  await audit(tx, viewer, {
    action: 'visit-plan.hold',
    noun: 'visit-plan',
    id: plan.id,
    unitId: plan.unitId,
    before: { state: 'planned' },
    after: { state: 'held', visitId },
  })
  if (plan.unitId !== viewer.unitId) await tellOrganiser(tx, viewer, plan, visitId)
}

/** Tells whose plan it was that another unit recorded it. Under the key of joint visits: a manager is told of one visit once. */
async function tellOrganiser(tx: Tx, viewer: Viewer, plan: HeldPlan, visitId: string): Promise<void> {
  const [people, [company]] = await Promise.all([
    inCharge(tx, plan.ownerId, plan.unitId),
    tx.select({ name: companies.name }).from(companies).where(eq(companies.id, plan.companyId)),
  ])
  await notify(
    tx,
    people.map((userId) => ({
      userId,
      key: `joint-visit:${visitId}`,
      kind: 'joint-visit' as const,
      noun: 'visit',
      recordId: visitId,
      path: paths.visits.one(visitId),
      title: `${viewer.unitName}已将本单位的走访计划记为走访：${company?.name ?? ''}`,
      detail: `原计划${formatDay(plan.happensOn)}，记录人${viewer.name}；本单位同计一家次`,
    })),
  )
}
