import { giveTurn } from '@/lib/db/turn'
import { note, stopAsked } from './live'
import type { Phase } from './phases.rules'

/** Thrown inside the work on a ledger whose import was cancelled: everything written so far is rolled back. */
export class Cancelled extends Error {}

/** Called between two chunks with the rows done of all: others are answered, the waiting page learns of it, a cancelled import ends here. */
export type Pace = (phase: Phase, done: number, total: number) => Promise<void>

/** The pace of an import that this process works on. Throws Cancelled. */
export const paceOf =
  (id: string): Pace =>
  async (phase, done, total) => {
    note(id, { phase, done, total })
    await giveTurn()
    if (stopAsked(id)) throw new Cancelled(`import ${id}`)
  }

/** Where nobody waits for a page: others are answered all the same. */
export const unwatched: Pace = () => giveTurn()
