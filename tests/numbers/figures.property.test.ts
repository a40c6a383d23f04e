import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dialect } from '@/lib/db/dialect'
import type { Store } from '@/lib/db/store'
import { ruleOf } from '@/lib/goals/rule.schema'
import { type By, breakdown } from '@/lib/metrics/breakdown'
import { countMany } from '@/lib/metrics/count-many'
import { METRIC_KEYS } from '@/lib/metrics/definitions'
import { leftOutReasons } from '@/lib/metrics/left-out'
import { listMetric } from '@/lib/metrics/list'
import { type Asked, countMetric, type Figure, metricAsked } from '@/lib/metrics/read'
import type { MetricRow } from '@/lib/metrics/rows'
import { newWorld, type World } from '../world/world'
import { ruleArb } from './model/drawn'
import { type Counted, countedList, leftOutList, seen, totals } from './model/figures'
import { NAMED } from './model/named'
import { type Asking, type PlainRule, type PlainWorld, sizeOf } from './model/plain'
import { askingOf, questionArb, viewerOf } from './model/questions'
import { worldArb } from './model/worlds'
import { writeWorld } from './model/write'

/**
 * Worlds per database; the same ones every time unless PROPERTY_SEED says otherwise. A failure prints its seed and path; PROPERTY_SHRINK=1
 * takes its time to find the smallest world that fails.
 */
const RUNS = Number(process.env.PROPERTY_RUNS ?? (dialect === 'sqlite' ? 1000 : 100))
const SEED = Number(process.env.PROPERTY_SEED ?? 20_261_122)

let home: World
beforeAll(async () => {
  home = await newWorld()
})
afterAll(() => home.close())

type Metric = { asked: Asked; counted: Counted; rule: PlainRule }

/** A figure as the model has it: hundredths of a count, or minor units. */
const whole = (value: number, { measure }: PlainRule) =>
  measure === 'cny' || measure === 'usd' ? BigInt(value) : BigInt(Math.round(value * 100))
const exact = (figure: { value: number; claimed: number; rejected: number }, rule: PlainRule) => ({
  value: whole(figure.value, rule),
  claimed: whole(figure.claimed, rule),
  rejected: whole(figure.rejected, rule),
})
const optionsOf = ({ asOf, unitIds, owner }: Asking) => ({ asOf, unitIds, ownerId: owner })

async function everyRow(store: Store, world: PlainWorld, asked: Asked, asking: Asking, view: 'counted' | 'left-out') {
  const rows: MetricRow[] = []
  for (let page = 1; ; page++) {
    const options = { ...optionsOf(asking), view, page, pageSize: 9 }
    const part = await listMetric(store.read, viewerOf(world, asking.who), asked, asking.period, options)
    rows.push(...part.rows)
    if (part.rows.length < 9) {
      expect(part.total).toBe(rows.length)
      return rows
    }
  }
}
const keyOf = (row: MetricRow, { measure }: PlainRule) => (measure === 'companies' ? row.recordId : row.id)
const sorted = <T>(map: Map<string, T>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))

/** Half of the figures of a question are asked one by one, half in one statement. */
async function checkCounts(store: Store, world: PlainWorld, metrics: Metric[], asking: Asking) {
  const { period, who } = asking
  const [viewer, options] = [viewerOf(world, who), optionsOf(asking)]
  const [first, ...others] = metrics
  const figures = await countMany(
    store.read,
    viewer,
    await Promise.all(
      others.map(async ({ asked }) => ({ metric: await metricAsked(store.read, asked), period, options })),
    ),
  )
  if (first) figures.unshift(await countMetric(store.read, viewer, first.asked, period, options))
  for (const [index, { rule, counted }] of metrics.entries())
    expect(exact(figures[index] as Figure, rule)).toEqual(totals(seen(world, counted, asking)))
}

