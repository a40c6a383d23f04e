import { and, eq, isNull } from 'drizzle-orm'
import { demand, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { moneyEvents, stageEvents } from '@/lib/db/tables/projects'
import { now } from '@/lib/kernel/clock'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { VERIFICATION_TERMS, type Verification } from '@/lib/kernel/terms'
import type { ClaimInput, RejectInput } from '../claims.schema'
import { loadProject } from '../load.queries'
import { refreshMoneySums } from '../money-records'
import { isClaimStage } from '../rules'

const TABLES = { stage: stageEvents, money: moneyEvents } as const
type Claimed = { id: string; projectId: string | null }

/** Verifies a claim. Throws not-found out of reach, refused for the claimant's own and for one decided or void, conflict when changed. */
export async function verifyClaim(write: Write, viewer: Viewer, input: ClaimInput): Promise<Claimed> {
  return write((tx) => decide(tx, viewer, input, 'verified', null))
}

/** Rejects a claim with a reason; the stage or money stays on record and does not count. Refusals as in verifyClaim. */
export async function rejectClaim(write: Write, viewer: Viewer, input: RejectInput): Promise<Claimed> {
  return write((tx) => decide(tx, viewer, input, 'rejected', input.reason))
}

/** Claims a rejected fact again; who does so is then the claimant. Throws not-allowed unless he may change the project. */
export async function renewClaim(write: Write, viewer: Viewer, input: ClaimInput): Promise<Claimed> {
  return write(async (tx) => {
    const claim = await loadClaim(tx, viewer, input, 'project.read')
    if (claim.projectId) demand(viewer, 'project.write', await loadProject(tx, viewer, claim.projectId))
    else demand(viewer, 'project.write', claim)
    if (claim.verification !== 'rejected')
      throw refused(`该事项${VERIFICATION_TERMS[claim.verification]}，无需重新申报`)
    return settle(tx, viewer, input, claim, 'claimed', { createdBy: viewer.userId }, 'claim.renew')
  })
}

async function decide(
  tx: Tx,
  viewer: Viewer,
  input: ClaimInput,
  verification: 'verified' | 'rejected',
  rejectReason: string | null,
): Promise<Claimed> {
  const claim = await loadClaim(tx, viewer, input, 'project.verify')
  if (claim.createdBy === viewer.userId) throw refused('不能认定自己申报的事项，请由其他负责人认定')
  if (claim.verification !== 'claimed') throw refused(`该事项${VERIFICATION_TERMS[claim.verification]}，请刷新后查看`)
  const set = { verifiedBy: viewer.userId, verifiedAt: now(), rejectReason }
  return settle(
    tx,
    viewer,
    input,
    claim,
    verification,
    set,
    verification === 'verified' ? 'claim.verify' : 'claim.reject',
  )
}

async function loadClaim(tx: Tx, viewer: Viewer, input: ClaimInput, permission: 'project.read' | 'project.verify') {
  const table = TABLES[input.kind]
  const [row] = await tx
    .select()
    .from(table)
    .where(and(eq(table.id, input.id), isNull(table.deletedAt), within(viewer, permission, table)))
  const claim = found(row, `${input.kind} claim ${input.id}`)
  if ('stage' in claim && !isClaimStage(claim.stage)) throw refused('签约以前的阶段无需认定')
  if (claim.voidedAt) throw refused('该事项已作废，无需认定')
  if (claim.version !== input.version) throw new Problem('conflict', {}, `${input.kind} claim ${input.id}`)
  return claim
}

async function settle(
  tx: Tx,
  viewer: Viewer,
  input: ClaimInput,
  claim: {
    id: string
    projectId: string | null
    unitId: string
    verification: Verification
    rejectReason: string | null
  },
  verification: Verification,
  set: { createdBy?: string; verifiedBy?: string; verifiedAt?: Date; rejectReason?: string | null },
  action: string,
): Promise<Claimed> {
  const table = TABLES[input.kind]
  const changes = { verifiedBy: null, verifiedAt: null, rejectReason: null, ...set, verification }
  const written = await tx
    .update(table)
    .set({ ...changes, updatedAt: now(), version: input.version + 1 })
    .where(and(eq(table.id, claim.id), eq(table.version, input.version)))
    .returning({ id: table.id })
  if (written.length === 0) throw new Problem('conflict', {}, `${input.kind} claim ${claim.id}`)
  if (input.kind === 'money' && claim.projectId) await refreshMoneySums(tx, [claim.projectId])
  await audit(tx, viewer, {
    action,
    noun: input.kind,
    id: claim.id,
    unitId: claim.unitId,
    before: { verification: claim.verification, rejectReason: claim.rejectReason },
    after: { verification, rejectReason: changes.rejectReason, projectId: claim.projectId },
  })
  return { id: claim.id, projectId: claim.projectId }
}
