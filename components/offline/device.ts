import { now } from '@/lib/kernel/clock'
import { base, type StoredPerson } from './database'
import { announce } from './news'
import { importKey, openJson, sealJson } from './seal'
import type { Halt, Person } from './types'

/** A key that the server has not confirmed for so long is dropped; the drafts stay, unreadable, for that person's next sign-in. */
const KEY_HOURS = 72
/** How old the server's word may be before a page asks again. */
const FRESH_MS = 10 * 60_000
const VAULT = '/api/field/vault'
const LOCK = 'zhaoyin-person'

export type Known = { person: Person; key: CryptoKey; confirmedAt: number; halt?: Halt }

/** What the server says of who is here, beside whom the device knew. */
export type Here = 'same' | 'changed' | 'nobody' | 'no-key'

const namesPlace = (id: string) => `${id} names`

/** Whether this browser can keep drafts at all: encryption, locks and a data base need a secure address (https or localhost). */
export function isSupported(): boolean {
  return (
    typeof indexedDB !== 'undefined' &&
    globalThis.crypto?.subtle !== undefined &&
    navigator.locks !== undefined &&
    typeof BroadcastChannel !== 'undefined'
  )
}

/** The person this device knows, with the key; undefined when there is none, or the key has waited too long for the server's word. */
export async function known(): Promise<Known | undefined> {
  const row = await (await base()).get('person', 'here')
  if (!row || row.doubted) return undefined
  if (Math.abs(now().getTime() - row.confirmedAt) > KEY_HOURS * 3_600_000) {
    await navigator.locks.request(LOCK, forget)
    return undefined
  }
  const { id, key, confirmedAt, halt } = row
  const names = await openJson<Omit<Person, 'id'>>(key, namesPlace(id), row.sealed)
  return { person: { id, ...names }, key, confirmedAt, halt }
}

/** Whether the server's word is new enough for a page that the server made for `personId`. */
export async function isFresh(personId: string): Promise<boolean> {
  const row = await (await base()).get('person', 'here')
  if (!row || row.halt || row.doubted || row.id !== personId) return false
  return Math.abs(now().getTime() - row.confirmedAt) < FRESH_MS
}

/**
 * Asks the server who is signed in, and makes the device agree: the same person's key is confirmed; another's takes its place, and the
 * former's key and snapshot are gone; nobody stops the sending and keeps everything; `no-key` is somebody who logs no visits. Rejects without a network.
 */
export async function confirmPerson(): Promise<Here> {
  // The question is asked inside the lock: an answer that was overtaken by another sign-in must not be the last to be written.
  return navigator.locks.request(LOCK, async () => {
    const response = await fetch(VAULT, { cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(15_000) })
    if (!response.ok) throw new Error(`vault answered ${response.status}`)
    const { person, key } = (await response.json()) as { person: Person | null; key: string | null }
    const row = await (await base()).get('person', 'here')
    if (!person) {
      await stopSending('not-signed-in')
      return 'nobody'
    }
    const same = row?.id === person.id
    if (!same || key === null) await forget()
    if (key !== null) await remember(person, same && row ? row.key : await importKey(key))
    if (key === null) return 'no-key'
    return same ? 'same' : 'changed'
  })
}

async function remember({ id, ...names }: Person, key: CryptoKey): Promise<void> {
  const sealed = await sealJson(key, namesPlace(id), names)
  const row: StoredPerson = { id, key, confirmedAt: now().getTime(), sealed }
  await (await base()).put('person', row, 'here')
  announce()
}

/** Notes why nothing is sent, until the server confirms the person again. */
export const stopSending = (halt: Halt): Promise<void> => note({ halt, doubted: false })

/** Notes that somebody is signing in: nobody is shown anything here until the server has said who. */
export async function doubtPerson(): Promise<void> {
  if (isSupported()) await note({ doubted: true })
}

async function note(what: Partial<StoredPerson>): Promise<void> {
  const tx = (await base()).transaction('person', 'readwrite')
  const row = await tx.store.get('here')
  if (row) await tx.store.put({ ...row, ...what }, 'here')
  await tx.done
  announce()
}

/** Drops the key and everything the phone knew; drafts stay, unreadable without the key. */
async function forget(): Promise<void> {
  const tx = (await base()).transaction(['person', 'snapshots'], 'readwrite')
  await Promise.all([tx.objectStore('person').delete('here'), tx.objectStore('snapshots').clear(), tx.done])
  announce()
}

/** For a deliberate sign-out: drops the key, what the phone knew, and every draft and receipt of this person. */
export async function leaveDevice(personId: string): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    await forget()
    const tx = (await base()).transaction(['drafts', 'files'], 'readwrite')
    const ids = await tx.objectStore('drafts').index('person').getAllKeys(personId)
    for (const id of ids) {
      await tx.objectStore('drafts').delete(id)
      for (const file of await tx.objectStore('files').index('draft').getAllKeys(id))
        await tx.objectStore('files').delete(file)
    }
    await tx.done
  })
  announce()
}
