import { hash } from 'node:crypto'

/** A short hash of plain values, the same for the same meaning whatever the order of keys. */
export function fingerprint(...parts: unknown[]): string {
  return hash('sha256', JSON.stringify(parts.map(sorted)), 'base64url').slice(0, 27)
}

/** Keys in order all the way down; done beforehand, for a replacer is called for every value of every row. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]))
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
