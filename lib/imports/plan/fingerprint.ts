import { hash } from 'node:crypto'
import { orderedJson } from '@/lib/kernel/ordered-json'

/** A short hash of plain values, the same for the same meaning whatever the order of keys. */
export function fingerprint(...parts: unknown[]): string {
  return hash('sha256', orderedJson(parts), 'base64url').slice(0, 27)
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
