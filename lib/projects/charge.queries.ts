import { and, eq } from 'drizzle-orm'
import { reachedUnits, reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { units, users } from '@/lib/db/tables/people'
import { Problem } from '@/lib/kernel/errors'
import { foldName } from '@/lib/kernel/name'

type Charge = { unitId: string; ownerId: string | null }

/**
 * Refuses to give a project to a unit or person the viewer may not give it to: the unit must be in his reach, the person active. Who may
 * only change his own projects can neither take nor give one away; a manager rules on that.
 */
export async function demandCharge(read: Read, viewer: Viewer, next: Charge, before?: Charge): Promise<void> {
  if (before && before.unitId === next.unitId && before.ownerId === next.ownerId) return
  // An own project may lie in any unit by its row alone; a new charge must also stay in the person's own unit.
  const allowed = reachedUnits(viewer, 'project.write')
  if (!reaches(viewer, 'project.write', next) || allowed?.includes(next.unitId) === false)
    throw new Problem('invalid', { ownerId: ['责任单位或责任人超出您的权限，如需移交请联系本单位负责人'] })
  const [unit] = await read.select({ active: units.active }).from(units).where(eq(units.id, next.unitId))
  if (!unit?.active) throw new Problem('invalid', { unitId: ['责任单位不存在或已停用'] })
  if (next.ownerId === null || next.ownerId === before?.ownerId) return
  const [owner] = await read
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, next.ownerId), eq(users.active, true)))
  if (!owner) throw new Problem('invalid', { ownerId: ['责任人不存在或已停用'] })
}

/** The company of the register that an investor's name means: exactly one of that folded name, else none. */
export async function investorCompany(read: Read, investor: string | null): Promise<string | null> {
  if (!investor) return null
  const rows = await read
    .select({ id: companies.id, deletedAt: companies.deletedAt })
    .from(companies)
    .where(eq(companies.folded, foldName(investor)))
    .limit(5)
  const living = rows.filter((row) => row.deletedAt === null)
  return living.length === 1 ? (living[0]?.id ?? null) : null
}
