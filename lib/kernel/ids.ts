import { monotonicFactory } from 'ulid'
import { now } from './clock'

const chances = new Uint8Array(1024)
let drawn = chances.length

/** Chance by the kilobyte: by itself ulid asks the system anew for each of an id's sixteen characters. */
function chance(): number {
  if (drawn === chances.length) {
    crypto.getRandomValues(chances)
    drawn = 0
  }
  return (chances[drawn++] ?? 0) / 256
}

// Monotonic within a millisecond: rows written together keep their order, and chance is drawn once for them.
const next = monotonicFactory(chance)

/** A new record id: a lower-case ULID; sorts by creation, safe in URLs, may be made by a client in advance. */
export function newId(): string {
  return next(now().getTime()).toLowerCase()
}

/** The form of ids accepted from outside (demo and imported data use the same alphabet). */
export const ID_FORM = /^[0-9a-z][0-9a-z-]{2,39}$/
