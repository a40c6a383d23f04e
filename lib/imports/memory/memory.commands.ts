import { and, eq, inArray, ne } from 'drizzle-orm'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Write } from '@/lib/db/store'
import { importMappings } from '@/lib/db/tables/imports'
import { found } from '@/lib/kernel/errors'
import { ANSWERS } from './rules'

/** Forgets the mapping kept for a set of headings: the next ledger that has them is recognised anew. Not found out of the viewer's reach. */
export async function forgetMapping(write: Write, viewer: Viewer, { id }: { id: string }): Promise<{ id: string }> {
  return write(async (tx) => {
    const reach = reachedUnits(viewer, 'import.run')
    const [row] = await tx
      .select()
      .from(importMappings)
      .where(
        and(
          eq(importMappings.id, id),
          ne(importMappings.headings, ANSWERS),
          reach && inArray(importMappings.unitId, reach),
        ),
      )
    const kept = found(row, `import mapping ${id}`)
    await tx.delete(importMappings).where(eq(importMappings.id, id))
    await audit(tx, viewer, {
      action: 'import.forget',
      noun: 'import',
      id,
      unitId: kept.unitId,
      before: { title: kept.title, mapping: kept.mapping },
    })
    return { id }
  })
}
