type Share = { goalId: string; year: number; path: string }

/**
 * The shares that add up: a unit's share includes those of the units under it, so that of a branch only the highest counts.
 * `path` is the unit's place in the tree (units.path).
 */
export function topShares<Each extends Share>(shares: Each[]): Each[] {
  const isAbove = (upper: Each, lower: Each) =>
    upper.goalId === lower.goalId &&
    upper.year === lower.year &&
    upper.path !== lower.path &&
    lower.path.startsWith(upper.path)
  return shares.filter((share) => !shares.some((other) => isAbove(other, share)))
}
