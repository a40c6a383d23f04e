import { asc, eq } from 'drizzle-orm'
import { insertMany } from '@/lib/db/insert-many'
import type { Tx } from '@/lib/db/store'
import { visitTargets } from '@/lib/db/tables/visits'

/** Writes the target types of new visits. */
export async function insertTargets(tx: Tx, groups: Array<{ visitId: string; targets: string[] }>): Promise<void> {
  const rows = groups.flatMap(({ visitId, targets }) => targets.map((targetType) => ({ visitId, targetType })))
  await insertMany(tx, visitTargets, rows)
}

/** Replaces the target types of one visit. */
export async function replaceTargets(tx: Tx, visitId: string, targets: string[]): Promise<void> {
  await tx.delete(visitTargets).where(eq(visitTargets.visitId, visitId))
  await insertTargets(tx, [{ visitId, targets }])
}

/** The target types of a visit, by code. */
export async function targetsOf(tx: Pick<Tx, 'select'>, visitId: string): Promise<string[]> {
  const rows = await tx
    .select({ targetType: visitTargets.targetType })
    .from(visitTargets)
    .where(eq(visitTargets.visitId, visitId))
    .orderBy(asc(visitTargets.targetType))
  return rows.map(({ targetType }) => targetType)
}
