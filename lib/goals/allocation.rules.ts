import { type Day, type Period, yearOf } from '@/lib/kernel/month'
import { goalYears } from './progress.rules'

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

/** A stored cell of an allocation. */
type Cell = { unitId: string; year: number; target: number; version: number }

/**
 * What a form of shares was opened with, as one number from 1 on: it changes whenever any of its cells does. Others' cells are not in it,
 * so that two units may hand out their tasks at the same time.
 */
export function sharesVersion(cells: Cell[]): number {
  const texts = cells.map(({ unitId, year, target, version }) => `${unitId} ${year} ${target} ${version}`).sort()
  let hash = 2166136261
  for (const char of texts.join('|')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619)
  return (hash >>> 1) + 1
}

/** A target in `parts` shares as equal as whole steps allow: what is left over goes to the first ones, so that they add up exactly. */
export function equalSplit(target: number, parts: number, step: number): number[] {
  if (parts <= 0) return []
  const steps = Math.floor(target / step)
  const each = Math.floor(steps / parts)
  const shares = Array.from({ length: parts }, (_, index) => (each + (index < steps - each * parts ? 1 : 0)) * step)
  shares[0] = (shares[0] ?? 0) + (target - steps * step)
  return shares
}

type GoalTime = { period: 'annual' | 'cumulative' | 'stock'; by: string | null; baseline: { asOf: string } | null }

/** The years a goal may be handed out for: all it runs over; of an annual one last year, this and the next, as far as the plan goes. */
export function allocationYears(goal: GoalTime, plan: Period, asOf: Day): number[] {
  const years = goalYears(goal, plan, asOf)
  const [year] = years
  if (goal.period !== 'annual' || goal.by || year === undefined) return years
  return [year - 1, year, year + 1].filter((each) => each >= yearOf(plan.from) && each <= yearOf(plan.to))
}
