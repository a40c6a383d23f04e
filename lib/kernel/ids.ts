import { ulid } from 'ulid'
import { now } from './clock'

/** A new record id: a lower-case ULID; sorts by creation, safe in URLs, may be made by a client in advance. */
export function newId(): string {
  return ulid(now().getTime()).toLowerCase()
}

/** The form of ids accepted from outside (demo and imported data use the same alphabet). */
export const ID_FORM = /^[0-9a-z][0-9a-z-]{2,39}$/
