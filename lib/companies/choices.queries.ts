import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { terms } from '@/lib/db/tables/house'

/** The sections of GB/T 4754 (A to T), for the filter; a company's own class is looked up by typing. */
export async function industrySections(read: Read): Promise<Array<{ value: string; label: string }>> {
  return read
    .select({ value: terms.code, label: terms.label })
    .from(terms)
    .where(and(eq(terms.kind, 'industry'), isNull(terms.parent), eq(terms.active, true)))
    .orderBy(asc(terms.code))
}
