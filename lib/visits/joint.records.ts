import { asc, eq, inArray } from 'drizzle-orm'
import type { Actor } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { visitUnits } from '@/lib/db/tables/calendar'
import { companies } from '@/lib/db/tables/companies'
import { units } from '@/lib/db/tables/people'
import { Problem } from '@/lib/kernel/errors'
import { formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { notify } from '@/lib/notices/records'
import { headsOf } from '@/lib/users/responsible.queries'
import type { JointUnit } from './joint.queries'

/** The units as chosen, never the recording one itself. Problem: invalid for one that is not there, or is out of use and took no part so far. */
export async function jointUnitsFrom(
  tx: Tx,
  own: string,
  chosen: string[],
  stored: JointUnit[] = [],
): Promise<JointUnit[]> {
  const ids = chosen.filter((id) => id !== own)
  if (ids.length === 0) return []
  const rows = await tx.select().from(units).where(inArray(units.id, ids)).orderBy(asc(units.path), asc(units.sort))
  const known = rows.filter((row) => row.active || stored.some((one) => one.id === row.id))
  if (known.length < ids.length)
    throw new Problem('invalid', { jointUnits: ['有单位不存在或已停用，请重新选择'] }, `units ${ids.join()}`)
  return known.map(({ id, name }) => ({ id, name }))
}

/** Replaces the units that took part; trusts its caller for their being there. */
export async function writeJointUnits(tx: Tx, visitId: string, next: JointUnit[]): Promise<void> {
  await tx.delete(visitUnits).where(eq(visitUnits.visitId, visitId))
  if (next.length > 0) await tx.insert(visitUnits).values(next.map((unit) => ({ visitId, unitId: unit.id })))
}

/** Tells those who lead the units that took part, once per visit. */
export async function tellJointUnits(
  tx: Tx,
  actor: Actor,
  visit: { id: string; unitId: string; companyId: string; happenedOn: string },
  joint: JointUnit[],
): Promise<void> {
  if (joint.length === 0) return
  const [own] = await tx.select({ name: units.name }).from(units).where(eq(units.id, visit.unitId))
  const [company] = await tx.select({ name: companies.name }).from(companies).where(eq(companies.id, visit.companyId))
  const people = await headsOf(
    tx,
    joint.map((unit) => unit.id),
  )
  await notify(
    tx,
    people
      .filter((person) => person.id !== actor.userId)
      .map((person) => ({
        userId: person.id,
        key: `joint-visit:${visit.id}`,
        kind: 'joint-visit' as const,
        noun: 'visit',
        recordId: visit.id,
        path: paths.visits.one(visit.id),
        title: `${own?.name ?? ''}记录了与本单位联合走访${company?.name ?? ''}`,
        detail: `${formatDay(visit.happenedOn)}，记录人${actor.name}；本单位计一家次，没有参加的请在走访页注明`,
      })),
  )
}
