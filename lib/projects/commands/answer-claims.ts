import type { Viewer } from '@/lib/access/viewer'
import type { Tx, Write } from '@/lib/db/store'
import { now } from '@/lib/kernel/clock'
import { found, refused } from '@/lib/kernel/errors'
import { VERIFICATION_TERMS } from '@/lib/kernel/terms'
import { claimFacts } from '../claim-facts.queries'
import { type LoadedClaim, loadClaim } from '../claim-load.queries'
import { restoreCorrected, settleClaim } from '../claims.records'
import type { ClaimInput, RejectInput, ReturnInput, RevokeInput } from '../claims.schema'
import { pendingCorrection } from '../load.queries'
import { refreshMoneySums } from '../money-records'

type Answered = { id: string; projectId: string | null }

/** Rejects a claim with a reason; the stage or money stays on record and does not count. Refused for the claimant’s own and for one decided. */
export async function rejectClaim(write: Write, viewer: Viewer, input: RejectInput): Promise<Answered> {
  return write(async (tx) => {
    const claim = await loadForeign(tx, viewer, input)
    demandClaimed(claim)
    const { reason } = input
    const given = {
      verification: 'rejected' as const,
      verifiedBy: viewer.userId,
      verifiedAt: now(),
      rejectReason: reason,
    }
    await settleClaim(tx, viewer, claim, given, 'claim.reject')
    return answered(claim)
  })
}

/** 退回补正: the claim leaves the queue and waits for its claimant, with what to mend. Refusals as in rejectClaim. */
export async function returnClaim(write: Write, viewer: Viewer, input: ReturnInput): Promise<Answered> {
  return write(async (tx) => {
    const claim = await loadForeign(tx, viewer, input)
    demandClaimed(claim)
    if (claim.row.returnedAt) throw refused('该事项已退回补正，待申报人重新申报')
    const given = { verification: 'claimed' as const, returnedAt: now(), returnReason: input.reason }
    await settleClaim(tx, viewer, claim, given, 'claim.return')
    return answered(claim)
  })
}

/**
 * 撤销认定: a verified fact is a claim again and counts no more; what a verified correction had replaced counts again. By a verifier who did
 * not claim it. Refused while a further correction of it waits: which of the two holds is decided there.
 */
export async function revokeClaim(write: Write, viewer: Viewer, input: RevokeInput): Promise<Answered> {
  return write(async (tx) => {
    const claim = await loadForeign(tx, viewer, input)
    const { row } = claim
    if (row.verification !== 'verified')
      throw refused(`该事项${VERIFICATION_TERMS[row.verification]}，没有可撤销的认定`)
    if (claim.claimKind === 'money' && (await pendingCorrection(tx, row.id)))
      throw refused('这笔资金有更正正在等待认定，请先处理更正')
    await settleClaim(tx, viewer, claim, { verification: 'claimed' }, 'claim.revoke', { reason: input.reason })
    if (claim.claimKind === 'money') {
      await restoreCorrected(tx, viewer, claim.row)
      if (row.projectId) await refreshMoneySums(tx, [row.projectId])
    }
    return answered(claim)
  })
}

const answered = ({ row }: LoadedClaim): Answered => ({ id: row.id, projectId: row.projectId })

/** The claim, when this viewer may decide it and has never claimed it himself. */
async function loadForeign(tx: Tx, viewer: Viewer, input: ClaimInput): Promise<LoadedClaim> {
  const claim = await loadClaim(tx, viewer, input, 'project.verify')
  const { facts } = found((await claimFacts(tx, [claim.row])).get(claim.row.id))
  if (facts.claimants.includes(viewer.userId)) throw refused('不能认定自己申报的事项，请由其他负责人认定')
  return claim
}

function demandClaimed({ row }: LoadedClaim): void {
  if (row.verification !== 'claimed') throw refused(`该事项${VERIFICATION_TERMS[row.verification]}，请刷新后查看`)
}
