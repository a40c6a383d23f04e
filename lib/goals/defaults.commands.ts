import { isNull } from 'drizzle-orm'
import { z } from 'zod'
import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Write } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { found } from '@/lib/kernel/errors'
import { loadDefaultGoals } from './records'

/** There is nothing to fill in. */
export const defaultsInput = z.object({})

/** Loads the published goals for the district; those that are there stay as they are. Problems: not-allowed, not-found. */
export async function loadDefaults(write: Write, viewer: Viewer): Promise<{ goals: number }> {
  return write(async (tx) => {
    const [root] = await tx.select({ id: units.id }).from(units).where(isNull(units.parentId)).limit(1)
    const { id } = found(root, 'the district')
    demand(viewer, 'goal.write', { unitId: id })
    return loadDefaultGoals(tx, { userId: viewer.userId, name: viewer.name }, id)
  })
}
