import type { FieldType } from '../fields.schema'
import type { RawCell } from '../read/raw'
import type { FieldValue, Reading } from '../values'
import { type CellContext, readCell } from './read-cell'

/** Reads a cell of the column with that number. */
export type ReadAgain = (column: number, type: FieldType, cell: RawCell, context: CellContext) => Reading<FieldValue>

const KEPT = 1000
const CONTEXTS = 100
const LONGEST = 24

/**
 * Reads cells, the same text in the same column only once: units, people, days and amounts of a large ledger repeat. The key that a row gives
 * names everything in its context that an answer depends on. Answers are shared between rows, so nobody may change them in place.
 */
export function readingsOnce(): (key: string) => ReadAgain {
  const contexts = new Map<string, ReadAgain>()
  return (key) => {
    const known = contexts.get(key)
    if (known) return known
    const columns: (Map<RawCell, Reading<FieldValue>> | undefined)[] = []
    const read: ReadAgain = (column, type, cell, context) => {
      if (typeof cell !== 'string' || cell.length > LONGEST) return readCell(type, cell, context)
      columns[column] ??= new Map()
      const kept = columns[column]
      const before = kept.get(cell)
      if (before) return before
      const reading = readCell(type, cell, context)
      if (kept.size < KEPT) kept.set(cell, reading)
      return reading
    }
    if (contexts.size < CONTEXTS) contexts.set(key, read)
    return read
  }
}
