import fc from 'fast-check'
import type { PlainGoal, PlainRule } from './plain'

const STAGES = ['lead', 'contact', 'negotiation', 'signed', 'registered', 'commenced', 'operating']
const KINDS = ['agreed', 'registered-capital', 'paid-in', 'fixed-assets', 'foreign-used']
const TARGETS = ['headquarters', 'finance', 'shipping', 'digital', 'tourism']
const TAGS = ['listed', 'unicorn', 'fortune-global-500']
const REGIONS = ['上海', '上海市浦东新区', '北京', '50%_区']
const AREAS = ['中山路', '中山路历史城区', '浮山湾']
/** Amounts around the thresholds of the named metrics, and odd ones that do not divide by a hundred. */
const AMOUNTS = [1, 99, 101, 333_333_333, 999_999_999, 1_000_000_000, 9_000_000_000, 10_000_000_000, 10_000_000_001]

export const offsetOf = (on: string) => (Date.parse(on) - Date.UTC(2024, 6, 1)) / 86_400_000
export const day = (offset: number) => new Date(Date.UTC(2024, 6, 1) + offset * 86_400_000).toISOString().slice(0, 10)
/** Few days are drawn often, so that records, periods, versions and the day of asking meet on the very same one. */
const offsetArb = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(1, 30, 184, 185, 243, 300, 365, 548, 549, 600, 617, 699) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 699 }) },
)
export const dayArb = offsetArb.map(day)
const of = <T>(...list: T[]) => fc.constantFrom(...list)
/** True once in about `n`. */
const rarely = (n: number) => fc.integer({ min: 1, max: n }).map((roll) => roll === n)
const standing = of('verified', 'verified', 'claimed', 'rejected').map(
  (word) => word as 'claimed' | 'verified' | 'rejected',
)
export const id = (kind: string, n: number) => `${kind}-${String(n).padStart(3, '0')}`
export const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
const many = <T>(arb: fc.Arbitrary<T>, least: number, most: number) =>
  fc.array(arb, { minLength: least, maxLength: most, size: 'max' })
const some = (list: string[]) => fc.uniqueArray(of(...list), { maxLength: 2 })
const pick = fc.nat({ max: 9_999 })

const rulesOfProjects = {
  targetTypes: fc.option(some(TARGETS), { nil: undefined, freq: 3 }),
  minAmountCny: fc.option(of(1, 101, 1_000_000_000, 10_000_000_000), { nil: undefined }),
  minRegisteredCapitalCny: fc.option(of(99, 1_000_000_000), { nil: undefined, freq: 2 }),
  origin: fc.option(of('domestic' as const, 'foreign' as const), { nil: undefined, freq: 2 }),
  tags: fc.option(some(TAGS), { nil: undefined, freq: 2 }),
  sourceRegion: fc.option(of('上海', '50%_', '京'), { nil: undefined, freq: 2 }),
  area: fc.option(of('中山路', '浮山湾'), { nil: undefined, freq: 1 }),
  verifiedOnly: fc.option(fc.boolean(), { nil: undefined }),
  increments: fc.option(fc.boolean(), { nil: undefined }),
}
const ruleArbs: Record<string, fc.Arbitrary<PlainRule>> = {
  stage: fc.record({
    source: of('stage' as const),
    measure: of('records' as const),
    stage: of(...STAGES),
    ...rulesOfProjects,
  }),
  money: fc.record({
    source: of('money' as const),
    measure: of('cny' as const, 'usd' as const),
    moneyKinds: fc.uniqueArray(of(...KINDS), { minLength: 1, maxLength: 3 }),
    ...rulesOfProjects,
  }),
  visits: fc.record({ source: of('visits' as const), measure: of('records' as const, 'companies' as const) }),
  events: fc.record({ source: of('events' as const), measure: of('records' as const) }),
  requests: fc.record({ source: of('requests' as const), measure: of('records' as const) }),
  tagged: fc.record({
    source: of('companies-tagged' as const),
    measure: of('companies' as const),
    tags: fc.uniqueArray(of(...TAGS), { minLength: 1, maxLength: 2 }),
  }),
  manual: fc.record({ source: of('manual' as const), measure: of('records' as const, 'cny' as const) }),
}
const kindsOfRule = Object.values(ruleArbs)
/** A rule to try out, of every kind but the reported one. */
export const ruleArb = fc.oneof(...kindsOfRule.slice(0, -1))

