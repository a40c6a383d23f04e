import type { Viewer } from '@/lib/access/viewer'
import type { Tx, Write } from '@/lib/db/store'
import { markCounted } from '@/lib/evidence/records'
import { now } from '@/lib/kernel/clock'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { VERIFICATION_TERMS } from '@/lib/kernel/terms'
import { type Blocker, isTicked } from '../claim.rules'
import { type Judged, judgeClaims, type LoadedClaim, loadClaim, waitingAgreed } from '../claim-load.queries'
import { settleClaim, voidCorrected } from '../claims.records'
import type { ClaimInput, VerifyManyInput } from '../claims.schema'
import { refreshMoneySums } from '../money-records'

type Verified = { id: string; projectId: string | null }
/** What bulk verification left out, with the reasons in words. */
export type LeftOut = { kind: ClaimInput['kind']; id: string; reasons: string[] }

/**
 * Verifies a claim, and with a signing the project's waiting 协议投资额 that nothing blocks. Throws not-found out of reach, refused with all that
 * blocks, confirm for an amount out of line, conflict when it was changed.
 */
export async function verifyClaim(
  write: Write,
  viewer: Viewer,
  input: ClaimInput,
  confirmed: readonly string[] = [],
): Promise<Verified> {
  return write((tx) => verifyOne(tx, viewer, input, (blocker) => isTicked(blocker) && confirmed.includes(blocker.code)))
}

/** Verifies those of the given claims that nothing blocks, and answers which were left out and why: one that was changed meanwhile stops no other. */
export async function verifyMany(
  write: Write,
  viewer: Viewer,
  { claims }: VerifyManyInput,
): Promise<{ verified: string[]; left: LeftOut[] }> {
  return write(async (tx) => {
    const verified: string[] = []
    const left: LeftOut[] = []
    for (const input of claims) {
      try {
        await verifyOne(tx, viewer, input, () => false)
        verified.push(input.id)
      } catch (error) {
        // Every refusal comes before the claim's first write, so that nothing of it has to be taken back.
        if (!(error instanceof Problem)) throw error
        left.push({ kind: input.kind, id: input.id, reasons: reasonsOf(error) })
      }
    }
    return { verified, left }
  })
}

const CHANGED = '他人刚刚处理或修改过，请刷新后查看'
const reasonsOf = (problem: Problem): string[] =>
  problem.code === 'conflict'
    ? [CHANGED]
    : Object.values(problem.fields)
        .flat()
        .concat(problem.code === 'not-found' ? [problem.sentence] : [])

async function verifyOne(
  tx: Tx,
  viewer: Viewer,
  input: ClaimInput,
  ticked: (blocker: Blocker) => boolean,
): Promise<Verified> {
  const claim = await loadClaim(tx, viewer, input, 'project.verify')
  const { row } = claim
  if (row.verification !== 'claimed') throw refused(`该事项${VERIFICATION_TERMS[row.verification]}，请刷新后查看`)
  const together =
    claim.claimKind === 'stage' && claim.row.stage === 'signed' ? await waitingAgreed(tx, [claim.row.projectId]) : []
  const judged = await judgeClaims(tx, viewer, [row, ...together])
  const own = found(judged.get(row.id))
  refuseBlocked(own.blockers.filter((blocker) => !ticked(blocker)))
  await verify(tx, viewer, claim, own)
  for (const money of together) {
    const agreed = found(judged.get(money.id))
    if (agreed.blockers.length === 0) await verify(tx, viewer, { claimKind: 'money', row: money }, agreed)
  }
  return { id: row.id, projectId: row.projectId }
}

function refuseBlocked(blockers: readonly Blocker[]): void {
  const hard = blockers.filter((blocker) => !isTicked(blocker))
  if (hard.length > 0) throw refused(hard.map((blocker) => blocker.text).join('；'))
  if (blockers.length > 0)
    throw new Problem('confirm', Object.fromEntries(blockers.map(({ code, text }) => [code, [text]])))
}

async function verify(tx: Tx, viewer: Viewer, claim: LoadedClaim, { evidenceIds }: Judged): Promise<void> {
  const given = { verification: 'verified' as const, verifiedBy: viewer.userId, verifiedAt: now() }
  await settleClaim(tx, viewer, claim, given, 'claim.verify', { evidence: evidenceIds })
  if (claim.claimKind === 'money') {
    await voidCorrected(tx, viewer, claim.row)
    if (claim.row.projectId) await refreshMoneySums(tx, [claim.row.projectId])
  }
  await markCounted(tx, evidenceIds)
}
