import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { readableProjects } from '@/lib/access/credited'
import { readableVisits } from '@/lib/access/joint'
import type { Permission } from '@/lib/access/permissions'
import { readableRequests } from '@/lib/access/raised'
import { reachOf } from '@/lib/access/roles'
import { reaches, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { type EvidenceNoun, evidence } from '@/lib/db/tables/evidence'
import { requests } from '@/lib/db/tables/requests'

const READ = { project: 'project.read', company: 'company.read' } as const satisfies Record<string, Permission>
const WRITE: Partial<Record<EvidenceNoun, Permission>> = {
  project: 'project.write',
  stage: 'project.write',
  money: 'project.write',
  company: 'company.write',
  visit: 'visit.write',
  request: 'request.write',
}

/**
 * The evidence a viewer may read, as part of WHERE: who may see the record may see what proves it. A ledger holds the rows of many units,
 * so that one's own unit is not enough: it takes reading a whole subtree that the importing unit is in (docs/evidence.md).
 */
export function readableEvidence(viewer: Viewer): SQL | undefined {
  const wide = ['subtree', 'all'].includes(reachOf(viewer, READ.project))
  return or(
    and(inArray(evidence.noun, ['project', 'stage', 'money']), readableProjects(viewer, evidence)),
    and(eq(evidence.noun, 'company'), within(viewer, READ.company, evidence)),
    and(eq(evidence.noun, 'visit'), readableVisits(viewer, { ...evidence, visitId: evidence.recordId })),
    and(eq(evidence.noun, 'request'), readableAnswers(viewer)),
    wide ? and(eq(evidence.noun, 'import'), within(viewer, READ.project, evidence)) : sql`1 = 0`,
  )
}

/** Files of a request follow the request: whoever may read it may read what it was answered with. */
function readableAnswers(viewer: Viewer): SQL | undefined {
  const readable = readableRequests(viewer, requests)
  return readable && sql`${evidence.recordId} in (select ${requests.id} from ${requests} where ${readable})`
}

/** Whether the viewer may add to, replace or take away evidence of such a record. */
export function mayChangeEvidence(
  viewer: Viewer,
  row: { noun: EvidenceNoun; unitId: string; ownerId: string | null },
): boolean {
  const permission = WRITE[row.noun]
  return permission !== undefined && reaches(viewer, permission, row)
}