/** One to three versions of the same kind of rule, on different days, measured alike. */
const goalArb = fc
  .oneof(
    ...kindsOfRule.map((rule) => fc.tuple(fc.uniqueArray(dayArb, { minLength: 1, maxLength: 3 }), many(rule, 3, 3))),
  )
  .map(([days, rules]): Omit<PlainGoal, 'id'> => {
    const measure = rules[0]?.measure ?? 'records'
    const versions = days.toSorted().map((from, n) => ({ from, rule: { ...at(rules, n), measure } }))
    return { label: '个', versions }
  })

/** Hundredths that add up to 100. */
const sharesArb = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 2 }).map((cuts) => {
  const edges = [0, ...cuts.toSorted((a, b) => a - b), 100]
  return edges.slice(1).map((edge, n) => ({ below: edges[n] as number, share: edge - (edges[n] as number) }))
})
/** What one event counts toward, divided anew in up to three stretches of days, some of them undivided. */
const divisionArb = fc.record({
  event: pick,
  cuts: fc.uniqueArray(offsetArb, { maxLength: 1 }),
  /** A stretch may begin, or end, on the event's own day. */
  edge: fc.constantFrom(undefined, 0, 1),
  sets: many(fc.option(sharesArb, { nil: undefined, freq: 3 }), 3, 3),
  units: many(pick, 9, 9),
  owned: fc.boolean(),
  deleted: rarely(6),
})

/** What a world is made from: references are numbers, so that it shrinks without breaking. */
export const drawnArb = fc.record({
  units: many(pick, 2, 6),
  companies: many(
    fc.record({
      unit: pick,
      deleted: rarely(8),
      tags: fc.uniqueArray(fc.record({ tag: of(...TAGS), since: fc.option(dayArb) }), {
        maxLength: 2,
        selector: (tag) => tag.tag,
      }),
    }),
    8,
    14,
  ),
  /** A world without any joint visit is counted by plain statements: one in three. */
  together: fc.constantFrom(false, true, true),
  visits: many(
    fc.record({
      company: pick,
      unit: pick,
      on: dayArb,
      deleted: rarely(8),
      joint: fc.oneof(
        { weight: 3, arbitrary: fc.constant<number[]>([]) },
        fc.array(pick, { minLength: 1, maxLength: 3 }),
      ),
    }),
    30,
    50,
  ),
  events: many(fc.record({ unit: pick, on: dayArb, deleted: rarely(8) }), 3, 10),
  requests: many(
    fc.record({ unit: pick, raisedUnit: pick, raised: dayArb, solved: fc.option(dayArb), deleted: rarely(8) }),
    6,
    14,
  ),
  projects: many(
    fc.record({
      unit: pick,
      owned: rarely(2),
      origin: fc.option(of('domestic' as const, 'foreign' as const), { freq: 4 }),
      region: fc.option(of(...REGIONS)),
      area: fc.option(of(...AREAS)),
      targets: some(TARGETS),
      tags: some(TAGS),
      state: of('active' as const, 'active' as const, 'active' as const, 'suspended' as const, 'lost' as const),
      endedOn: dayArb,
      deleted: rarely(10),
      merged: rarely(12),
    }),
    15,
    25,
  ),
  stages: many(
    fc.record({
      project: pick,
      stage: of(...STAGES.slice(2)),
      on: dayArb,
      standing,
      again: rarely(4),
      deleted: rarely(15),
      returned: rarely(8),
    }),
    40,
    60,
  ),
  money: many(
    fc.record({
      project: fc.option(pick, { freq: 6 }),
      unit: pick,
      kind: of(...KINDS),
      origin: of('domestic' as const, 'foreign' as const),
      on: dayArb,
      amount: of(...AMOUNTS),
      standing,
      voided: rarely(8),
      deleted: rarely(12),
      returned: rarely(8),
      increment: rarely(3),
      corrects: rarely(4),
    }),
    35,
    55,
  ),
  divisions: many(divisionArb, 12, 24),
  goals: many(goalArb, 3, 4),
  figures: many(fc.record({ goal: pick, unit: pick, on: dayArb, value: fc.nat(), deleted: rarely(6) }), 4, 8),
})
export type Drawn = typeof drawnArb extends fc.Arbitrary<infer T> ? T : never
