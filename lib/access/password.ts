import { randomBytes, randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { passwordFaults } from '@/lib/kernel/credentials'

// Without the characters that are misread on paper: initial passwords are handed over in writing.
const LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const SIGNS = '@#%+=?'
const GROUPS = 3
let decoy: Promise<string> | undefined

/** An argon2id hash (the library's defaults are OWASP's: 19 MiB, 2 passes). About 12 ms: never inside a transaction. */
export function hashPassword(password: string): Promise<string> {
  return hash(password)
}

/** Whether the password fits. Without a hash it takes the same time and says no, so that the clock tells nobody which names exist. */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hash(randomBytes(18).toString('base64'))
  const fits = await verify(stored ?? (await decoy), password)
  return fits && typeof stored === 'string'
}

/** Whether the password is one of the given hashes. */
export async function isAmong(hashes: string[], password: string): Promise<boolean> {
  for (const stored of hashes) if (await verify(stored, password)) return true
  return false
}

/** A password with its hash, made before the transaction that stores it. `mark` names this making, so that a replayed form can be told. */
export type PreparedPassword = { password: string; hash: string; mark: string }

/** A random initial password, e.g. `hT7k@wNq4+Pz9c`: 14 characters, read out in groups. */
export async function prepareInitialPassword(): Promise<PreparedPassword> {
  const draw = (from: string, length: number) =>
    Array.from({ length }, () => from.charAt(randomInt(from.length))).join('')
  let password: string
  do {
    password = Array.from({ length: GROUPS }, () => draw(LETTERS, 4)).reduce((all, next) => all + draw(SIGNS, 1) + next)
  } while (passwordFaults(password, '').length > 0)
  return preparePassword(password)
}

/** A chosen password, hashed; its rules are the caller's to check. */
export async function preparePassword(password: string): Promise<PreparedPassword> {
  return { password, hash: await hashPassword(password), mark: randomBytes(9).toString('base64url') }
}
