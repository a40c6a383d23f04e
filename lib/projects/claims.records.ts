import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { moneyEvents } from '@/lib/db/tables/projects'
import { now } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import type { Verification } from '@/lib/kernel/terms'
import { CLAIM_TABLES, type LoadedClaim } from './claim-load.queries'
import { refreshMoneySums } from './money-records'

type Changes = {
  verification: Verification
  createdBy?: string
  verifiedBy?: string | null
  verifiedAt?: Date | null
  rejectReason?: string | null
  returnedAt?: Date | null
  returnReason?: string | null
  voidedAt?: Date
}

/**
 * Writes the answer to one loaded claim, with its audit entry; whatever it does not give is emptied, for an answer replaces the one before.
 * Throws conflict when the row is no longer at the loaded version. The sums follow.
 */
export async function settleClaim(
  tx: Tx,
  actor: Actor,
  { claimKind, row }: LoadedClaim,
  given: Changes,
  action: string,
  told: Record<string, unknown> = {},
): Promise<void> {
  const table = CLAIM_TABLES[claimKind]
  const blank = { verifiedBy: null, verifiedAt: null, rejectReason: null, returnedAt: null, returnReason: null }
  const written = await tx
    .update(table)
    .set({ ...blank, ...given, updatedAt: now(), version: row.version + 1 })
    .where(and(eq(table.id, row.id), eq(table.version, row.version)))
    .returning({ id: table.id })
  if (written.length === 0) throw new Problem('conflict', {}, `${claimKind} claim ${row.id}`)
  const { verification, verifiedBy, rejectReason, returnReason, createdBy } = row
  await audit(tx, actor, {
    action,
    noun: claimKind,
    id: row.id,
    unitId: row.unitId,
    before: { verification, verifiedBy, rejectReason, returnReason, createdBy },
    after: { ...told, ...given, projectId: row.projectId },
  })
  if (claimKind === 'money' && row.projectId) await refreshMoneySums(tx, [row.projectId])
}

/** The event that a verified correction names counts no more; its row stays in the history. */
export async function voidCorrected(
  tx: Tx,
  actor: Actor,
  correction: { id: string; corrects: string | null },
): Promise<void> {
  if (!correction.corrects) return
  const at = now()
  const standing = and(eq(moneyEvents.id, correction.corrects), isNull(moneyEvents.voidedAt))
  const gone = await tx.update(moneyEvents).set({ voidedAt: at, updatedAt: at }).where(standing).returning()
  await audit(
    tx,
    actor,
    ...gone.map((row) => ({
      action: 'money.void',
      noun: 'money',
      id: row.id,
      unitId: row.unitId,
      after: { correctedBy: correction.id },
    })),
  )
}

/** Once its correction is verified no more, what had been verified before it counts again. */
export async function restoreCorrected(
  tx: Tx,
  actor: Actor,
  correction: { id: string; corrects: string | null },
): Promise<void> {
  if (!correction.corrects) return
  const replaced = and(
    eq(moneyEvents.id, correction.corrects),
    isNotNull(moneyEvents.voidedAt),
    isNull(moneyEvents.deletedAt),
    eq(moneyEvents.verification, 'verified'),
  )
  const back = await tx.update(moneyEvents).set({ voidedAt: null, updatedAt: now() }).where(replaced).returning()
  await audit(
    tx,
    actor,
    ...back.map((row) => ({
      action: 'money.stand',
      noun: 'money',
      id: row.id,
      unitId: row.unitId,
      after: { withoutCorrection: correction.id },
    })),
  )
}
