import { and, eq, isNotNull } from 'drizzle-orm'
import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Tx, Write } from '@/lib/db/store'
import { moneyEvents } from '@/lib/db/tables/projects'
import { now, today } from '@/lib/kernel/clock'
import { refused } from '@/lib/kernel/errors'
import { STAGE_TERMS, STAGES, stageIndex } from '@/lib/kernel/terms'
import { claimFacts } from '../claim-facts.queries'
import { type LoadedClaim, loadClaim } from '../claim-load.queries'
import { settleClaim } from '../claims.records'
import type { ClaimInput, WithdrawInput } from '../claims.schema'
import { loadProject, type ProjectRow, pendingCorrection, verifiedAfter } from '../load.queries'
import { refreshMoneySums } from '../money-records'
import { returnProject } from '../stage-records'

type Answered = { id: string; projectId: string | null }

/** Claims again what was rejected or sent back; who does so is then a claimant too. Throws not-allowed unless he may change the project. */
export async function renewClaim(write: Write, viewer: Viewer, input: ClaimInput): Promise<Answered> {
  return write(async (tx) => {
    const { claim } = await loadWritable(tx, viewer, input)
    const { row } = claim
    if (row.verification !== 'rejected' && !row.returnedAt) throw refused('该事项正在等待认定或已认定，无需重新申报')
    if (claim.claimKind === 'money' && claim.row.corrects) {
      const { corrects } = claim.row
      const other = await pendingCorrection(tx, corrects)
      if (other && other !== row.id) throw refused('原记录已另有一笔更正在等待认定')
      const facts = (await claimFacts(tx, [row])).get(row.id)?.facts
      if (facts?.correctedElsewhere) throw refused('原记录已由另一笔更正，本笔更正不再适用')
    }
    await settleClaim(tx, viewer, claim, { verification: 'claimed', createdBy: viewer.userId }, 'claim.renew')
    return { id: row.id, projectId: row.projectId }
  })
}

/**
 * Takes a claim back, by who claimed it or the project's owner: money is void, a stage returns the project to the one before. What a withdrawn
 * correction had replaced at once stands again. Refused once it, or a later stage, is verified.
 */
export async function withdrawClaim(write: Write, viewer: Viewer, input: WithdrawInput): Promise<Answered> {
  return write(async (tx) => {
    const { claim, project } = await loadWritable(tx, viewer, input)
    const { row } = claim
    if (row.createdBy !== viewer.userId && row.ownerId !== viewer.userId)
      throw refused('只有申报人或项目责任人可以撤回申报')
    if (row.verification === 'verified') throw refused('该事项已认定，不能撤回；确有错误的，请认定负责人撤销认定')
    if (claim.claimKind === 'money') await withdrawMoney(tx, viewer, claim, input.reason)
    else if (project) await withdrawStage(tx, viewer, claim, project, input.reason)
    return { id: row.id, projectId: row.projectId }
  })
}

async function withdrawMoney(
  tx: Tx,
  viewer: Viewer,
  claim: Extract<LoadedClaim, { claimKind: 'money' }>,
  reason: string | null,
): Promise<void> {
  const { row } = claim
  const given = { verification: row.verification, rejectReason: row.rejectReason, voidedAt: now() }
  await settleClaim(tx, viewer, claim, given, 'claim.withdraw', { reason })
  if (!row.corrects) return
  const replaced = and(eq(moneyEvents.id, row.corrects), isNotNull(moneyEvents.voidedAt))
  // A verified event never left because of a correction that is not verified: only what was merely claimed comes back.
  const [old] = await tx.select().from(moneyEvents).where(replaced)
  if (!old || old.verification === 'verified' || (await pendingCorrection(tx, old.id))) return
  await tx.update(moneyEvents).set({ voidedAt: null, updatedAt: now() }).where(eq(moneyEvents.id, old.id))
  if (row.projectId) await refreshMoneySums(tx, [row.projectId])
}

async function withdrawStage(
  tx: Tx,
  viewer: Viewer,
  claim: Extract<LoadedClaim, { claimKind: 'stage' }>,
  project: ProjectRow,
  reason: string | null,
): Promise<void> {
  const { row } = claim
  const before = STAGES[stageIndex(row.stage) - 1]
  if (!before) throw refused('这个阶段不能撤回')
  const verified = await verifiedAfter(tx, project.id, before)
  if (verified) throw refused(`其后的“${STAGE_TERMS[verified]}”已认定，不能撤回`)
  await settleClaim(
    tx,
    viewer,
    claim,
    { verification: row.verification, rejectReason: row.rejectReason },
    'claim.withdraw',
    { reason },
  )
  await returnProject(tx, viewer, project, before, {
    on: today(),
    reason: reason ?? `撤回“${STAGE_TERMS[row.stage]}”的申报`,
  })
}

async function loadWritable(
  tx: Tx,
  viewer: Viewer,
  input: ClaimInput,
): Promise<{ claim: LoadedClaim; project?: ProjectRow }> {
  const claim = await loadClaim(tx, viewer, input, 'project.read')
  const { projectId } = claim.row
  if (!projectId) {
    demand(viewer, 'project.write', claim.row)
    return { claim }
  }
  const project = await loadProject(tx, viewer, projectId)
  demand(viewer, 'project.write', project)
  return { claim, project }
}
