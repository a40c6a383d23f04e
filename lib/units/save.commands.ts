import { and, count, eq, ne } from 'drizzle-orm'
import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { movePath } from './records'
import { isWithin, pathOf } from './rules'
import type { UnitInput } from './schema'

type Unit = typeof units.$inferSelect

/**
 * Creates a unit, or renames, moves, sorts, deactivates and reactivates one. Units are never deleted: records keep naming them.
 * Problems: 'conflict' with the stored row when `version` is not its version; 'invalid' at `name`, `parentId`, `active`.
 */
export async function saveUnit(write: Write, viewer: Viewer, input: UnitInput): Promise<{ id: string }> {
  return write((tx) => (input.id ? update(tx, viewer, input.id, input) : create(tx, viewer, input)))
}

async function create(tx: Tx, viewer: Viewer, input: UnitInput): Promise<{ id: string }> {
  const parent = await parentOf(tx, input.parentId)
  demand(viewer, 'unit.write', { unitId: parent.id })
  await refuseTwin(tx, input.name, parent.id, '')
  const id = newId()
  const { name, kind, sort } = input
  const row = { id, parentId: parent.id, path: pathOf(id, parent), name, kind, sort }
  await tx.insert(units).values(row)
  await audit(tx, viewer, { action: 'unit.create', noun: 'unit', id, unitId: id, after: row })
  return { id }
}

async function update(tx: Tx, viewer: Viewer, id: string, input: UnitInput): Promise<{ id: string }> {
  const [row] = await tx.select().from(units).where(eq(units.id, id))
  const unit = found(row, `unit ${id}`)
  demand(viewer, 'unit.write', { unitId: id })
  if (unit.version !== input.version) throw new Problem('conflict', {}, '', { ...unit, parentId: unit.parentId ?? '' })
  const moved = unit.parentId !== null && input.parentId !== unit.parentId
  await refuseTwin(tx, input.name, moved ? input.parentId : unit.parentId, id)
  if (unit.active && !input.active) await refuseIfUsed(tx, unit)
  if (moved) {
    const parent = await parentOf(tx, input.parentId)
    if (isWithin(parent.path, unit.path)) {
      throw new Problem('invalid', { parentId: ['不能移到自己或自己的下级单位之下'] })
    }
    await movePath(tx, unit, parent)
  }
  const after = {
    name: input.name,
    kind: input.kind,
    sort: input.sort,
    active: input.active,
    parentId: moved ? input.parentId : unit.parentId,
    version: unit.version + 1,
  }
  await tx.update(units).set(after).where(eq(units.id, id))
  await audit(tx, viewer, { action: 'unit.update', noun: 'unit', id, unitId: id, before: unit, after })
  return { id }
}

async function parentOf(tx: Tx, id: string): Promise<Unit> {
  const [parent] = await tx
    .select()
    .from(units)
    .where(and(eq(units.id, id), eq(units.active, true)))
  if (!parent) throw new Problem('invalid', { parentId: ['请选择在用的上级单位'] })
  return parent
}

async function refuseTwin(tx: Tx, name: string, parentId: string | null, own: string): Promise<void> {
  const same = and(eq(units.name, name), eq(units.parentId, parentId ?? ''), ne(units.id, own))
  const [twin] = await tx.select({ id: units.id }).from(units).where(same)
  if (twin) throw new Problem('invalid', { name: ['同一上级单位下已有这个名称'] })
}

async function refuseIfUsed(tx: Tx, unit: Unit): Promise<void> {
  if (unit.parentId === null) throw refused('最高一级单位不能停用。')
  const [below] = await tx
    .select({ n: count() })
    .from(units)
    .where(and(eq(units.parentId, unit.id), eq(units.active, true)))
  const [people] = await tx
    .select({ n: count() })
    .from(users)
    .where(and(eq(users.unitId, unit.id), eq(users.active, true)))
  const reasons = [
    below?.n ? `还有 ${below.n} 个在用的下级单位` : '',
    people?.n ? `还有 ${people.n} 名在用人员，请先调整其所在单位` : '',
  ].filter(Boolean)
  if (reasons.length > 0) throw new Problem('invalid', { active: reasons })
}
