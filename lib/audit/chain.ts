import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { orderedJson } from '@/lib/kernel/ordered-json'

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
  return key ? made(key).scheme : 's1'
}

/** What follows from a key, made once: a verification or an import hashes hundreds of thousands of entries with the same one. */
const keys = new Map<string, { scheme: string; secret: KeyObject }>()

function made(key: string): { scheme: string; secret: KeyObject } {
  const known = keys.get(key)
  if (known) return known
  const secret = createSecretKey(key, 'utf8')
  const mark = createHmac('sha256', secret).update('zhaoyin-trail-key').digest('hex').slice(0, 8)
  const one = { scheme: `k1.${mark}`, secret }
  keys.set(key, one)
  return one
}

/** The scheme of a stored hash. */
export const schemeOf = (hash: string): string => hash.slice(0, Math.max(0, hash.lastIndexOf('.')))
export const isKeyed = (hash: string | null | undefined): boolean => hash?.startsWith('k1.') ?? false

/**
 * The one text of an entry, the same before it is written and after it is read from either database: with keys in order, for jsonb forgets
 * the order in which a column's keys were written.
 */
export function canonicalText(entry: ChainedEntry): string {
  const { seq, at, userId, userName, unitId, action, noun, recordId, prevHash } = entry
  const facts = [seq, at.toISOString(), userId, userName, unitId, action, noun, recordId, prevHash]
  return `zhaoyin-trail-1\n${orderedJson(facts)}\n${orderedJson(entry.before)}\n${orderedJson(entry.after)}`
}

/** The hash of an entry: HMAC-SHA-256 with the key, plain SHA-256 without one. */
export function hashOf(entry: ChainedEntry, key: string | undefined): string {
  const sum = key ? createHmac('sha256', made(key).secret) : createHash('sha256')
  return `${schemeFor(key)}.${sum.update(canonicalText(entry)).digest('hex')}`
}
