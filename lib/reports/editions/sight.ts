import type { Permission } from '@/lib/access/permissions'
import { reachOf } from '@/lib/access/roles'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'

/** What the figures of a summary are made of. */
const READ: Permission[] = ['visit.read', 'project.read', 'event.read', 'request.read', 'company.read']

/**
 * Whether somebody's figures of these units (undefined: the whole district) are the units' own, with nothing left out that he may not open. Only such a
 * summary may be published or be laid beside a published one: else what he does not see would be told as gone.
 */
export function seesAllOf(viewer: Viewer, unitIds: string[] | undefined): boolean {
  return READ.every((permission) => {
    const reach = reachOf(viewer, permission)
    if (reach === 'none' || reach === 'own') return false
    const reached = reachedUnits(viewer, permission)
    return reached === undefined || (unitIds?.every((id) => reached.includes(id)) ?? false)
  })
}
