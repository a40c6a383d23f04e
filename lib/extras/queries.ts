import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { extraFields, extraValues } from '@/lib/db/tables/extras'
import { found } from '@/lib/kernel/errors'
import type { ExtraNoun, ExtraType } from '@/lib/kernel/terms'
import { extraName } from './rules'

/** A field of a district's own, as lists, forms and pages use it. */
export type ExtraField = {
  id: string
  noun: ExtraNoun
  label: string
  type: ExtraType
  measure: string | null
}

/** A field with what one record holds in it ('' for nothing); `name` is its control's. */
export type RecordExtra = Omit<ExtraField, 'noun' | 'id'> & { name: string; value: string }

/** A field as its settings page shows it: `used` counts the records that have a value. */
export type ExtraFieldRow = ExtraField & { position: number; active: boolean; version: number; used: number }

const ROWS = 400
const columns = {
  id: extraFields.id,
  noun: extraFields.noun,
  label: extraFields.label,
  type: extraFields.type,
  measure: extraFields.measure,
}

/** The fields in use of a noun, as part of WHERE or of a join, and their order; for statements that read other things with them. */
export const inUse = (noun: ExtraNoun) => and(eq(extraFields.noun, noun), eq(extraFields.active, true))
export const inOrder = [asc(extraFields.position), asc(extraFields.recordedAt), asc(extraFields.id)]

/** The fields in use of a noun, in their order. */
export async function extraFieldsOf(read: Read, noun: ExtraNoun): Promise<ExtraField[]> {
  return read
    .select(columns)
    .from(extraFields)
    .where(inUse(noun))
    .orderBy(...inOrder)
}

/** The fields in use of a noun with a record's values, for its page and form; a new record has none. */
export async function recordExtras(read: Read, noun: ExtraNoun, recordId?: string): Promise<RecordExtra[]> {
  const rows = await read
    .select({
      id: extraFields.id,
      label: extraFields.label,
      type: extraFields.type,
      measure: extraFields.measure,
      value: extraValues.text,
    })
    .from(extraFields)
    .leftJoin(extraValues, and(eq(extraValues.fieldId, extraFields.id), eq(extraValues.recordId, recordId ?? '')))
    .where(inUse(noun))
    .orderBy(...inOrder)
  return rows.map(({ id, value, ...field }) => ({ ...field, name: extraName(id), value: value ?? '' }))
}

/** All fields of a noun, retired ones last. */
export async function listExtraFields(read: Read, noun: ExtraNoun): Promise<ExtraFieldRow[]> {
  return fieldRows(read, eq(extraFields.noun, noun))
}

/** One field. Throws not-found. */
export async function findExtraField(read: Read, id: string): Promise<ExtraFieldRow> {
  const [row] = await fieldRows(read, eq(extraFields.id, id))
  return found(row, `extra field ${id}`)
}

async function fieldRows(read: Read, where: SQL): Promise<ExtraFieldRow[]> {
  return read
    .select({
      ...columns,
      position: extraFields.position,
      active: extraFields.active,
      version: extraFields.version,
      used: sql<number>`(select count(*) from ${extraValues} where ${extraValues.fieldId} = ${extraFields.id})`.mapWith(
        Number,
      ),
    })
    .from(extraFields)
    .where(where)
    .orderBy(desc(extraFields.active), asc(extraFields.position), asc(extraFields.recordedAt), asc(extraFields.id))
}

/** Record id → field id → the value as text (numbers in digits, days as YYYY-MM-DD), retired fields included; records without values are missing. */
export async function extraValuesOf(
  read: Read,
  recordIds: readonly string[],
): Promise<Map<string, Record<string, string>>> {
  const values = new Map<string, Record<string, string>>()
  for (let from = 0; from < recordIds.length; from += ROWS) {
    const rows = await read
      .select({ recordId: extraValues.recordId, fieldId: extraValues.fieldId, text: extraValues.text })
      .from(extraValues)
      .where(inArray(extraValues.recordId, recordIds.slice(from, from + ROWS)))
    for (const { recordId, fieldId, text } of rows) {
      const own = values.get(recordId)
      if (own) own[fieldId] = text
      else values.set(recordId, { [fieldId]: text })
    }
  }
  return values
}

/** A record's stored values by the names of their controls, for the two versions of a conflict. */
export async function extrasAsTyped(read: Read, recordId: string): Promise<Record<string, string>> {
  const stored = (await extraValuesOf(read, [recordId])).get(recordId) ?? {}
  return Object.fromEntries(Object.entries(stored).map(([id, text]) => [extraName(id), text]))
}
