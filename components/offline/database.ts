import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Sealed } from './seal'
import type { DraftState, Halt } from './types'

/** A draft as it lies on the phone: what the sender must know without a key, and everything else sealed (drafts.ts `Content`). */
export type StoredDraft = {
  id: string
  /** User id. The drafts of another person stay, and are noise without that person's key. */
  person: string
  state: DraftState
  /** Rises with each sending asked for; 0 while it never was. */
  order: number
  savedAt: number
  deliveredAt?: number
  attempts: number
  frozen: boolean
  sealed: Sealed
}
export type StoredFile = { draft: string; key: string; sealed: Sealed }
/** The one person known on this device. `sealed` holds the names. */
export type StoredPerson = {
  id: string
  key: CryptoKey
  /** When the server last said that this person is signed in here, epoch milliseconds. */
  confirmedAt: number
  halt?: Halt
  /** Somebody has begun to sign in here: until the server has said who it is, this person is not known. */
  doubted?: boolean
  sealed: Sealed
}

interface FieldBase extends DBSchema {
  person: { key: 'here'; value: StoredPerson }
  drafts: { key: string; value: StoredDraft; indexes: { person: string } }
  files: { key: [string, string]; value: StoredFile; indexes: { draft: string } }
  snapshots: { key: string; value: { person: string; at: number; sealed: Sealed } }
}
export type Base = IDBPDatabase<FieldBase>

const NAME = 'zhaoyin-field'
const VERSION = 1
let opened: Promise<Base> | undefined

/** The data base of this browser. Rejects where the browser keeps none (some private windows). */
export function base(): Promise<Base> {
  opened ??= openDB<FieldBase>(NAME, VERSION, {
    // Only ever add here: a phone may come back with drafts of any earlier version.
    upgrade(db, from) {
      if (from >= 1) return
      db.createObjectStore('person')
      db.createObjectStore('drafts', { keyPath: 'id' }).createIndex('person', 'person')
      db.createObjectStore('files', { keyPath: ['draft', 'key'] }).createIndex('draft', 'draft')
      db.createObjectStore('snapshots', { keyPath: 'person' })
    },
    // A newer version in another tab must not wait for this one.
    blocking: () => closeBase(),
    terminated: () => {
      opened = undefined
    },
  }).catch((error) => {
    opened = undefined
    throw error
  })
  return opened
}

/** Lets go of the data base; the next call of `base` opens it anew. */
export function closeBase(): void {
  opened?.then((db) => db.close()).catch(() => undefined)
  opened = undefined
}
