import { and, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Read } from '@/lib/db/store'
import { extraValues } from '@/lib/db/tables/extras'
import { isDay } from '@/lib/kernel/month'
import { readExtra } from './rules'

const PREFIX = 'x.'
const ROWS = 400

/** The filters on a district's own fields (list.schema `withExtraFields`) as part of a list's WHERE; undefined when there are none. */
export function extrasWhere(id: SQLiteColumn, filters: Readonly<Record<string, unknown>>): SQL | undefined {
  const asked = Object.entries(filters).flatMap(([name, value]) =>
    name.startsWith(PREFIX) && typeof value === 'string' ? [holds(name.slice(PREFIX.length), value)] : [],
  )
  return and(...asked.map((one) => sql`${id} in (select ${extraValues.recordId} from ${extraValues} where ${one})`))
}

function holds(name: string, value: string): SQL | undefined {
  const [fieldId = '', bound] = name.split('.')
  const field = eq(extraValues.fieldId, fieldId)
  if (bound === undefined) {
    const typed = value.toLowerCase()
    // replace instead of like: a typed % or _ has no meaning of its own, and both dialects agree.
    return and(field, sql`replace(lower(${extraValues.text}), ${typed}, '') <> lower(${extraValues.text})`)
  }
  const compare = bound === 'from' ? gte : lte
  if (isDay(value)) return and(field, compare(extraValues.text, value))
  const number = readExtra('number', value)
  return and(field, 'wrong' in number ? sql`1 = 0` : compare(extraValues.micro, number.micro ?? 0))
}

/** A page's rows with the values of the own fields that are shown, by field id: one statement for 400 rows, none where no such column is asked for. */
export async function withExtraValues<Row extends { id: string }>(
  read: Read,
  columns: readonly string[],
  rows: Row[],
): Promise<Array<Row & { extras: Record<string, string> }>> {
  const fields = columns.flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []))
  const values = new Map<string, Record<string, string>>()
  for (let from = 0; fields.length > 0 && from < rows.length; from += ROWS) {
    const ids = rows.slice(from, from + ROWS).map((row) => row.id)
    const found = await read
      .select({ recordId: extraValues.recordId, fieldId: extraValues.fieldId, text: extraValues.text })
      .from(extraValues)
      .where(and(inArray(extraValues.recordId, ids), inArray(extraValues.fieldId, fields)))
    for (const { recordId, fieldId, text } of found) values.set(recordId, { ...values.get(recordId), [fieldId]: text })
  }
  return rows.map((row) => ({ ...row, extras: values.get(row.id) ?? {} }))
}
