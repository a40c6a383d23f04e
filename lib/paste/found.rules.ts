import { foldName, foldText } from '@/lib/kernel/name'
import type { Read, Reading } from './rules'

/** A company of the register that a text may mean. */
export type Candidate = { value: string; label: string; words: string; sure: boolean }
/** A reading whose companies are records of the register; `unknown` is a name that the register does not have. */
export type FoundReading = Omit<Reading, 'companies'> & { candidates: Candidate[]; unknown?: Read }

/** Characters that a name and a text must share in one piece for the text to mean it, perhaps. */
const PIECE = 4
const OFFERED = 5

/** Companies whose name shares a piece of four characters with the text, longest piece first: people write 远航贸易 for 青岛远航贸易有限公司. */
export function mentioned(text: string, companies: Array<{ id: string; name: string }>): Candidate[] {
  const folded = foldText(text)
  const pieces = new Set(
    Array.from({ length: Math.max(0, folded.length - PIECE + 1) }, (_, at) => folded.slice(at, at + PIECE)),
  )
  return companies
    .flatMap(({ id, name }) => {
      const words = longestShared(foldName(name), folded, pieces)
      return words ? [{ value: id, label: name, words, sure: false }] : []
    })
    .sort((a, b) => b.words.length - a.words.length)
    .slice(0, OFFERED)
}

function longestShared(name: string, text: string, pieces: ReadonlySet<string>): string {
  let longest = ''
  for (let at = 0; at + PIECE <= name.length; at++) {
    if (!pieces.has(name.slice(at, at + PIECE))) continue
    let end = at + PIECE
    while (end < name.length && text.includes(name.slice(at, end + 1))) end++
    if (end - at > longest.length) longest = name.slice(at, end)
  }
  return longest
}

/** Joins what the register answered with the reading: one exact hit is sure, several or partial ones are for the person to choose from. */
export function withCandidates({ companies, ...reading }: Reading, candidates: Candidate[]): FoundReading {
  const unique = candidates
    .filter((one, at) => candidates.findIndex(({ value }) => value === one.value) === at)
    .slice(0, OFFERED)
  const exact = unique.filter(({ sure }) => sure)
  const unknown =
    exact.length === 0 ? companies.find(({ value }) => /公司$|企业$|集团$|研究院$|事务所$/.test(value)) : undefined
  const marked = unique.map((one) => ({ ...one, sure: one.sure && exact.length === 1 }))
  return { ...reading, candidates: marked.toSorted((a, b) => Number(b.sure) - Number(a.sure)), unknown }
}
