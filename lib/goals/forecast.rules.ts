import type { Day } from '@/lib/kernel/month'
import { addDays, daysBetween } from '@/lib/kernel/month'
import type { Stage } from '@/lib/kernel/terms'

/** A forecast share or figure: the cautious end, the expectation, the hopeful end. */
export type Range = { low: number; mid: number; high: number }

/** Quantile of the two-sided 80 % interval: one chance in ten on each side. */
const Z = 1.2816
/** Below this many cases history is thin: it is then mixed with as many imagined ones that behave as the prior says. */
export const ENOUGH = 10
/** What is assumed of a stage's odds, and of claims, where the district has no history at all: little, and said on the page. */
export const BLIND_STAGE_SHARE = 0.1
export const BLIND_CLAIM_SHARE = 0.5
/** How many years of history a forecast learns from, and from how many stretches of time at most for money. */
export const YEARS_LEARNED = 5
const MOST_WINDOWS = 8
const FEWEST_WINDOWS = 3

/** Wilson's interval at 80 % for `hits` of `cases` (either may be fractional); everything is possible without cases. */
export function wilson(hits: number, cases: number): { low: number; high: number } {
  if (cases <= 0) return { low: 0, high: 1 }
  const share = hits / cases
  const square = Z * Z
  const centre = share + square / (2 * cases)
  const half = Z * Math.sqrt((share * (1 - share)) / cases + square / (4 * cases * cases))
  const scale = 1 + square / cases
  return { low: Math.max(0, (centre - half) / scale), high: Math.min(1, (centre + half) / scale) }
}

/** Odds learned from cases. `prior` is what thin history was mixed with; null where the cases speak for themselves. */
export type Odds = Range & { cases: number; hits: number; prior: number | null }

function learn(cases: number, hits: number, prior: number): Odds {
  if (cases >= ENOUGH) return { cases, hits, prior: null, mid: hits / cases, ...wilson(hits, cases) }
  const [mixed, all] = [hits + prior * ENOUGH, cases + ENOUGH]
  return { cases, hits, prior, mid: mixed / all, ...wilson(mixed, all) }
}

const shareOf = (of: { cases: number; hits: number }[], blind: number): number => {
  const cases = of.reduce((sum, each) => sum + each.cases, 0)
  return cases >= ENOUGH ? of.reduce((sum, each) => sum + each.hits, 0) / cases : blind
}

/** Projects that entered a stage, and how many of them reached the goal's stage within the days that are left. */
export type StageHistory = { stage: Stage; cases: number; hits: number }
export type StageOdds = Odds & { stage: Stage }

/**
 * Odds of each stage, from `history` in the order of stages. Thin history leans on this stage and those before it together, whose odds are
 * as a rule lower: a stage nobody has entered yet never looks better than those before it.
 */
export function stageOdds(history: StageHistory[]): StageOdds[] {
  return history.map(({ stage, cases, hits }, index) => ({
    stage,
    ...learn(cases, hits, shareOf(history.slice(0, index + 1), BLIND_STAGE_SHARE)),
  }))
}

/** The share of decided claims that were verified: of the goal's own kind, leaning on all kinds where that is thin. */
export function claimOdds(
  own: { verified: number; rejected: number },
  all: { verified: number; rejected: number },
): Odds {
  const of = (each: { verified: number; rejected: number }) => ({
    cases: each.verified + each.rejected,
    hits: each.verified,
  })
  const { cases, hits } = of(own)
  return learn(cases, hits, shareOf([of(all)], BLIND_CLAIM_SHARE))
}

/** A part of an amount: as likely at either end as its odds are. */
export const times = (amount: number, odds: Range): Range => ({
  low: amount * odds.low,
  mid: amount * odds.mid,
  high: amount * odds.high,
})

/**
 * How many of `count` come true: beside the odds' own interval, chance itself spreads the outcome (binomial, 80 %). Neither fewer than none
 * nor more than all.
 */
export function chances(count: number, odds: Range): Range {
  const mid = count * odds.mid
  const chance = Z * Math.sqrt(count * odds.mid * (1 - odds.mid))
  return {
    low: Math.max(0, mid - Math.hypot(mid - count * odds.low, chance)),
    mid,
    high: Math.min(count, mid + Math.hypot(count * odds.high - mid, chance)),
  }
}

/**
 * What is counted, plus what is expected. The parts vary independently, so their distances from the expectation add as squares. Whole numbers,
 * rounded outward at both ends, and never less than what is counted already (which may have hundredths, see credit).
 */
export function total(actual: number, expected: Range[]): Range {
  const mid = expected.reduce((sum, each) => sum + each.mid, actual)
  const down = Math.hypot(...expected.map((each) => each.mid - each.low))
  const up = Math.hypot(...expected.map((each) => each.high - each.mid))
  // Decimal shares carry dust beyond the ninth place, which must not cost or give a whole one.
  const near = (value: number) => Math.round(value * 1e6) / 1e6
  const least = (value: number) => Math.max(actual, value)
  return {
    low: least(Math.floor(near(mid - down))),
    mid: least(Math.round(near(mid))),
    high: least(Math.ceil(near(mid + up))),
  }
}

/** Agreed and arrived money of one day, in minor units. */
export type MoneyDay = { day: Day; agreed: number; arrived: number }
/** Of what was agreed and had not arrived at a stretch's beginning, how much arrived within it. */
export type Window = { from: Day; to: Day; open: number; came: number }

/** The last stretches of `days` days up to `asOf`, the latest first, at most MOST_WINDOWS and YEARS_LEARNED years; those with nothing open are left out. */
export function windowsOf(timeline: MoneyDay[], asOf: Day, days: number): Window[] {
  if (days <= 0) return []
  const most = Math.max(1, Math.min(MOST_WINDOWS, Math.floor((YEARS_LEARNED * 365) / days)))
  return Array.from({ length: most }, (_, index): Window => {
    const to = addDays(asOf, -days * index)
    const from = addDays(to, -days)
    const window = { from: addDays(from, 1), to, open: 0, came: 0 }
    for (const each of timeline) {
      if (each.day <= from) window.open += each.agreed - each.arrived
      else if (each.day <= to) window.came += each.arrived
    }
    return window
  }).filter((window) => window.open > 0)
}

export type MoneyOdds = Range & { windows: Window[]; thin: boolean }

/** The share of open money that arrives within a stretch: over all of them, between the worst and the best. Too few: half of it, from nothing on. */
export function moneyOdds(windows: Window[]): MoneyOdds {
  const shares = windows.map((each) => Math.min(1, each.came / each.open))
  const open = windows.reduce((sum, each) => sum + each.open, 0)
  const mid = open > 0 ? Math.min(1, windows.reduce((sum, each) => sum + each.came, 0) / open) : 0
  const high = Math.max(0, ...shares)
  if (windows.length < FEWEST_WINDOWS) return { low: 0, mid: mid / 2, high, windows, thin: true }
  return { low: Math.min(...shares), mid, high, windows, thin: false }
}

/** What comes in the days left if the period goes on as it began; a count's spread is that of rare events (Poisson). */
export function atThisPace(actual: number, from: Day, asOf: Day, days: number): Range {
  const passed = daysBetween(from, asOf) + 1
  if (passed <= 0 || days <= 0) return { low: 0, mid: 0, high: 0 }
  const mid = (actual / passed) * days
  const spread = Z * Math.sqrt(mid)
  return { low: Math.max(0, mid - spread), mid, high: mid + spread }
}
