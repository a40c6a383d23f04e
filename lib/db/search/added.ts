import { and, eq, inArray } from 'drizzle-orm'
import type { Read } from '../store'
import { companyAliases } from '../tables/companies'
import { extraFields, extraValues } from '../tables/extras'
import { lexemesOf } from './lexemes'

/** Parts a record's own lexemes from those of what stands beside it, so that these can be renewed alone; no query can spell it. */
export const ADDED = ' | '

/**
 * Record id → the lexemes of what is kept beside the record and not in its row, `ADDED` in front: a company's other names by character and
 * sound, the texts of extra fields by character. Records without any are missing.
 */
export async function addedLexemes(read: Read, recordIds: string[]): Promise<Map<string, string>> {
  const names = await read
    .select({ id: companyAliases.companyId, text: companyAliases.name })
    .from(companyAliases)
    .where(inArray(companyAliases.companyId, recordIds))
  const texts = await read
    .select({ id: extraValues.recordId, text: extraValues.text })
    .from(extraValues)
    .innerJoin(extraFields, eq(extraFields.id, extraValues.fieldId))
    .where(and(inArray(extraValues.recordId, recordIds), eq(extraFields.type, 'text')))
  const namesOf = Map.groupBy(names, (row) => row.id)
  const textsOf = Map.groupBy(texts, (row) => row.id)
  const plain = (rows: Array<{ text: string }> = []) => rows.map((row) => row.text)
  return new Map(
    [...new Set([...namesOf.keys(), ...textsOf.keys()])].map((id) => [
      id,
      `${ADDED}${lexemesOf('', plain(namesOf.get(id)), [], plain(textsOf.get(id)))}`,
    ]),
  )
}
