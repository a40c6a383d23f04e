import { inArray } from 'drizzle-orm'
import type { Read, Tx } from '@/lib/db/store'
import { extraFields } from '@/lib/db/tables/extras'
import { type FieldErrors, Problem } from '@/lib/kernel/errors'
import type { ExtraNoun } from '@/lib/kernel/terms'
import { extraValuesOf } from './queries'
import { setExtraValues } from './records'
import { extraName, readExtra } from './rules'
import type { TypedExtras } from './schema'

/** What a form changes of a record's extra values: both sides as the trail shows them, and what to write. */
export type ExtraChange = {
  before: Record<string, string | null>
  after: Record<string, string | null>
  values: Array<{ fieldId: string; text: string }>
}

/**
 * Reads what was typed into a noun's extra fields. Names of the trail are `x.` and the field's label, so that an old entry can be read
 * after the field has gone. Problem: invalid, each value under the name of its control. undefined: nothing changes.
 */
export async function readExtraChange(
  tx: Read,
  noun: ExtraNoun,
  recordId: string | null,
  typed: TypedExtras = {},
): Promise<ExtraChange | undefined> {
  const ids = Object.keys(typed)
  if (ids.length === 0) return undefined
  const fields = await tx.select().from(extraFields).where(inArray(extraFields.id, ids))
  const stored = recordId === null ? {} : ((await extraValuesOf(tx, [recordId])).get(recordId) ?? {})
  const change: ExtraChange = { before: {}, after: {}, values: [] }
  const errors: FieldErrors = {}
  for (const field of fields) {
    if (field.noun !== noun) continue
    const read = readExtra(field.type, typed[field.id] ?? '', field.measure)
    if ('wrong' in read) errors[extraName(field.id)] = [read.wrong]
    else if (read.text !== (stored[field.id] ?? '')) {
      change.before[extraName(field.label)] = stored[field.id] ?? null
      change.after[extraName(field.label)] = read.text || null
      change.values.push({ fieldId: field.id, text: read.text })
    }
  }
  if (Object.keys(errors).length > 0) throw new Problem('invalid', errors)
  return change.values.length > 0 ? change : undefined
}

/** Writes a change of one record, inside the transaction that writes the record. */
export async function writeExtraChange(tx: Tx, recordId: string, change: ExtraChange | undefined): Promise<void> {
  if (change)
    await setExtraValues(
      tx,
      change.values.map((value) => ({ ...value, recordId })),
    )
}
