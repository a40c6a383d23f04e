/** What figures count a project by, and what its verified stages assert. After verification it moves only by somebody who verifies. */
export const COUNTED_FACTS = [
  'investor',
  'targets',
  'tags',
  'origin',
  'sourceRegion',
  'area',
  'agreementKind',
  'landedName',
  'landedUscc',
] as const
export type CountedFact = (typeof COUNTED_FACTS)[number]

type Facts = { [fact in CountedFact]?: string | null | readonly string[] }

const plain = (value: Facts[CountedFact]): string =>
  Array.isArray(value) ? value.toSorted().join(' ') : String(value ?? '')

/** The counted facts that a change touches: given in `next` and different from `before`; a code or name filled in where there was none is no change of it. */
export function countedChanges(before: Facts, next: Facts): CountedFact[] {
  return COUNTED_FACTS.filter((fact) => {
    if (next[fact] === undefined || plain(next[fact]) === plain(before[fact])) return false
    const filledIn = plain(before[fact]) === ''
    return !(filledIn && ['agreementKind', 'landedName', 'landedUscc'].includes(fact))
  })
}

/** Whether an entry of the trail (its `after`) changed a counted fact. */
export const changesCounted = (after: unknown): boolean =>
  typeof after === 'object' && after !== null && COUNTED_FACTS.some((fact) => fact in after)
