/** Columns kept by the machinery itself, or derived from other rows: no part of what a merge or an import changes; an undo brings them in line again. */
export const DERIVED: ReadonlySet<string> = new Set([
  'version',
  'updatedAt',
  'lastVisitOn',
  'agreedCny',
  'registeredCny',
  'arrivedCny',
  'agreedVerifiedCny',
  'registeredVerifiedCny',
])
