import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { countClaims } from '@/lib/projects/claims.queries'
import { CLAIM_KINDS, CLAIM_STATUSES, type ClaimKind, type ClaimStatus } from '@/lib/projects/claims.schema'

/** What the address of the queue says; whatever it does not understand falls back, because links age. */
export type ClaimView = { status: ClaimStatus; kind: ClaimKind; page: number; claim?: string; mine: boolean }

export function askedOf(given: Record<string, string | string[] | undefined>): ClaimView {
  return {
    status: CLAIM_STATUSES.find((one) => one === given.status) ?? 'claimed',
    kind: CLAIM_KINDS.find((one) => one === given.kind) ?? 'stage',
    page: Math.min(Math.max(Math.trunc(Number(given.page)) || 1, 1), 2000),
    mine: given.mine === '1',
    claim: typeof given.claim === 'string' && given.claim !== '' ? given.claim.slice(0, 60) : undefined,
  }
}

/** The same view as an address, with a change. */
export function viewQuery(view: Omit<ClaimView, 'mine'> & { mine?: boolean }, change: Partial<ClaimView> = {}) {
  const { status, kind, page, claim, mine } = { ...view, ...change }
  return {
    status: status === 'claimed' ? undefined : status,
    kind: kind === 'stage' ? undefined : kind,
    page: page === 1 ? undefined : page,
    claim,
    mine: mine ? '1' : undefined,
  }
}

/** How many there are of each status and kind: what waits in the viewer's own reach, the rest in what he may read. */
export async function claimCounts(read: Read, viewer: Viewer, deciding: boolean, mine: boolean) {
  const [claimed, returned, rejected, verified] = await Promise.all([
    countClaims(read, viewer, 'claimed', deciding ? 'project.verify' : 'project.read', mine),
    countClaims(read, viewer, 'returned', 'project.read', mine),
    countClaims(read, viewer, 'rejected', 'project.read', mine),
    countClaims(read, viewer, 'verified', 'project.read', mine),
  ])
  return { claimed, returned, rejected, verified }
}
