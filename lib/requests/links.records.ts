import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { verdictLinks } from '@/lib/db/tables/requests'
import { now } from '@/lib/kernel/clock'
import { hashOf, newToken } from './token'

const DAY = 86_400_000

const standing = (requestId: string) =>
  and(eq(verdictLinks.requestId, requestId), isNull(verdictLinks.usedAt), gt(verdictLinks.expiresAt, now()))

/** Ends what links a request still has: when a new one is made, or its answer is another or no longer asked about. */
export async function endLinks(tx: Tx, requestId: string): Promise<void> {
  await tx.update(verdictLinks).set({ expiresAt: now() }).where(standing(requestId))
}

/** A new link of 256 random bits, the only one that holds from now on. The token is answered once and kept nowhere. */
export async function insertLink(
  tx: Tx,
  requestId: string,
  createdBy: string,
  days: number,
): Promise<{ token: string; expiresAt: Date }> {
  await endLinks(tx, requestId)
  const token = newToken()
  const expiresAt = new Date(now().getTime() + days * DAY)
  await tx.insert(verdictLinks).values({ requestId, tokenHash: hashOf(token), createdBy, expiresAt })
  return { token, expiresAt }
}

/** Uses a link up, in one statement, so that of two at once one wins; answers its request and its maker, undefined when it is used, ended or unknown. */
export async function useLink(tx: Tx, token: string): Promise<{ requestId: string; createdBy: string } | undefined> {
  const [row] = await tx
    .update(verdictLinks)
    .set({ usedAt: now() })
    .where(
      and(eq(verdictLinks.tokenHash, hashOf(token)), isNull(verdictLinks.usedAt), gt(verdictLinks.expiresAt, now())),
    )
    .returning({ requestId: verdictLinks.requestId, createdBy: verdictLinks.createdBy })
  return row
}
