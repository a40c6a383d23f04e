import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Write } from '@/lib/db/store'
import { writeVisit } from '@/lib/visits/create.records'
import { raiseRequests } from '../records'
import type { VisitWithRequests } from '../visit.schema'

/**
 * Logs a visit with everything that was asked for in it: all of it or nothing. Problems: those of writeVisit, and invalid at `requests`.
 * Answers the ids of the requests in their order.
 */
export async function logVisit(
  write: Write,
  viewer: Viewer,
  { requests, ...input }: VisitWithRequests,
  confirmed: string[] = [],
): Promise<{ id: string; companyId: string; requestIds: string[] }> {
  return write(async (tx) => {
    const visit = await writeVisit(tx, viewer, input, confirmed)
    const own = { unitId: viewer.unitId, ownerId: viewer.userId }
    if (requests.length > 0) demand(viewer, 'request.write', own)
    const { projectId, happenedOn } = input
    const origin = { visitId: visit.id, companyId: visit.companyId, projectId, raisedOn: happenedOn, ...own }
    return { ...visit, requestIds: await raiseRequests(tx, viewer, origin, requests) }
  })
}
