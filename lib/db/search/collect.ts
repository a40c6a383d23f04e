import type { Tx } from '../store'
import { indexDocs, type SearchDoc } from './search'

/** How new records get into the index: at once (`indexDocs`), or by a collection. */
export type ToIndex = (tx: Tx, docs: SearchDoc[]) => Promise<void>

/** Each statement ends a segment of FTS5's index, and segments are merged again and again: few large ones take half the time. */
const TOGETHER = 4000

/** Gathers the documents of many small writes of one transaction. Whoever collects calls `rest` before the transaction ends, or they are lost. */
export function collection(): { add: ToIndex; rest: (tx: Tx) => Promise<void> } {
  let waiting: SearchDoc[] = []
  const rest = async (tx: Tx) => {
    const docs = waiting
    waiting = []
    await indexDocs(tx, docs)
  }
  return {
    add: async (tx, docs) => {
      waiting.push(...docs)
      if (waiting.length >= TOGETHER) await rest(tx)
    },
    rest,
  }
}
