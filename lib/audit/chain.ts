import { createHash, createHmac } from 'node:crypto'

/** Everything an entry's hash covers, in the values the database gives back. */
export type ChainedEntry = {
  seq: number
  at: Date
  userId: string
  userName: string
  unitId: string | null
  action: string
  noun: string
  recordId: string
  before: unknown
  after: unknown
  prevHash: string | null
}

/** What stands before the first entry. */
export const NOTHING_BEFORE = 'start'

/**
 * How hashes are made, said in front of each: `k1.` and eight digits that tell one key from another, or `s1` where the installation has no
 * key. Nobody without the key can make a keyed one.
 */
export function schemeFor(key: string | undefined): string {
  return key ? `k1.${createHmac('sha256', key).update('zhaoyin-trail-key').digest('hex').slice(0, 8)}` : 's1'
}
/** The scheme of a stored hash. */
export const schemeOf = (hash: string): string => hash.slice(0, Math.max(0, hash.lastIndexOf('.')))
export const isKeyed = (hash: string | null | undefined): boolean => hash?.startsWith('k1.') ?? false

/** JSON with keys in order: jsonb forgets the order in which a column's keys were written. Values must be JSON already. */
function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, one]) => `${JSON.stringify(key)}:${ordered(one)}`).join(',')}}`
}

/** A value as it will be read back from a JSON column; undefined is stored as null. */
const asStored = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

/** The one text of an entry, the same before it is written and after it is read from either database. */
export function canonicalText(entry: ChainedEntry): string {
  const { seq, at, userId, userName, unitId, action, noun, recordId, prevHash } = entry
  const facts = [seq, at.toISOString(), userId, userName, unitId, action, noun, recordId, prevHash]
  return `zhaoyin-trail-1\n${ordered(asStored(facts))}\n${ordered(asStored(entry.before))}\n${ordered(asStored(entry.after))}`
}

/** The hash of an entry: HMAC-SHA-256 with the key, plain SHA-256 without one. */
export function hashOf(entry: ChainedEntry, key: string | undefined): string {
  const made = key ? createHmac('sha256', key) : createHash('sha256')
  return `${schemeFor(key)}.${made.update(canonicalText(entry)).digest('hex')}`
}
