import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { requests, verdictLinks } from '@/lib/db/tables/requests'
import { now } from '@/lib/kernel/clock'
import { answererOf } from './load.queries'
import { hashOf } from './token'

/** What a company sees by its link: nothing but what it asked and what it was answered by whom. Looking uses nothing up. */
export type Asked = { title: string; answer: string; unitName: string }

/** What the link of this token asks about; undefined when it is used, ended or unknown, or its answer no longer stands. */
export async function askedByLink(read: Read, token: string): Promise<Asked | undefined> {
  const [row] = await read
    .select({
      id: requests.id,
      linkBy: verdictLinks.createdBy,
      title: requests.title,
      answer: sql<string>`coalesce(${requests.answer}, '')`,
      unitName: sql<string>`coalesce(${units.name}, '')`,
    })
    .from(verdictLinks)
    .innerJoin(requests, eq(requests.id, verdictLinks.requestId))
    .leftJoin(units, eq(units.id, requests.unitId))
    .where(
      and(
        eq(verdictLinks.tokenHash, hashOf(token)),
        isNull(verdictLinks.usedAt),
        gt(verdictLinks.expiresAt, now()),
        eq(requests.state, 'answered'),
        isNull(requests.deletedAt),
      ),
    )
  // A link of the answerer's own asks nobody (commands/verdict).
  if (!row || (await answererOf(read, row.id)) === row.linkBy) return undefined
  return { title: row.title, answer: row.answer, unitName: row.unitName }
}
