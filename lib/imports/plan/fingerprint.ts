import { hash } from 'node:crypto'
import { orderedJson } from '@/lib/kernel/ordered-json'

/** A short hash of plain values, the same for the same meaning whatever the order of keys. */
export function fingerprint(...parts: unknown[]): string {
  // Written anew: a piece cut out of a text keeps all of it in memory, and a large ledger has some hundred thousand of them.
  return Buffer.from(hash('sha256', orderedJson(parts), 'base64url'), 'latin1').toString('latin1', 0, 27)
}

/** Numbers repeated keys, so that two identical rows of a ledger are two: the k-th stays the k-th when the ledger comes again. */
export function counter(): (key: string) => string {
  const seen = new Map<string, number>()
  return (key) => {
    const n = (seen.get(key) ?? 0) + 1
    seen.set(key, n)
    return `${key}#${n}`
  }
}
