import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { auditEntries } from '@/lib/db/tables/house'
import { moneyEvents } from '@/lib/db/tables/projects'
import { found } from '@/lib/kernel/errors'
import type { Blocker } from './claim.rules'
import { judgeClaims, waitingAgreed } from './claim-load.queries'
import { type Claim, factRow } from './claims.queries'

/** What one page of claims is marked with: the blockers of each for this viewer. */
export async function blockersOfClaims(
  read: Read,
  viewer: Viewer,
  claims: readonly Claim[],
): Promise<Map<string, Blocker[]>> {
  const judged = await judgeClaims(read, viewer, claims.map(factRow))
  return new Map([...judged].map(([id, one]) => [id, one.blockers]))
}

/** An answer in a claim's own history. */
export type ClaimTurn = { seq: number; at: Date; action: string; userName: string; reason: string | null }

/** What a claim is judged by beside its project: proof asked and met, what is decided with it, what it corrects, what was answered before. */
export async function claimDetail(read: Read, viewer: Viewer, claim: Claim) {
  const [agreed, turns, corrected] = await Promise.all([
    claim.stage === 'signed' && claim.projectId ? waitingAgreed(read, [claim.projectId]) : [],
    claimTurns(read, claim),
    correctedEvent(read, claim.money?.corrects),
  ])
  const judged = await judgeClaims(read, viewer, [factRow(claim), ...agreed])
  const { blockers, asked, imported } = found(judged.get(claim.id))
  const together = agreed.map(({ id, amount, currency }) => ({
    id,
    amount,
    currency,
    blockers: judged.get(id)?.blockers ?? [],
  }))
  return { blockers, asked, imported, together, corrected, turns }
}
export type ClaimDetail = Awaited<ReturnType<typeof claimDetail>>

const ANSWERS = ['claim.verify', 'claim.reject', 'claim.return', 'claim.revoke', 'claim.renew', 'claim.withdraw']

async function claimTurns(read: Read, { kind, id }: Claim): Promise<ClaimTurn[]> {
  const rows = await read
    .select({
      seq: auditEntries.seq,
      at: auditEntries.at,
      action: auditEntries.action,
      userName: auditEntries.userName,
      after: auditEntries.after,
    })
    .from(auditEntries)
    .where(and(eq(auditEntries.noun, kind), eq(auditEntries.recordId, id), inArray(auditEntries.action, ANSWERS)))
    .orderBy(asc(auditEntries.seq))
  return rows.map(({ after, ...row }) => ({ ...row, reason: reasonOf(after) }))
}

function reasonOf(after: unknown): string | null {
  if (typeof after !== 'object' || after === null) return null
  const { reason, rejectReason, returnReason } = after as Record<string, unknown>
  const told = rejectReason ?? returnReason ?? reason
  return typeof told === 'string' ? told : null
}

async function correctedEvent(read: Read, id: string | null | undefined) {
  if (!id) return undefined
  const [row] = await read
    .select({
      amount: moneyEvents.amount,
      currency: moneyEvents.currency,
      happenedOn: moneyEvents.happenedOn,
      verification: moneyEvents.verification,
    })
    .from(moneyEvents)
    .where(eq(moneyEvents.id, id))
  return row
}
