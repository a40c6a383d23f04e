import type { Asking, PlainGoal, PlainRule, PlainWorld, Who } from './plain'
import { type Near, type Part, recordsOf } from './records'

/** Which units a role reads, as DOMAIN.md has it: own, everything below, all, or nothing. */
function reach(world: PlainWorld, who: Who, rule: PlainRule): (unit: string) => boolean {
  if (rule.source === 'manual') return () => true
  if (who.role === 'admin') return () => false
  if (who.role === 'auditor' || rule.source === 'companies-tagged') return () => true
  if (who.role === 'staff') return (unit) => unit === who.unit
  return (unit) => isUnder(world, unit, who.unit)
}

function isUnder(world: PlainWorld, unit: string, top: string): boolean {
  if (unit === top) return true
  const parent = world.units.find((each) => each.id === unit)?.parent
  return parent ? isUnder(world, parent, top) : false
}

export const subtreeOf = (world: PlainWorld, top: string): string[] =>
  world.units.filter((unit) => isUnder(world, unit.id, top)).map((unit) => unit.id)

/** A record as its reader sees it: the parts within reach, and why it does not count. */
export type Seen = Near & { adds: bigint; inPeriod: boolean }
export type Counted = { versions: PlainGoal['versions']; goal?: string }

/** The version of a rule in force on a day; the first holds before its own. */
const inForce = (versions: PlainGoal['versions'], day: string): PlainRule => {
  const past = versions.filter((version) => version.from <= day)
  return (past.at(-1) ?? (versions[0] as PlainGoal['versions'][number])).rule
}
const isFolded = (rule: PlainRule) => rule.measure === 'companies' || rule.source === 'manual'

/** Every record of a metric that its reader may see, whenever it happened, each by the rule of its own day. */
export function seen(world: PlainWorld, metric: Counted, asking: Asking): Seen[] {
  const { who, period, asOf } = asking
  const last = inForce(metric.versions, period.to)
  const clamp = (day: string) => (day < period.from ? period.from : day > period.to ? period.to : day)
  const ruleOn = (day: string | null) => (isFolded(last) || day === null ? last : inForce(metric.versions, clamp(day)))
  const rules = isFolded(last) ? [last] : [...new Set(metric.versions.map((version) => version.rule))]
  return rules.flatMap((rule) => {
    const mine = reach(world, who, rule)
    const mayHave = (part: Part) =>
      mine(part.unit) &&
      (!asking.unitIds || asking.unitIds.includes(part.unit)) &&
      (!asking.owner || part.owner === asking.owner)
    return recordsOf(world, rule, asOf, metric.goal, period.to, period.from)
      .filter((row) => ruleOn(row.on) === rule)
      .flatMap((row): Seen[] => {
        const parts = row.parts.filter(mayHave)
        if (parts.length === 0) return []
        const late = row.on !== null && asOf < period.to && row.on > asOf
        const inPeriod = row.on !== null && row.on >= period.from && row.on <= period.to
        const against = [
          ...row.against,
          ...(late ? ['after-day'] : []),
          ...(row.on !== null && !inPeriod ? ['period'] : []),
        ]
        // Who took part has the whole of it; who sees two that did sees it once.
        const adds = row.whole ? 100n : parts.reduce((sum, part) => sum + part.adds, 0n)
        return [{ ...row, parts, adds, inPeriod, against, hope: late ? undefined : row.hope }]
      })
  })
}

/** A total by whole numbers: 100 a count, or minor units. */
function totalOf(rows: Seen[]): bigint {
  const folds = new Set(rows.flatMap((row) => row.fold ?? []))
  return (
    BigInt(folds.size) * 100n + rows.filter((row) => row.fold === undefined).reduce((sum, row) => sum + row.adds, 0n)
  )
}

export type Totals = { value: bigint; claimed: bigint; rejected: bigint }
export function totals(rows: Seen[]): Totals {
  const inPeriod = rows.filter((row) => row.inPeriod)
  return {
    value: totalOf(inPeriod.filter((row) => row.against.length === 0)),
    claimed: totalOf(inPeriod.filter((row) => row.hope === 'claimed')),
    rejected: totalOf(inPeriod.filter((row) => row.hope === 'rejected')),
  }
}

/** What is listed as counted: what each record, or each company, adds. */
export function countedList(rows: Seen[]): Map<string, bigint> {
  const counted = rows.filter((row) => row.inPeriod && row.against.length === 0)
  return new Map(counted.map((row) => [row.fold ?? row.id, row.fold ? 100n : row.adds]))
}

const NEAR_DAYS = 31
const shift = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** What is listed as left out: records near the period that do not count, and a company only where none of its records does. */
export function leftOutList(rows: Seen[], metric: Counted, asking: Asking): Map<string, string[]> {
  const last = inForce(metric.versions, asking.period.to)
  const whole = last.source === 'visits' || last.source === 'manual'
  const days = whole ? 0 : NEAR_DAYS
  const [from, to] = [shift(asking.period.from, -days), shift(asking.period.to, days)]
  const counted = countedList(rows)
  const near = rows.filter((row) => row.on === null || (row.on >= from && row.on <= to))
  const left = near.filter((row) => row.against.length > 0 && !(row.fold && counted.has(row.fold)))
  const groups = Map.groupBy(left, (row) => row.fold ?? row.id)
  return new Map([...groups].map(([id, each]) => [id, [...new Set(each.flatMap((row) => row.against))].toSorted()]))
}
