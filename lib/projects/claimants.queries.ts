import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { evidence } from '@/lib/db/tables/evidence'
import { auditEntries } from '@/lib/db/tables/house'
import { batches } from '@/lib/db/tables/imports'
import { moneyEvents, stageEvents } from '@/lib/db/tables/projects'
import { CLAIM_STAGES } from './rules'

/** What of a claim says whose it is. */
export type Claimed = { id: string; createdBy: string; batchId: string | null }
/** Whose each of some claims is, and the ids of the ledgers kept as its import's evidence. */
export type Claimants = { of: (claim: Claimed) => string[]; ledgerOf: (claim: Claimed) => string[] }

/**
 * Whose claims these are, the one answer to it: who claimed each (now, or before it was sent back or rejected), and who uploaded and who
 * confirmed the import it came by, whomever of its people the ledger took for its author. Two statements for any number of claims.
 */
export async function claimantsOf(read: Read, claims: readonly Claimed[]): Promise<Claimants> {
  const [imports, renewals] = await Promise.all([importsOf(read, claims), renewalsOf(read, claims)])
  const importOf = ({ batchId }: Claimed) => (batchId === null ? undefined : imports.get(batchId))
  return {
    of: (claim) => [
      ...new Set([
        claim.createdBy,
        ...(importOf(claim)?.people ?? []),
        ...renewals
          .filter((entry) => entry.recordId === claim.id)
          .flatMap((entry) => [entry.userId, ...claimedBefore(entry.before)]),
      ]),
    ],
    ledgerOf: (claim) => importOf(claim)?.ledger ?? [],
  }
}

/**
 * Who claimed what is verified of a project, stages from signing on and money: empty when nothing is. `deletedAt`: of what left together with
 * a deleted project at that instant.
 */
export async function verifiedClaimants(read: Read, projectId: string, deletedAt?: Date): Promise<string[]> {
  const of = (table: typeof stageEvents | typeof moneyEvents) =>
    and(
      eq(table.projectId, projectId),
      eq(table.verification, 'verified'),
      isNull(table.voidedAt),
      deletedAt ? eq(table.deletedAt, deletedAt) : isNull(table.deletedAt),
    )
  const claimed = (table: typeof stageEvents | typeof moneyEvents) => ({
    id: table.id,
    createdBy: table.createdBy,
    batchId: table.batchId,
  })
  const [stages, money] = await Promise.all([
    read
      .select(claimed(stageEvents))
      .from(stageEvents)
      .where(and(of(stageEvents), inArray(stageEvents.stage, [...CLAIM_STAGES]))),
    read.select(claimed(moneyEvents)).from(moneyEvents).where(of(moneyEvents)),
  ])
  const verified = [...stages, ...money]
  const claimants = await claimantsOf(read, verified)
  return [...new Set(verified.flatMap(claimants.of))]
}

/** Who uploaded and who confirmed each import, and the evidence that is its ledger. */
async function importsOf(read: Read, claims: readonly Claimed[]) {
  const asked = [...new Set(claims.map(({ batchId }) => batchId).filter((id) => id !== null))]
  if (asked.length === 0) return new Map<string, { people: string[]; ledger: string[] }>()
  const rows = await read
    .select({ id: batches.id, createdBy: batches.createdBy, askedBy: batches.askedBy, ledger: evidence.id })
    .from(batches)
    .leftJoin(evidence, and(eq(evidence.noun, 'import'), eq(evidence.batchId, batches.id), isNull(evidence.deletedAt)))
    .where(inArray(batches.id, asked))
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, same]) => [
      id,
      {
        people: same.flatMap(({ createdBy, askedBy }) => [createdBy, askedBy ?? createdBy]),
        ledger: same.flatMap(({ ledger }) => ledger ?? []),
      },
    ]),
  )
}

async function renewalsOf(read: Read, claims: readonly Claimed[]) {
  if (claims.length === 0) return []
  return read
    .select({ recordId: auditEntries.recordId, userId: auditEntries.userId, before: auditEntries.before })
    .from(auditEntries)
    .where(
      and(
        inArray(auditEntries.noun, ['stage', 'money']),
        inArray(
          auditEntries.recordId,
          claims.map(({ id }) => id),
        ),
        eq(auditEntries.action, 'claim.renew'),
      ),
    )
}

const claimedBefore = (before: unknown): string[] =>
  typeof before === 'object' && before !== null && 'createdBy' in before ? [String(before.createdBy)] : []
