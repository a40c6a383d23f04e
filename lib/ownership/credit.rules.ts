import { addDays, type Day, type Period } from '@/lib/kernel/month'
import { MONEY_KIND_TERMS, MONEY_KINDS, STAGE_TERMS, STAGES } from '@/lib/kernel/terms'

/** Every dimension that credit can be split in, with its words: seven stages and five kinds of money. */
export const CREDIT_METRICS: readonly { metric: string; label: string }[] = [
  ...STAGES.map((stage) => ({ metric: `stage:${stage}`, label: STAGE_TERMS[stage] })),
  ...MONEY_KINDS.map((kind) => ({ metric: `money:${kind}`, label: MONEY_KIND_TERMS[kind] })),
]
/** The first and the last day there are: a set that always holds. */
export const FIRST_DAY: Day = '0001-01-01'
export const LAST_DAY: Day = '9999-12-31'

/** The hundredths of an amount below a percent, rounded down; exact for whatever a database integer of money holds. */
function upTo(amount: number, percent: number): number {
  const hundreds = Math.floor(amount / 100)
  return hundreds * percent + Math.floor(((amount - hundreds * 100) * percent) / 100)
}

/** What each share (whole percents, 100 together) gets of an amount in minor units. The parts add up to the amount to the last unit. */
export function creditedParts(amount: number, shares: readonly number[]): number[] {
  return cumulative(shares.map((share) => ({ share }))).map(
    ({ below, share }) => upTo(amount, below + share) - upTo(amount, below),
  )
}

/** Shares with the hundredths that stand before each, as they are stored. */
export function cumulative<Share extends { share: number }>(
  shares: readonly Share[],
): Array<Share & { below: number }> {
  let below = 0
  return shares.map((one) => {
    const placed = { ...one, below }
    below += one.share
    return placed
  })
}

type Stretch = { fromDay: Day; toDay: Day }
export const overlaps = (a: Stretch, b: Stretch): boolean => a.fromDay <= b.toDay && b.fromDay <= a.toDay

/** What is left of a stretch of days when another one is taken out of it: none, one or two pieces. */
export function withoutDays(stretch: Stretch, taken: Stretch): Stretch[] {
  if (!overlaps(stretch, taken)) return [stretch]
  const before = stretch.fromDay < taken.fromDay
  const after = stretch.toDay > taken.toDay
  return [
    ...(before ? [{ fromDay: stretch.fromDay, toDay: addDays(taken.fromDay, -1) }] : []),
    ...(after ? [{ fromDay: addDays(taken.toDay, 1), toDay: stretch.toDay }] : []),
  ]
}

/** The days of a stretch that none of the others covers. */
export function gapsIn(stretch: Stretch, covered: readonly Stretch[]): Stretch[] {
  return covered.reduce<Stretch[]>((left, taken) => left.flatMap((piece) => withoutDays(piece, taken)), [stretch])
}

/** 自…起、至…止 in words; an open end is not named. */
export function periodWords({ fromDay, toDay }: Stretch): string {
  if (fromDay === FIRST_DAY && toDay === LAST_DAY) return '始终'
  if (toDay === LAST_DAY) return `${fromDay} 起`
  if (fromDay === FIRST_DAY) return `${toDay} 及以前`
  return `${fromDay} 至 ${toDay}`
}

/** A stretch as a period of days. */
export const stretchOf = ({ from, to }: Partial<Period>): Stretch => ({
  fromDay: from ?? FIRST_DAY,
  toDay: to ?? LAST_DAY,
})
