import { and, eq, inArray } from 'drizzle-orm'
import type { Actor } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { planUnits } from '@/lib/db/tables/calendar'
import { companies } from '@/lib/db/tables/companies'
import { units, users } from '@/lib/db/tables/people'
import { formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { notify, settle } from '@/lib/notices/records'
import { headsOf } from '@/lib/users/responsible.queries'
import type { VisitPlanRow } from './records'
import { timeWords } from './rules'

type Plan = Pick<VisitPlanRow, 'id' | 'unitId' | 'companyId' | 'happensOn' | 'startsAt' | 'endsAt' | 'ownerId'>

const when = (plan: Plan) =>
  `${formatDay(plan.happensOn)}${timeWords(plan.startsAt, plan.endsAt) && ` ${timeWords(plan.startsAt, plan.endsAt)}`}`

async function namesOf(tx: Tx, plan: Plan, unitId = plan.unitId): Promise<{ unit: string; company: string }> {
  const [unit] = await tx.select({ name: units.name }).from(units).where(eq(units.id, unitId))
  const [company] = await tx.select({ name: companies.name }).from(companies).where(eq(companies.id, plan.companyId))
  return { unit: unit?.name ?? '', company: company?.name ?? '' }
}

const about = (plan: Plan) => ({
  kind: 'joint-visit' as const,
  noun: 'visit-plan',
  recordId: plan.id,
  path: paths.visitPlans.one(plan.id),
  dueOn: plan.happensOn,
})

/** Asks those who lead units to answer whether they come along; each is asked once. */
export async function tellAsked(tx: Tx, actor: Actor, plan: Plan, unitIds: string[]): Promise<void> {
  const people = await headsOf(tx, unitIds)
  if (people.length === 0) return
  const { unit, company } = await namesOf(tx, plan)
  const title = `${unit}邀请本单位联合走访${company}`
  await notify(
    tx,
    people
      .filter((person) => person.id !== actor.userId)
      .map((person) => ({
        ...about(plan),
        userId: person.id,
        key: `joint-plan:${plan.id}`,
        title,
        detail: `${when(plan)}，请答复是否参加`,
      })),
  )
}

/** Tells whoever is in charge what an asked unit answered, and takes the question off that unit's lists. */
export async function tellAnswer(tx: Tx, actor: Actor, plan: Plan, unitId: string, words: string): Promise<void> {
  const people = await headsOf(tx, [unitId])
  for (const person of people) await settle(tx, { noun: 'visit-plan', recordId: plan.id, userId: person.id })
  if (!plan.ownerId || plan.ownerId === actor.userId) return
  const { unit, company } = await namesOf(tx, plan, unitId)
  const key = `joint-plan:${plan.id}:${unitId}:${words}`
  await notify(tx, [
    { ...about(plan), userId: plan.ownerId, key, title: `${unit}${words}联合走访${company}`, detail: when(plan) },
  ])
}

/** Tells the units that come along, or were asked to, that day or time changed or that nothing comes of it. */
export async function tellChanged(tx: Tx, actor: Actor, plan: Plan, cancelled: boolean): Promise<void> {
  const asked = await tx
    .select()
    .from(planUnits)
    .where(and(eq(planUnits.planId, plan.id), inArray(planUnits.answer, ['asked', 'joined'])))
  if (cancelled) await settle(tx, { noun: 'visit-plan', recordId: plan.id })
  const heads = await headsOf(
    tx,
    asked.map((row) => row.unitId),
  )
  const sent = asked.flatMap((row) => row.userId ?? [])
  const active =
    sent.length > 0
      ? await tx
          .select({ id: users.id })
          .from(users)
          .where(and(inArray(users.id, sent), eq(users.active, true)))
      : []
  const ids = new Set([...heads.map((head) => head.id), ...active.map((user) => user.id)])
  ids.delete(actor.userId)
  if (ids.size === 0) return
  const { unit, company } = await namesOf(tx, plan)
  const title = cancelled ? `${unit}取消了联合走访${company}的计划` : `${unit}调整了联合走访${company}的时间`
  const key = `joint-plan:${plan.id}:${cancelled ? 'cancelled' : when(plan)}`
  await notify(
    tx,
    [...ids].map((userId) => ({
      ...about(plan),
      userId,
      key,
      title,
      detail: when(plan),
      dueOn: cancelled ? null : plan.happensOn,
    })),
  )
}
