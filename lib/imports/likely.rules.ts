import { foldText } from '@/lib/kernel/name'

type Person = { value: string; label: string; unitId: string }

/** Names that sound or look alike enough to be meant: equal, or of one length with one character changed and, of two characters, the same surname. */
export function isLikelyName(a: string, b: string): boolean {
  const [left, right] = [[...foldText(a)], [...foldText(b)]]
  if (left.join('') === right.join('')) return true
  if (left.length !== right.length || left.length < 2) return false
  const other = left.filter((char, i) => char !== right[i]).length
  return other === 1 && (left.length > 2 || left[0] === right[0])
}

/** Everybody who may be chosen for a name, the likely ones first; of many only those and the people of the units that name him. */
export function peopleFor<One extends Person>(
  people: readonly One[],
  name: string,
  unitIds: readonly string[],
  most = 60,
): { likely: One[]; others: One[] } {
  const likely = people.filter((one) => isLikelyName(one.label, name))
  const rest = people.filter((one) => !likely.includes(one))
  const near = rest.length > most ? rest.filter(({ unitId }) => unitIds.includes(unitId)) : rest
  return { likely, others: near.slice(0, most) }
}
