import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Write } from '@/lib/db/store'
import { found, Problem } from '@/lib/kernel/errors'
import { originErrors } from '../origin.queries'
import { raiseRequests } from '../records'
import type { RequestInput } from '../schema'

/**
 * Raises a request of a company for the viewer's unit; without a unit to solve it, it stays with the viewer's own. Problems: not-allowed, and
 * invalid at `companyId`, `projectId`, `visitId` for what is not in reach or not the company's, at `requests` for category and unit.
 */
export async function createRequest(
  write: Write,
  viewer: Viewer,
  { companyId, projectId, visitId, ...item }: RequestInput,
): Promise<{ id: string }> {
  return write(async (tx) => {
    const own = { unitId: viewer.unitId, ownerId: viewer.userId }
    demand(viewer, 'request.write', own)
    const errors = await originErrors(tx, viewer, { companyId, projectId, visitId })
    if (Object.keys(errors).length > 0) throw new Problem('invalid', errors)
    const [id] = await raiseRequests(tx, viewer, { companyId, projectId, visitId, ...own }, [item])
    return { id: found(id) }
  })
}
