import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { extraFields, extraValues } from '@/lib/db/tables/extras'
import type { ExtraNoun, ExtraType } from '@/lib/kernel/terms'

/** A field of a district's own, as lists, forms and pages use it. */
export type ExtraField = {
  id: string
  noun: ExtraNoun
  label: string
  type: ExtraType
  measure: string | null
}

const ROWS = 400

/** The fields in use of a noun, in their order. */
export async function extraFieldsOf(read: Read, noun: ExtraNoun): Promise<ExtraField[]> {
  return read
    .select({
      id: extraFields.id,
      noun: extraFields.noun,
      label: extraFields.label,
      type: extraFields.type,
      measure: extraFields.measure,
    })
    .from(extraFields)
    .where(and(eq(extraFields.noun, noun), eq(extraFields.active, true)))
    .orderBy(asc(extraFields.position), asc(extraFields.recordedAt), asc(extraFields.id))
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
