/** How a value stands to its base. `permille` is the relative change in thousandths, rounded half away from zero. */
export type Change =
  | { kind: 'no-base' }
  | { kind: 'zero-base'; by: number }
  | { kind: 'same' }
  | { kind: 'changed'; by: number; base: number; permille: number }

/** 超序时 / 达序时 / 欠序时. */
export type Pace = 'ahead' | 'on-time' | 'behind'
export const PACE_TERMS: Record<Pace, string> = { ahead: '超序时', 'on-time': '达序时', behind: '欠序时' }

/** Thousandths that `part` is of `whole`, both integers, rounded half away from zero. Exact for money beyond 2^53 / 1000. */
export function permilleOf(part: number, whole: number): number {
  const scaled = BigInt(part) * 2000n
  const by = BigInt(whole)
  const sign = scaled < 0n !== by < 0n ? -1n : 1n
  const up = scaled < 0n ? -scaled : scaled
  const down = by < 0n ? -by : by
  return Number(((up + down) / (2n * down)) * sign)
}

/** Compares a value with its base; a missing base and a base of zero have no percentage. */
export function changeOf(value: number, base: number | null): Change {
  if (base === null) return { kind: 'no-base' }
  if (value === base) return { kind: 'same' }
  if (base === 0) return { kind: 'zero-base', by: value }
  return { kind: 'changed', by: value - base, base, permille: permilleOf(value - base, base) }
}

/** 完成率 in thousandths; `null` where there is no target to divide by. */
export function completionOf(actual: number, target: number): number | null {
  return target > 0 ? permilleOf(actual, target) : null
}

/**
 * 序时差 in thousandths: the difference of the two shares as printed (one decimal of a percent), so that whoever subtracts
 * one column from the other on paper gets the third.
 */
export function gapOf(completion: number | null, timeProgress: number | null): number | null {
  if (completion === null || timeProgress === null) return null
  return completion - Math.round(timeProgress * 1000)
}

/** Ahead or behind by what is printed: a gap that rounds to 0.0 is on time. */
export function paceOf(gap: number): Pace {
  if (gap > 0) return 'ahead'
  return gap < 0 ? 'behind' : 'on-time'
}
