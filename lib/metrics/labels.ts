import { inArray } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { terms } from '@/lib/db/tables/house'
import type { Labels } from '@/lib/goals/explain.rules'

/** Names of target types and tags by code, from the dictionaries. */
export async function readLabels(read: Read): Promise<Labels> {
  const rows = await read
    .select({ code: terms.code, label: terms.label })
    .from(terms)
    .where(inArray(terms.kind, ['target-type', 'tag']))
  return Object.fromEntries(rows.map(({ code, label }) => [code, label]))
}
