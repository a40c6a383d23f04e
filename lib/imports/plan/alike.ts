import { trunkOf } from '@/lib/duplicates/names.rules'
import { foldName } from '@/lib/kernel/name'

export type AlikeIndex = {
  size: number
  /** Compares one registered company with all names at once. */
  offer: (id: string, name: string) => void
  /** Folded names → ids of the companies called nearly so. */
  found: () => Map<string, string[]>
}

/** Shorter names differ by one character and are others: 海信, 海尔. */
const LEAST = 4
const LEAST_BARE = 3
/** 二号基金 is not 三号基金, and phases, floors and districts are told apart by such signs too. */
const TELLING = /[\d一二三四五六七八九十东南西北甲乙丙丁]/

/**
 * Names of a ledger that nobody in the register has, to be compared with the whole register in one pass: alike are names that differ by one
 * character (a slip: one changed, missing or too many), by 集团, or by a place that only one of them begins with. A place in brackets makes a
 * subsidiary, two places make two companies. Anything looser is left to the queue of likely duplicates, for a doubt stops a row.
 */
export function alikeIndex(names: readonly string[]): AlikeIndex {
  const spelt = new Map<string, string[]>()
  const wholes = new Map<string, string[]>()
  const placeless = new Map<string, string[]>()
  const hits = new Map<string, string[]>()
  const put = (map: Map<string, string[]>, key: string, value: string) => {
    const there = map.get(key)
    if (!there) map.set(key, [value])
    else if (!there.includes(value)) there.push(value)
  }
  for (const name of names) {
    const folded = foldName(name)
    if ([...folded].length >= LEAST) for (const key of spellings(folded)) put(spelt, key, folded)
    const { whole, bare } = partsOf(name)
    put(wholes, whole, folded)
    if (bare) put(placeless, bare, folded)
  }
  return {
    size: names.length,
    offer: (id, name) => {
      const folded = foldName(name)
      const close = new Set<string>()
      if ([...folded].length >= LEAST)
        for (const key of spellings(folded))
          for (const other of spelt.get(key) ?? []) if (oneSlip(other, folded)) close.add(other)
      const { whole, bare } = partsOf(name)
      const same = [
        ...(wholes.get(whole) ?? []),
        ...(placeless.get(whole) ?? []),
        ...((bare && wholes.get(bare)) || []),
      ]
      for (const other of same) if (other !== folded) close.add(other)
      for (const other of close) put(hits, other, id)
    },
    found: () => hits,
  }
}

/** A name without 集团, and also without the place it begins with, where enough is left to know a company by. */
function partsOf(name: string): { whole: string; bare: string | undefined } {
  const whole = foldName(name).replaceAll('集团', '')
  const bare = trunkOf(name).replaceAll('集团', '')
  const leading = bare !== whole && whole.endsWith(bare) && [...bare].length >= LEAST_BARE
  return { whole, bare: leading ? bare : undefined }
}

/** The name itself and every way to leave out one character: names one slip apart share one of them. */
function spellings(folded: string): string[] {
  const chars = [...folded]
  return [folded, ...chars.map((_, i) => chars.toSpliced(i, 1).join(''))]
}

/** Whether two different folded names are one character apart, and that one does not tell things apart. */
function oneSlip(a: string, b: string): boolean {
  const [left, right] = [[...a], [...b]]
  let start = 0
  while (start < Math.min(left.length, right.length) && left[start] === right[start]) start++
  let end = 0
  const shorter = Math.min(left.length, right.length)
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end++
  const [x, y] = [left.slice(start, left.length - end), right.slice(start, right.length - end)]
  if (x.length > 1 || y.length > 1 || x.length + y.length === 0) return false
  return ![...x, ...y].some((char) => TELLING.test(char))
}
