import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import { refreshAdded } from '@/lib/db/search/search'
import type { Tx } from '@/lib/db/store'
import { extraFields, extraValues } from '@/lib/db/tables/extras'
import { now } from '@/lib/kernel/clock'
import { refused } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { foldText } from '@/lib/kernel/name'
import { EXTRA_NOUN_TERMS, type ExtraNoun, type ExtraType } from '@/lib/kernel/terms'
import { readExtra } from './rules'
import { MOST_EXTRAS } from './schema'

export type WantedField = { noun: ExtraNoun; label: string; type: ExtraType }
/** A value to be kept; empty text takes the stored one away. */
export type ExtraValue = { fieldId: string; recordId: string; text: string; batchId?: string | null }

const ROWS = 400

/**
 * `${noun} ${label}` → the field's id. A field is found by noun and folded label and keeps its type; a retired one comes back into use,
 * for what is written there must be seen; a missing one is made. Audited. Refuses more fields than a noun may have.
 */
export async function ensureExtraFields(tx: Tx, actor: Actor, fields: WantedField[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const noun of new Set(fields.map((field) => field.noun))) {
    const stored = await tx.select().from(extraFields).where(eq(extraFields.noun, noun))
    const known = new Map(stored.map((row) => [row.folded, row]))
    for (const { label, type } of fields.filter((field) => field.noun === noun)) {
      const folded = foldText(label)
      const found = known.get(folded)
      if (!found && known.size >= MOST_EXTRAS)
        throw refused(`${EXTRA_NOUN_TERMS[noun]}的自定义字段已达${MOST_EXTRAS}个，请先由管理员停用或合并一些`)
      const id = found ? await revived(tx, actor, found) : newId()
      if (!found) {
        const row = { id, noun, label: label.trim(), folded, type, position: known.size, createdBy: actor.userId }
        const [made] = await tx
          .insert(extraFields)
          .values({ ...row, recordedAt: now() })
          .returning()
        if (made) known.set(folded, made)
        const after = { noun, label: row.label, type }
        await audit(tx, actor, { action: 'extra.create', noun: 'extra', id, after })
      }
      ids.set(`${noun} ${label}`, id)
    }
  }
  return ids
}

async function revived(tx: Tx, actor: Actor, row: typeof extraFields.$inferSelect): Promise<string> {
  if (row.active) return row.id
  row.active = true
  await tx
    .update(extraFields)
    .set({ active: true, version: row.version + 1 })
    .where(eq(extraFields.id, row.id))
  const [before, after] = [
    { label: row.label, active: false },
    { label: row.label, active: true },
  ]
  await audit(tx, actor, { action: 'extra.update', noun: 'extra', id: row.id, before, after })
  return row.id
}

/**
 * Writes values of many records, replacing what was there, in few statements; keeps the search index. Not audited: the caller's own entry
 * names what changed. Cheapest before the records are indexed. Refuses, naming the field, a value that does not fit its field's type
 * (extras/rules `readExtra` tells beforehand).
 */
export async function setExtraValues(tx: Tx, rows: ExtraValue[]): Promise<void> {
  if (rows.length === 0) return
  const fields = await fieldsById(tx, [...new Set(rows.map((row) => row.fieldId))])
  const read = rows.map(({ batchId = null, ...row }) => {
    const field = fields.get(row.fieldId)
    if (!field) throw refused('有一个自定义字段已不存在，请刷新后重试')
    const value = readExtra(field.type, row.text, field.measure)
    if ('wrong' in value) throw refused(`${field.label}：${value.wrong}`)
    return { ...row, ...value, batchId }
  })
  // The last of several values for one field of one record holds: PostgreSQL refuses to write a row twice in one statement.
  const last = [...new Map(read.map((row) => [`${row.fieldId} ${row.recordId}`, row])).values()]
  const kept = last.filter((row) => row.text !== '')
  for (let from = 0; from < kept.length; from += ROWS)
    await tx
      .insert(extraValues)
      .values(kept.slice(from, from + ROWS))
      .onConflictDoUpdate({
        target: [extraValues.fieldId, extraValues.recordId],
        set: { text: sql`excluded.text`, micro: sql`excluded.micro`, batchId: sql`excluded.batch_id` },
      })
  const gone = Map.groupBy(
    last.filter((row) => row.text === ''),
    (row) => row.fieldId,
  )
  for (const [fieldId, empty] of gone)
    for (let from = 0; from < empty.length; from += ROWS) {
      const ids = empty.slice(from, from + ROWS).map((row) => row.recordId)
      await tx.delete(extraValues).where(and(eq(extraValues.fieldId, fieldId), inArray(extraValues.recordId, ids)))
    }
  const found = last.filter((row) => fields.get(row.fieldId)?.type === 'text')
  await refreshAdded(tx, [...new Set(found.map((row) => row.recordId))])
}

async function fieldsById(tx: Tx, ids: string[]) {
  const rows = await tx.select().from(extraFields).where(inArray(extraFields.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}
