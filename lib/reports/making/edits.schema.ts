import { z } from 'zod'
import { LIMITS } from '@/lib/kernel/input'

/**
 * How much a clerk can write over one summary. Lengths in characters. `shown` is the longest sentence that comes back with a form; `compared` bounds what reading
 * a form may cost: typed by shown characters, over all sentences that were changed. `pixels` of one picture.
 */
export const EDIT_LIMITS = {
  text: LIMITS.text,
  caption: 60,
  added: 60,
  hidden: 400,
  texts: 400,
  key: 120,
  warning: 2200,
  shown: 3 * LIMITS.text,
  compared: 100_000_000,
  pixels: 50_000_000,
} as const

/**
 * A stretch of an edited sentence: words, or a figure of the summary by its key, whose value of the day stands there until publication. `text` is the
 * figure as it stood when it was last saved, shown where the data knows it no longer.
 */
export const pieceShape = z.union([
  z.string().max(EDIT_LIMITS.text),
  z.object({ figure: z.string().min(1).max(EDIT_LIMITS.key), text: z.string().max(EDIT_LIMITS.key) }),
])
export type Piece = z.infer<typeof pieceShape>

/** PostgreSQL's jsonb takes neither NUL nor half a surrogate pair. */
const STORABLE = /^[^\p{Cc}\p{Cs}]*$/u
export const storable = (max: number) => z.string().max(max).regex(STORABLE)

const key = storable(EDIT_LIMITS.key).min(1)
const pieces = z.array(pieceShape).max(EDIT_LIMITS.text)
/** `after`: the block it follows; empty for the section's beginning. */
const place = { id: key, section: key, after: storable(EDIT_LIMITS.key) }

export const addedShape = z.discriminatedUnion('kind', [
  /** `source`: the unit whose words these were. */
  z.object({ kind: z.literal('paragraph'), ...place, pieces, source: z.string().max(LIMITS.name).optional() }),
  z.object({
    kind: z.literal('picture'),
    ...place,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    type: z.enum(['image/png', 'image/jpeg']),
    width: z.int().min(1),
    height: z.int().min(1),
    caption: z.string().max(EDIT_LIMITS.caption),
  }),
])
export type Added = z.infer<typeof addedShape>

/** A warning that somebody has looked at and lets stand; `at` as an ISO instant. */
const checkShape = z.object({
  warning: z.string().max(EDIT_LIMITS.warning),
  by: z.string(),
  name: z.string(),
  at: z.string(),
})
export type Check = z.infer<typeof checkShape>

/**
 * All that was written over a generated summary: sentences by the block they replace, blocks and table rows that are not shown, and what was added.
 * Stored in reports.edits; read with `editsOf`.
 */
export const editsShape = z.object({
  texts: z.record(key, pieces).default({}),
  hidden: z.array(key).default([]),
  /** Row ids by the key of their table. */
  rows: z.record(key, z.array(key)).default({}),
  added: z.array(addedShape).max(EDIT_LIMITS.added).default([]),
  /** Warnings looked at, by the block they stand under. */
  checks: z.record(key, z.array(checkShape)).optional(),
  /** The generated words each text was written over; missing for those of before 2026-11-23. */
  bases: z.record(key, z.string().max(EDIT_LIMITS.text)).optional(),
})
export type Edits = z.infer<typeof editsShape>

/** As much of a generated text as is kept to know it by. */
export const baseOf = (text: string): string => text.slice(0, EDIT_LIMITS.text)

export const NO_EDITS: Edits = { texts: {}, hidden: [], rows: {}, added: [] }

/** Stored edits as they were written; throws where a row holds something else. */
export const editsOf = (stored: unknown): Edits => editsShape.parse(stored ?? {})
