import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { auditEntries } from '@/lib/db/tables/house'
import { moneyEvents } from '@/lib/db/tables/projects'
import { found } from '@/lib/kernel/errors'
import type { Blocker } from './claim.rules'
import { claimFacts } from './claim-facts.queries'
import { judgeClaims, waitingAgreed } from './claim-load.queries'
import { type Claim, factRow } from './claims.queries'
import { gateBook } from './gates.queries'
import { gateOn, proves, requirementWords } from './gates.rules'

/** What one page of claims is marked with: the blockers of each for this viewer. */
export async function blockersOfClaims(
  read: Read,
  viewer: Viewer,
  claims: readonly Claim[],
): Promise<Map<string, Blocker[]>> {
  const judged = await judgeClaims(read, viewer, claims.map(factRow))
  return new Map([...judged].map(([id, one]) => [id, one.blockers]))
}

/** A requirement of proof in words, and whether it is met. */
export type Asked = { words: string; met: boolean }
/** An answer in a claim's own history. */
export type ClaimTurn = { seq: number; at: Date; action: string; userName: string; reason: string | null }

/** What a claim is judged by beside its project: proof asked and met, what is decided with it, what it corrects, what was answered before. */
export async function claimDetail(read: Read, viewer: Viewer, claim: Claim) {
  const row = factRow(claim)
  const [facts, judged, book, turns, agreed, corrected] = await Promise.all([
    claimFacts(read, [row]),
    judgeClaims(read, viewer, [row]),
    gateBook(read),
    claimTurns(read, claim),
    claim.stage === 'signed' && claim.projectId ? waitingAgreed(read, [claim.projectId]) : [],
    correctedEvent(read, claim.money?.corrects),
  ])
  const own = found(facts.get(claim.id))
  const together = agreed.length > 0 ? await judgeClaims(read, viewer, agreed) : new Map()
  return {
    blockers: found(judged.get(claim.id)).blockers,
    imported: own.ledger.length > 0,
    asked: gateOn(own.facts.gate, claim.happenedOn, book.versions)
      .filter((one) => one.startsWith('evidence:'))
      .map((one): Asked => ({ words: requirementWords(one, book.names), met: proves(one, own.facts.proven) })),
    together: agreed.map((money) => ({
      id: money.id,
      amount: money.amount,
      currency: money.currency,
      blockers: (together.get(money.id)?.blockers ?? []) as Blocker[],
    })),
    corrected,
    turns,
  }
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