async function checkLists(store: Store, world: PlainWorld, metric: Metric, asking: Asking) {
  const rows = seen(world, metric.counted, asking)
  const counted = await everyRow(store, world, metric.asked, asking, 'counted')
  const own = counted.map((row) => [keyOf(row, metric.rule), whole(row.amount, metric.rule)] as const)
  expect(own.toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual(sorted(countedList(rows)))
  expect(own.reduce((sum, [, adds]) => sum + adds, 0n)).toBe(totals(rows).value)
  const left = await everyRow(store, world, metric.asked, asking, 'left-out')
  const reasons = left.map((row) => [keyOf(row, metric.rule), row.reasons.toSorted()] as const)
  expect(reasons.toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual(sorted(leftOutList(rows, metric.counted, asking)))
  const { period, who } = asking
  const summary = await leftOutReasons(store.read, viewerOf(world, who), metric.asked, period, optionsOf(asking))
  const expected = Map.groupBy(
    reasons.flatMap(([, each]) => each),
    (reason) => reason,
  )
  expect(new Map(summary.map(({ reason, total }) => [reason as string, total]))).toEqual(
    new Map([...expected].map(([reason, each]) => [reason, each.length])),
  )
  for (const row of left) expect(row.why).toHaveLength(row.reasons.length)
}

const BYS = ['unit', 'person', 'month'] as const
const zero = { value: 0n, claimed: 0n, rejected: 0n }
async function checkParts(store: Store, world: PlainWorld, metric: Metric, asking: Asking, by: Exclude<By, 'target'>) {
  const viewer = viewerOf(world, asking.who)
  const rows = seen(world, metric.counted, asking)
  const narrowed: Record<Exclude<By, 'target'>, (id: string) => Asking> = {
    unit: (id) => ({ ...asking, unitIds: [id] }),
    person: (id) => ({ ...asking, owner: id }),
    month: (id) => ({ ...asking, period: clip(asking, id) }),
  }
  const { parts, additive } = await breakdown(store.read, viewer, metric.asked, asking.period, by, optionsOf(asking))
  const sums = parts.map((part) => exact(part, metric.rule))
  if (additive)
    expect(
      sums.reduce(
        (sum, each) => ({
          value: sum.value + each.value,
          claimed: sum.claimed + each.claimed,
          rejected: sum.rejected + each.rejected,
        }),
        zero,
      ),
    ).toEqual(totals(rows))
  if (metric.rule.source === 'manual') return
  for (const [index, part] of parts.entries()) {
    if (part.id === '' || (part.value === 0 && index > 1)) continue
    // A part is a figure of its own: what its link opens.
    const narrow = narrowed[by](part.id)
    const own = await countMetric(store.read, viewer, metric.asked, narrow.period, optionsOf(narrow))
    if (by !== 'month') expect(exact(own, metric.rule)).toEqual(sums[index])
    expect(exact(own, metric.rule)).toEqual(totals(seen(world, metric.counted, narrow)))
  }
}
function clip({ period }: Asking, month: string) {
  const end = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)
  return { from: `${month}-01` > period.from ? `${month}-01` : period.from, to: end < period.to ? end : period.to }
}

test('the model names every metric', () => {
  expect(Object.keys(NAMED).toSorted()).toEqual(METRIC_KEYS.toSorted())
})

test(`every figure of ${RUNS} random worlds is what a naive count finds, and as long as its lists`, {
  timeout: 900_000,
}, async () => {
  const sizes: number[] = []
  const questions = fc.array(questionArb, { minLength: 4, maxLength: 4 })
  const rules = fc.array(ruleArb, { minLength: 5, maxLength: 5 })
  const property = fc.asyncProperty(worldArb, questions, rules, async (world, asked, drawn) => {
    sizes.push(sizeOf(world))
    const { store } = home
    await writeWorld(store, world)
    const askings = asked.map((question) => askingOf(world, question))
    const metrics: Metric[] = [
      ...Object.entries(NAMED).map(([key, rule]) => ({
        asked: key,
        rule,
        counted: { versions: [{ from: '0000-01-01', rule }] },
      })),
      ...drawn.map((rule) => ({
        asked: ruleOf(rule as Parameters<typeof ruleOf>[0]),
        rule,
        counted: { versions: [{ from: '0000-01-01', rule }] },
      })),
      ...world.goals.map(({ id, versions }) => ({
        asked: `goal:${id}`,
        rule: (versions[0] as { rule: PlainRule }).rule,
        counted: { versions, goal: id },
      })),
    ]
    for (const [index, asking] of askings.entries())
      await checkCounts(
        store,
        world,
        metrics.filter((_, n) => n % askings.length === index),
        asking,
      )
    const turn = sizes.length
    const at = (n: number) => [metrics[n % metrics.length] as Metric, askings[n % askings.length] as Asking] as const
    await checkLists(store, world, ...at(turn))
    await checkLists(store, world, ...at(turn + 7))
    await checkParts(store, world, ...at(turn + 3), BYS[turn % BYS.length] as (typeof BYS)[number])
  })
  await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: process.env.PROPERTY_SHRINK !== '1' })
  expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeGreaterThan(180)
})
