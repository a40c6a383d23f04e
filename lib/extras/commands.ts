import { and, count, eq } from 'drizzle-orm'
import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { difference } from '@/lib/audit/difference'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { extraFields, extraValues } from '@/lib/db/tables/extras'
import { now } from '@/lib/kernel/clock'
import { type FieldErrors, found, Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { foldText } from '@/lib/kernel/name'
import { EXTRA_NOUN_TERMS } from '@/lib/kernel/terms'
import { type ExtraFieldInput, MOST_EXTRAS } from './schema'

type Row = typeof extraFields.$inferSelect

/**
 * Adds a field, or renames, sorts, measures, retires and brings back one. Fields are never deleted: a retired one keeps its values and shows
 * them nowhere. Problems: conflict with the stored row; invalid at `label` (taken, retired ones included), `type` (values exist), `noun`
 * (too many).
 */
export async function saveExtraField(write: Write, viewer: Viewer, input: ExtraFieldInput): Promise<{ id: string }> {
  return write(async (tx) => {
    demand(viewer, 'term.write', { unitId: viewer.unitId })
    const named = { ...input, measure: input.type === 'number' ? input.measure : null }
    return input.id ? update(tx, viewer, input.id, named) : create(tx, viewer, named)
  })
}

async function create(tx: Tx, viewer: Viewer, { noun, label, type, measure, position }: ExtraFieldInput) {
  const brothers = await tx.select({ id: extraFields.id }).from(extraFields).where(eq(extraFields.noun, noun))
  const errors = await labelErrors(tx, { noun, label })
  if (brothers.length >= MOST_EXTRAS) errors.noun = [`${EXTRA_NOUN_TERMS[noun]}最多设${MOST_EXTRAS}个自定义字段`]
  if (Object.keys(errors).length > 0) throw new Problem('invalid', errors)
  const id = newId()
  const after = { noun, label, type, measure, position }
  const row = { id, ...after, folded: foldText(label), createdBy: viewer.userId, recordedAt: now() }
  await tx.insert(extraFields).values(row)
  await audit(tx, viewer, { action: 'extra.create', noun: 'extra', id, after })
  return { id }
}

async function update(tx: Tx, viewer: Viewer, id: string, input: ExtraFieldInput) {
  const [stored] = await tx.select().from(extraFields).where(eq(extraFields.id, id))
  const row = found(stored, `extra field ${id}`)
  if (row.version !== input.version) throw new Problem('conflict', {}, `extra field ${id}`, asTyped(row))
  const { label, type, measure, position, active } = input
  const errors = await labelErrors(tx, { noun: row.noun, label }, id)
  if (type !== row.type) {
    const used = await valuesOf(tx, id)
    if (used > 0) errors.type = [`已有${used}条记录填写，类型不能再改；如需另一种类型，请新建字段`]
  }
  if (Object.keys(errors).length > 0) throw new Problem('invalid', errors)
  const next = { label, folded: foldText(label), type, measure, position, active }
  const changed = difference<Partial<Row>>(row, { ...row, ...next })
  if (!changed) return { id }
  await tx
    .update(extraFields)
    .set({ ...next, version: row.version + 1 })
    .where(eq(extraFields.id, id))
  const { folded: _before, ...before } = changed.before
  const { folded: _after, ...after } = changed.after
  // The trail names the field even where its name is not what changed.
  const named = { label, ...after }
  await audit(tx, viewer, {
    action: 'extra.update',
    noun: 'extra',
    id,
    before: { label: row.label, ...before },
    after: named,
  })
  return { id }
}

const asTyped = ({ label, type, measure, position, active, version }: Row) => ({
  label,
  type,
  measure,
  position,
  active,
  version,
})

async function labelErrors(tx: Tx, { noun, label }: Pick<Row, 'noun' | 'label'>, own = ''): Promise<FieldErrors> {
  const [taken] = await tx
    .select({ id: extraFields.id, active: extraFields.active })
    .from(extraFields)
    .where(and(eq(extraFields.noun, noun), eq(extraFields.folded, foldText(label))))
  if (!taken || taken.id === own) return {}
  const words = taken.active ? '已有同名的字段' : '已有同名的字段，现已停用，可在列表中重新启用'
  return { label: [`${EXTRA_NOUN_TERMS[noun]}${words}`] }
}

async function valuesOf(tx: Tx, fieldId: string): Promise<number> {
  const [row] = await tx.select({ used: count() }).from(extraValues).where(eq(extraValues.fieldId, fieldId))
  return row?.used ?? 0
}
