import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Write } from '@/lib/db/store'
import { unknownCodes } from '@/lib/dictionaries/queries'
import { found, Problem } from '@/lib/kernel/errors'
import { unknownHandlers } from '../handlers.records'
import { originErrors } from '../origin.queries'
import { raiseRequests } from '../records'
import type { RequestInput } from '../schema'

/**
 * Raises a request of a company for the viewer's unit; without a unit to solve it, it stays with the viewer's own. Problems: not-allowed, and
 * invalid at `companyId`, `projectId`, `visitId` for what is not in reach or not the company's, at `category` and `unitId` for what does not exist.
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
    if ((await unknownCodes(tx, 'request-category', [item.category])).length > 0)
      errors.category = ['字典中没有这个诉求类别，请重新选择']
    if (item.unitId && (await unknownHandlers(tx, [{ unitId: item.unitId, title: item.title }])).length > 0)
      errors.unitId = ['没有找到承办单位，请重新选择']
    if (Object.keys(errors).length > 0) throw new Problem('invalid', errors)
    const [id] = await raiseRequests(tx, viewer, { companyId, projectId, visitId, ...own }, [item])
    return { id: found(id) }
  })
}
