import { and, eq, inArray, isNull } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { moneyEvents, stageEvents } from '@/lib/db/tables/projects'
import { today } from '@/lib/kernel/clock'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { type Blocker, blockersOf } from './claim.rules'
import { type ClaimRow, claimFacts, type KnownEvents } from './claim-facts.queries'
import type { ClaimInput } from './claims.schema'
import { type GateBook, gateBook } from './gates.queries'
import { gateOn, kindsAsked, proves, requirementWords } from './gates.rules'
import { isClaimStage } from './rules'

export const CLAIM_TABLES = { stage: stageEvents, money: moneyEvents } as const
type StageRow = typeof stageEvents.$inferSelect
type MoneyRow = typeof moneyEvents.$inferSelect
/** A claim as it is stored, with its kind told apart. */
export type LoadedClaim = { claimKind: 'stage'; row: StageRow } | { claimKind: 'money'; row: MoneyRow }

/** The claim that is meant, in the reach of a permission. Throws not-found, refused for what is no claim or void, conflict when it was changed since. */
export async function loadClaim(
  read: Read,
  viewer: Viewer,
  input: ClaimInput,
  permission: 'project.read' | 'project.verify',
): Promise<LoadedClaim> {
  const claim = found(await selectClaim(read, viewer, input, permission), `${input.kind} claim ${input.id}`)
  if (claim.claimKind === 'stage' && !isClaimStage(claim.row.stage)) throw refused('签约以前的阶段无需认定')
  if (claim.row.voidedAt) throw refused('该事项已作废，无需认定')
  if (claim.row.version !== input.version) throw new Problem('conflict', {}, `${input.kind} claim ${input.id}`)
  return claim
}

async function selectClaim(
  read: Read,
  viewer: Viewer,
  { kind, id }: ClaimInput,
  permission: 'project.read' | 'project.verify',
): Promise<LoadedClaim | undefined> {
  if (kind === 'stage') {
    const [row] = await read
      .select()
      .from(stageEvents)
      .where(and(eq(stageEvents.id, id), isNull(stageEvents.deletedAt), within(viewer, permission, stageEvents)))
    return row && { claimKind: 'stage', row }
  }
  const [row] = await read
    .select()
    .from(moneyEvents)
    .where(and(eq(moneyEvents.id, id), isNull(moneyEvents.deletedAt), within(viewer, permission, moneyEvents)))
  return row && { claimKind: 'money', row }
}

export type Judged = { blockers: Blocker[]; evidenceIds: string[]; asked: Asked[]; imported: boolean }
/** A requirement of proof in words, and whether it is met. */
export type Asked = { words: string; met: boolean }

/**
 * What stands in the way of this viewer's verifying each of these, and the evidence that each leans on; by the claim's id. `known`: the gates
 * and events, by a caller who has them.
 */
export async function judgeClaims(
  read: Read,
  viewer: { userId: string },
  claims: readonly ClaimRow[],
  known: KnownEvents & { gates?: GateBook } = {},
): Promise<Map<string, Judged>> {
  const [facts, book] = await Promise.all([claimFacts(read, claims, known), known.gates ?? gateBook(read)])
  const judge = { userId: viewer.userId, today: today(), ...book }
  return new Map(
    [...facts].map(([id, { facts: own, proofs, ledger }]) => {
      const asked = gateOn(own.gate, own.happenedOn, book.versions).filter((one) => kindsAsked(one) !== undefined)
      const kinds = asked.flatMap((one) => kindsAsked(one) ?? [])
      const leaning = proofs.filter((proof) => proof.recordId === id || kinds.includes(proof.proves))
      const judged: Judged = {
        blockers: blockersOf(own, judge),
        evidenceIds: [...leaning.map((proof) => proof.id), ...ledger],
        asked: asked.map((one) => ({ words: requirementWords(one, book.names), met: proves(one, own.proven) })),
        imported: ledger.length > 0,
      }
      return [id, judged]
    }),
  )
}

/** 协议投资额 that still waits at a project: it is decided together with the signing. */
export async function waitingAgreed(read: Read, projectIds: readonly string[]): Promise<MoneyRow[]> {
  if (projectIds.length === 0) return []
  return read
    .select()
    .from(moneyEvents)
    .where(
      and(
        inArray(moneyEvents.projectId, [...projectIds]),
        eq(moneyEvents.kind, 'agreed'),
        eq(moneyEvents.verification, 'claimed'),
        isNull(moneyEvents.voidedAt),
        isNull(moneyEvents.deletedAt),
      ),
    )
}
