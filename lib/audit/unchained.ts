import { createHash } from 'node:crypto'
import { asc, gt } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { auditEntries } from '@/lib/db/tables/house'
import { canonicalText } from './chain'

/** Rows read at a time: memory stays flat however long the trail is. */
const BATCH = 2000
export type TrailRow = typeof auditEntries.$inferSelect

/** The trail from the entry after `seq`, in order. */
export async function* trailAfter(read: Read, seq: number): AsyncGenerator<TrailRow> {
  for (let last = seq; ; ) {
    const rows = await read
      .select()
      .from(auditEntries)
      .where(gt(auditEntries.seq, last))
      .orderBy(asc(auditEntries.seq))
      .limit(BATCH)
    yield* rows
    last = rows.at(-1)?.seq ?? last
    if (rows.length < BATCH) return
  }
}

/** One digest over many entries that carry no hash of their own, taken row by row. */
export function unchainedDigest() {
  const hash = createHash('sha256')
  let count = 0
  return {
    add: (row: TrailRow) => {
      count += 1
      hash.update(canonicalText(row)).update('\n')
    },
    result: () => ({ count, digest: hash.copy().digest('hex') }),
  }
}

/**
 * How many entries from before the chain there are, and the digest by which the chain's first entry vouches for them. They are not
 * rewritten: PostgreSQL left gaps in their numbers, and a trail that is never updated needs no exception for the day it was.
 */
export async function digestOfUnchained(read: Read): Promise<{ count: number; digest: string }> {
  const digest = unchainedDigest()
  for await (const row of trailAfter(read, 0)) digest.add(row)
  return digest.result()
}
