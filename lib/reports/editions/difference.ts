import { plus } from '@/lib/goals/figure.rules'
import { orderedJson } from '@/lib/kernel/ordered-json'
import type { BehindRow } from '@/lib/metrics/behind'
import { listDigest } from './digest'
import type { FrozenRow } from './frozen'

/** What became of one record between a frozen list and today's: the rows that are gone or were otherwise, and those that stand in their place. */
export type RecordChange = {
  noun: BehindRow['noun']
  recordId: string
  before: Row[]
  after: Row[]
  /** What it does to the figure, in the figure's unit; 0 only where it went from one month to another. */
  by: number
}
export type Row = Pick<BehindRow, 'id' | 'noun' | 'recordId' | 'name' | 'on' | 'unitId' | 'amount'>

/** The digest of today's rows and their sum: equal digests need no frozen list to be read. */
export async function digestOf(
  pages: AsyncIterable<BehindRow[]>,
  folded: boolean,
): Promise<{ digest: string; sum: number }> {
  const digest = listDigest()
  let sum = 0
  for await (const page of pages)
    for (const row of page) {
      digest.add(row, folded)
      sum = plus(sum, row.amount)
    }
  return { digest: digest.hex(), sum }
}

/**
 * Lays a frozen list beside today's, both in their order (BehindRow.order), holding no more than what differs. The effects add up to the difference of the two sums,
 * each record once. Of records that change nothing of the sum only those are told that went to another month: they change what was published of both months.
 */
export async function changesBetween(
  frozen: AsyncIterable<FrozenRow>,
  today: AsyncIterable<BehindRow[]>,
  folded: boolean,
): Promise<RecordChange[]> {
  const changes = new Map<string, RecordChange>()
  const note = (row: Row, side: 'before' | 'after') => {
    const key = `${row.noun}:${row.recordId}`
    const { noun, recordId } = row
    const change = changes.get(key) ?? { noun, recordId, before: [], after: [], by: 0 }
    change[side].push(row)
    change.by = plus(change.by, side === 'after' ? row.amount : -row.amount)
    changes.set(key, change)
  }
  const orderOf = (row: FrozenRow) => (folded ? row.id : `${row.on} ${row.id}`)
  const then = frozen[Symbol.asyncIterator]()
  const now = flat(today)[Symbol.asyncIterator]()
  let [old, fresh] = [await then.next(), await now.next()]
  while (!old.done || !fresh.done) {
    const [a, b] = [old.done ? undefined : orderOf(old.value), fresh.done ? undefined : fresh.value.order]
    if (!old.done && (b === undefined || (a !== undefined && a < b))) {
      note(old.value, 'before')
      old = await then.next()
    } else if (!fresh.done && (a === undefined || (b !== undefined && b < a))) {
      note(fresh.value, 'after')
      fresh = await now.next()
    } else if (!old.done && !fresh.done) {
      if (old.value.amount !== fresh.value.amount || old.value.recordId !== fresh.value.recordId) {
        note(old.value, 'before')
        note(fresh.value, 'after')
      }
      old = await then.next()
      fresh = await now.next()
    }
  }
  return [...changes.values()].filter((change) => change.by !== 0 || (!folded && wentToAnotherMonth(change)))
}

/** Amounts by month, in an order of their own. */
const byMonth = (rows: Row[]): string => {
  const sums = new Map<string, number>()
  for (const { on, amount } of rows) sums.set(on?.slice(0, 7) ?? '', plus(sums.get(on?.slice(0, 7) ?? '') ?? 0, amount))
  return orderedJson(Object.fromEntries([...sums].filter(([, sum]) => sum !== 0)))
}
const wentToAnotherMonth = ({ before, after }: RecordChange): boolean => byMonth(before) !== byMonth(after)

async function* flat<T>(pages: AsyncIterable<T[]>): AsyncGenerator<T> {
  for await (const page of pages) yield* page
}
