import type { Read } from '@/lib/db/store'
import { env } from '@/lib/env'
import { isKeyed, NOTHING_BEFORE } from './chain'
import { trailAfter } from './unchained'
import { entryFault, FAULTS, type Fault } from './verify'

/** So many entries are checked while somebody waits for the page. */
const MOST = 20_000

export type StretchVerdict = {
  /** First and last entry that were checked. */
  from: number
  to: number
  fault?: (Fault & { words: string }) | undefined
}

/** Checks the chain from one entry to another, the nearest 20,000 to its end when it is longer. Cut-off ends and heads noted elsewhere are `audit verify`'s. */
export async function verifyStretch(read: Read, first: number, last: number): Promise<StretchVerdict> {
  const from = Math.max(1, first, last - MOST + 1)
  let before: Parameters<typeof entryFault>[1] = from === 1 ? { seq: 0, hash: NOTHING_BEFORE, keyed: false } : undefined
  for await (const row of trailAfter(read, Math.max(0, from - 2))) {
    if (row.seq > last) break
    // The entry before the stretch only says where it begins; entries from before the chain are vouched for together.
    const fault =
      row.seq < from || (row.hash === null && !before) ? undefined : entryFault(row, before, env.AUDIT_SECRET)
    if (fault) return { from, to: row.seq, fault: { ...fault, words: FAULTS[fault.kind] } }
    if (row.hash !== null) before = { seq: row.seq, hash: row.hash, keyed: isKeyed(row.hash) }
  }
  return { from, to: last }
}
