import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import type { FileStore } from '@/lib/files/file-store'
import { plus } from '@/lib/goals/figure.rules'
import { Problem } from '@/lib/kernel/errors'
import type { Day } from '@/lib/kernel/month'
import { orderedJson } from '@/lib/kernel/ordered-json'
import { rowsBehind } from '@/lib/metrics/behind'
import { dividedMetrics } from '@/lib/metrics/credit'
import { findMetric, type Metric, ruleOn } from '@/lib/metrics/metric'
import { changesBetween, digestOf, type RecordChange } from './difference'
import { factsOf } from './facts.queries'
import type { FrozenRules, ListEntry } from './frozen'
import { frozenRows } from './read-lists'
import { type Asked, whyAdded, whyChanged, whyMoved, whyRemoved } from './reason.rules'

/** A record that entered, left or changed a published figure, why, and what that does to it in the figure's smallest unit. */
export type Explained = Pick<RecordChange, 'noun' | 'recordId' | 'by'> & {
  name: string
  on: Day | null
  change: 'added' | 'removed' | 'changed'
  reason: string
}
/** A published number beside today's; the effects of `changes` add up to the difference, each record once. */
export type Compared = { entry: ListEntry; published: number; today: number; changes: Explained[] }

/** What is laid beside today's data: an edition's lists in their file, as published at an instant. */
export type Frozen = { listsSha256: string; rules: FrozenRules; publishedAt: Date }
/** Seen by whom, in which units (undefined: all), from which day; `until` prolongs lists that ended on the day of an early publication. */
export type Against = {
  read: Read
  viewer: Viewer
  kept: FileStore
  unitIds: string[] | undefined
  asOf: Day
  until?: { through: Day; to: Day }
}

/** Lays one frozen list beside today's of the same stretch. Undefined where its goal is no more. */
export async function compareList(against: Against, frozen: Frozen, entry: ListEntry): Promise<Compared | undefined> {
  const { read, viewer, kept, unitIds, asOf, until } = against
  const metric = await found(findMetric(read, entry.figure))
  if (!metric) return undefined
  const period = { from: entry.from, to: until && entry.to === until.through ? until.to : entry.to }
  const { source } = ruleOn(metric, period.to)
  // A reported standing belongs to no unit's share.
  const options = { asOf, unitIds: source === 'manual' ? undefined : unitIds }
  const view = entry.stretch === 'claimed' ? 'claimed' : 'counted'
  const rows = (names: boolean) => rowsBehind(read, viewer, metric, period, { ...options, view, names })
  const { digest, sum } = await digestOf(rows(false), entry.folded)
  const compared = { entry, published: entry.value, today: plus(sum, entry.base) }
  if (digest === entry.digest) return { ...compared, changes: [] }
  const changes = await changesBetween(frozenRows(kept, frozen.listsSha256, entry), rows(true), entry.folded)
  return { ...compared, changes: await explained(against, frozen, entry, metric, period, changes) }
}

async function found(loading: Promise<Metric>): Promise<Metric | undefined> {
  try {
    return await loading
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return undefined
    throw error
  }
}

async function explained(
  { read, unitIds, asOf }: Against,
  { rules, publishedAt }: Frozen,
  entry: ListEntry,
  metric: Metric,
  period: { from: Day; to: Day },
  changes: RecordChange[],
): Promise<Explained[]> {
  const { source } = ruleOn(metric, period.to)
  const ids = changes.flatMap(({ before, after }) => [...before, ...after].map(({ id }) => id))
  const facts = await factsOf(read, { source, entry: { ...entry, ...period }, since: publishedAt, unitIds }, [
    ...new Set(ids),
  ])
  const asked: Asked = {
    ...period,
    ruleChanged: orderedJson(rules.figures[entry.figure] ?? []) !== orderedJson(stepsOf(metric)),
    divided: (source === 'stage' || source === 'money') && (await dividedMetrics(read)).size > 0,
  }
  return changes.map(({ noun, recordId, before, after, by }) => {
    const [old, fresh] = [before[0], after[0]]
    const told = fresh ?? old
    const change = old && fresh ? 'changed' : fresh ? 'added' : 'removed'
    const reasons =
      by === 0
        ? [whyMoved(old?.on ?? null, fresh?.on ?? null)]
        : change === 'changed'
          ? [whyChanged(asked, !after.every(({ id }) => before.some((row) => row.id === id)))]
          : [
              ...before.map(({ id }) => whyRemoved(facts.get(id), asked, asOf)),
              ...after.map(({ id }) => whyAdded(facts.get(id), asked)),
            ]
    return {
      ...{ noun, recordId, by, change },
      name: told?.name || old?.name || '（未命名）',
      on: told?.on ?? null,
      reason: [...new Set(reasons)].join('；'),
    }
  })
}

/** The versions of a rule as an edition freezes them. */
export const stepsOf = (metric: Metric): FrozenRules['figures'][string] =>
  metric.steps.map(({ from, rule }) => ({ from, rule }))
