import { and, asc, eq, inArray } from 'drizzle-orm'
import { difference } from '@/lib/audit/difference'
import { type Actor, audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { planUnits, visitPlans } from '@/lib/db/tables/calendar'
import { units } from '@/lib/db/tables/people'
import { now } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { Day } from '@/lib/kernel/month'
import type { JointUnit } from '@/lib/visits/joint.queries'
import { tellNearby } from '@/lib/visits/nearby.records'

export type VisitPlanRow = typeof visitPlans.$inferSelect
export type VisitPlanFacts = {
  companyId: string
  projectId?: string | null
  kind: string
  happensOn: Day
  startsAt?: string | null
  endsAt?: string | null
  place?: string | null
  purpose: string
}
export type NewVisitPlan = VisitPlanFacts & { id?: string; unitId: string; ownerId: string; asked: JointUnit[] }

/** Writes plans with the units asked, tells whoever visits the same companies, and audits; answers the ids in order. Trusts its caller for permission. */
export async function insertVisitPlans(tx: Tx, actor: Actor, rows: NewVisitPlan[]): Promise<string[]> {
  if (rows.length === 0) return []
  const full = rows.map((row) => ({ ...row, id: row.id ?? newId() }))
  await tx.insert(visitPlans).values(full.map(({ asked: _asked, ...row }) => ({ ...row, createdBy: actor.userId })))
  const all = full.flatMap(({ id, asked }) => asked.map((unit) => ({ planId: id, unitId: unit.id })))
  if (all.length > 0) await tx.insert(planUnits).values(all)
  await tellNearby(tx, full.map(meetingOf))
  const entries = full.map(({ asked, ...after }) => ({
    action: 'visit-plan.create',
    noun: 'visit-plan',
    id: after.id,
    unitId: after.unitId,
    after: { ...after, units: asked.map((unit) => unit.name) },
  }))
  await audit(tx, actor, ...entries)
  return full.map((row) => row.id)
}

/**
 * Changes a plan that the caller has just loaded; `asked`, when given, are the units asked from now on: those who answered keep their answer.
 * Throws conflict when the row is no longer at the loaded version; nothing changed writes nothing and answers false.
 */
export async function updateVisitPlan(
  tx: Tx,
  actor: Actor,
  before: VisitPlanRow,
  changes: Partial<VisitPlanFacts> & { ownerId?: string; unitId?: string; state?: 'cancelled' },
  asked?: JointUnit[],
  action = 'visit-plan.update',
): Promise<boolean> {
  const old = await askedUnits(tx, before.id)
  const next = { ...before, ...changes }
  const names = (list: JointUnit[]) => list.map((unit) => unit.name)
  const changed = difference({ ...before, units: names(old) }, { ...next, units: names(asked ?? old) })
  if (!changed) return false
  const written = await tx
    .update(visitPlans)
    .set({ ...changes, updatedAt: now(), version: before.version + 1 })
    .where(and(eq(visitPlans.id, before.id), eq(visitPlans.version, before.version)))
    .returning({ id: visitPlans.id })
  if (written.length === 0) throw new Problem('conflict', {}, `visit plan ${before.id}`)
  if (asked) await replaceAsked(tx, before.id, old, asked)
  if (changed.after.happensOn !== undefined || changed.after.companyId !== undefined)
    await tellNearby(tx, [meetingOf({ ...next, ownerId: next.ownerId ?? '', asked: asked ?? old })])
  await audit(tx, actor, { action, noun: 'visit-plan', id: before.id, unitId: next.unitId, ...changed })
  return true
}

/** The units asked, whatever they answered, in the order of the tree. */
export async function askedUnits(tx: Tx, planId: string): Promise<JointUnit[]> {
  return tx
    .select({ id: units.id, name: units.name })
    .from(planUnits)
    .innerJoin(units, eq(units.id, planUnits.unitId))
    .where(eq(planUnits.planId, planId))
    .orderBy(asc(units.path), asc(units.sort))
}

async function replaceAsked(tx: Tx, planId: string, old: JointUnit[], next: JointUnit[]): Promise<void> {
  const gone = old.filter((unit) => !next.some((one) => one.id === unit.id)).map((unit) => unit.id)
  const fresh = next.filter((unit) => !old.some((one) => one.id === unit.id))
  if (gone.length > 0)
    await tx.delete(planUnits).where(and(eq(planUnits.planId, planId), inArray(planUnits.unitId, gone)))
  if (fresh.length > 0) await tx.insert(planUnits).values(fresh.map((unit) => ({ planId, unitId: unit.id })))
}

const meetingOf = (row: NewVisitPlan & { id: string }) => ({
  noun: 'plan' as const,
  id: row.id,
  companyId: row.companyId,
  unitId: row.unitId,
  ownerId: row.ownerId,
  on: row.happensOn,
  with: row.asked.map((unit) => unit.id),
})
