import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { users } from '@/lib/db/tables/people'
import { Problem } from '@/lib/kernel/errors'

/** An active person who makes visits, of a unit where one is given. Problem: invalid on the field that chose him. */
export async function personOf(
  tx: Tx,
  id: string,
  field: string,
  unitId?: string,
): Promise<{ id: string; unitId: string }> {
  const [row] = await tx
    .select({ id: users.id, unitId: users.unitId })
    .from(users)
    .where(and(eq(users.id, id), eq(users.active, true), inArray(users.role, ['staff', 'manager', 'leader'])))
  if (!row || (unitId !== undefined && row.unitId !== unitId))
    throw new Problem('invalid', { [field]: ['没有找到该人员，或不属于该单位，请重新选择'] }, `user ${id}`)
  return row
}
