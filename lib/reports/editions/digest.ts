import { createHash } from 'node:crypto'

/** What makes two lists the same: which rows, of which records, with which amounts. Names may change. */
type Digested = { id: string; on: string | null; recordId: string; amount: number }

/** SHA-256 over the rows of a list in their order, taken as they pass by. */
export function listDigest() {
  const hash = createHash('sha256')
  return {
    add: ({ id, on, recordId, amount }: Digested, folded: boolean): void => {
      // A folded company's day is that of its latest visit, which says nothing about whether it counts.
      hash.update(`${folded ? '' : (on ?? '')}|${id}|${recordId}|${amount}\n`)
    },
    hex: (): string => hash.digest('hex'),
  }
}
