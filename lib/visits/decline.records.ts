import { and, eq, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { visitUnits } from '@/lib/db/tables/calendar'
import { companies } from '@/lib/db/tables/companies'
import { auditEntries } from '@/lib/db/tables/house'
import { units } from '@/lib/db/tables/people'
import { visits } from '@/lib/db/tables/visits'
import { now } from '@/lib/kernel/clock'
import { Problem, refused } from '@/lib/kernel/errors'
import { formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { notify, settle } from '@/lib/notices/records'
import { headsOf, inCharge } from '@/lib/users/responsible.queries'
import { jointUnitsOf } from './joint.queries'
import type { VisitRow } from './records'

const DECLINED = 'visit.decline-joint'

/**
 * Takes a unit out of a visit it says it was not at, in the caller's transaction. The visit's version moves, so that a form opened before meets a
 * conflict. Problem: refused when the unit is not named (any more).
 */
export async function removeJointUnit(tx: Tx, viewer: Viewer, visit: VisitRow, unitId: string): Promise<void> {
  // The visit first, as every change of it does: whoever comes second waits here.
  await tx
    .update(visits)
    .set({ updatedAt: now(), version: sql`${visits.version} + 1` })
    .where(eq(visits.id, visit.id))
  const before = await jointUnitsOf(tx, visit.id)
  const gone = await tx
    .delete(visitUnits)
    .where(and(eq(visitUnits.visitId, visit.id), eq(visitUnits.unitId, unitId)))
    .returning({ unitId: visitUnits.unitId })
  if (gone.length === 0) throw refused('该单位已不在联合走访单位之列，请刷新后查看')
  const names = before.map((unit) => unit.name)
  // Under the unit that declined: by this entry it is known not to be named again.
  await audit(tx, viewer, {
    action: DECLINED,
    noun: 'visit',
    id: visit.id,
    unitId,
    before: { jointUnits: names },
    after: { jointUnits: before.filter((unit) => unit.id !== unitId).map((unit) => unit.name) },
  })
  for (const person of await headsOf(tx, [unitId]))
    await settle(tx, { noun: 'visit', recordId: visit.id, kinds: ['joint-visit'], userId: person.id })
}

/** Tells whoever recorded a visit that a unit named in it was not there. */
export async function tellDeclined(tx: Tx, viewer: Viewer, visit: VisitRow, unitId: string): Promise<void> {
  const [people, [unit], [company]] = await Promise.all([
    inCharge(tx, visit.ownerId, visit.unitId),
    tx.select({ name: units.name }).from(units).where(eq(units.id, unitId)),
    tx.select({ name: companies.name }).from(companies).where(eq(companies.id, visit.companyId)),
  ])
  await notify(
    tx,
    people
      .filter((userId) => userId !== viewer.userId)
      .map((userId) => ({
        userId,
        key: `joint-declined:${visit.id}:${unitId}`,
        kind: 'joint-visit' as const,
        noun: 'visit',
        recordId: visit.id,
        path: paths.visits.one(visit.id),
        title: `${unit?.name ?? ''}注明未参加联合走访${company?.name ?? ''}`,
        detail: `${formatDay(visit.happenedOn)}，由${viewer.name}注明；已移出联合走访单位，不再计家次`,
      })),
  )
}

/** Refuses to name a unit again that said it was not at this visit. Problem: invalid on jointUnits, naming every such unit. */
export async function demandNotDeclined(tx: Tx, visitId: string, joint: { id: string; name: string }[]): Promise<void> {
  if (joint.length === 0) return
  const rows = await tx
    .select({ unitId: auditEntries.unitId })
    .from(auditEntries)
    .where(and(eq(auditEntries.recordId, visitId), eq(auditEntries.noun, 'visit'), eq(auditEntries.action, DECLINED)))
  const names = joint.filter((unit) => rows.some((row) => row.unitId === unit.id)).map((unit) => unit.name)
  if (names.length > 0)
    throw new Problem('invalid', { jointUnits: [`${names.join('、')}已注明未参加这次走访，不能再列为联合走访单位`] })
}
