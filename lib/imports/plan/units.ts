import { foldText } from '@/lib/kernel/name'
import type { KnownUnit } from './known'

/** A unit as found: exactly, or by an abbreviation that only one unit fits. */
export type FoundUnit = { id: string; name: string; guessed: boolean }

const plain = (name: string) =>
  foldText(name)
    .replace(/[()（）]/g, '')
    .replace(/(街道)(办事处|办)$/, '$1')

/** The responsible one of several units in a cell: the name that a question is asked about. */
export const firstUnit = (written: string): string => (written.split(/[、,，;；/\n]/)[0] ?? '').trim().slice(0, 200)

/**
 * Finds the unit that a ledger names: by its name, without the district's name before it, or by an abbreviation (区投促局, 北京队)
 * whose characters stand in this order in the name of just one unit. Several names in a cell: the first is the responsible one.
 */
export function findUnit(units: readonly KnownUnit[], written: string): FoundUnit | undefined {
  const wanted = plain(firstUnit(written))
  if (wanted === '') return undefined
  const exact = units.find((unit) => plain(unit.name) === wanted)
  if (exact) return { ...exact, guessed: false }
  const ending = units.filter(
    (unit) => wanted.length >= 3 && (wanted.endsWith(plain(unit.name)) || plain(unit.name).endsWith(wanted)),
  )
  const [only] = ending
  if (only && ending.length === 1) return { ...only, guessed: false }
  const abbreviated = units.filter((unit) => wanted.length >= 3 && isAbbreviation(wanted, plain(unit.name)))
  const [match] = abbreviated
  return match && abbreviated.length === 1 ? { ...match, guessed: true } : undefined
}

/** 北京队 of 北京招商队: the same characters in order, the same end. */
function isAbbreviation(short: string, long: string): boolean {
  if (short.at(-1) !== long.at(-1)) return false
  let at = 0
  for (const char of long) if (char === short[at]) at++
  return at === short.length
}
