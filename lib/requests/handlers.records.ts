import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { Problem } from '@/lib/kernel/errors'

/** Which of these cannot be handled where they are sent: the unit does not exist or has been closed. One sentence each. */
export async function unknownHandlers(
  tx: Tx,
  asked: ReadonlyArray<{ unitId: string; title: string }>,
): Promise<string[]> {
  const ids = [...new Set(asked.map(({ unitId }) => unitId))]
  const rows = await tx
    .select({ id: units.id })
    .from(units)
    .where(and(inArray(units.id, ids), eq(units.active, true)))
  const there = new Set(rows.map(({ id }) => id))
  return asked.filter(({ unitId }) => !there.has(unitId)).map(({ title }) => `“${title}”：没有找到承办单位，请重新选择`)
}

/** Throws invalid at `ownerId` unless the person works in that unit. */
export async function demandHandler(tx: Tx, unitId: string, ownerId: string): Promise<void> {
  const [row] = await tx
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.id, ownerId),
        eq(users.unitId, unitId),
        eq(users.active, true),
        inArray(users.role, ['staff', 'manager']),
      ),
    )
  if (!row) throw new Problem('invalid', { ownerId: ['这位同事不在承办单位，请重新选择'] })
}
