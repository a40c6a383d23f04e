import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { notices } from '@/lib/db/tables/notices'
import { now } from '@/lib/kernel/clock'
import type { NoticeKind } from './kinds'
import type { NewNotice } from './new-notice'

export type { NewNotice }

const ROWS = 200

/** Tells people inside the caller's transaction; what somebody has been told already is left as it is. Trusts its caller that they may see the record. */
export async function notify(tx: Tx, rows: readonly NewNotice[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS)
    await tx
      .insert(notices)
      .values(rows.slice(from, from + ROWS).map((row) => ({ ...row, at: now() })))
      .onConflictDoNothing({ target: [notices.userId, notices.key] })
}

/** Takes what was told of a record off the lists, because it is done or asked no longer; of these kinds, or all. */
export async function settle(
  tx: Tx,
  of: { noun: string; recordId: string; kinds?: readonly NoticeKind[]; userId?: string },
): Promise<void> {
  await tx
    .update(notices)
    .set({ settledAt: now() })
    .where(
      and(
        eq(notices.noun, of.noun),
        eq(notices.recordId, of.recordId),
        isNull(notices.settledAt),
        of.kinds ? inArray(notices.kind, [...of.kinds]) : undefined,
        of.userId ? eq(notices.userId, of.userId) : undefined,
      ),
    )
}

/** Takes one occasion off everybody's list, or off one person's. */
export async function settleKey(tx: Tx, key: string, userId?: string): Promise<void> {
  await tx
    .update(notices)
    .set({ settledAt: now() })
    .where(and(eq(notices.key, key), isNull(notices.settledAt), userId ? eq(notices.userId, userId) : undefined))
}
