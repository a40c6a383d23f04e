import { createHash } from 'node:crypto'

/** A short hash of plain values, the same for the same meaning whatever the order of keys. */
export function fingerprint(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts, sorted)).digest('base64url').slice(0, 27)
}

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** Numbers repeated keys, so that two identical rows of a ledger are two: the k-th stays the k-th when the ledger comes again. */
export function counter(): (key: string) => string {
  const seen = new Map<string, number>()
  return (key) => {
    const n = (seen.get(key) ?? 0) + 1
    seen.set(key, n)
    return `${key}#${n}`
  }
}
