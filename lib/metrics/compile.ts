import { inArray, type SQL, sql } from 'drizzle-orm'
import { reachOf } from '@/lib/access/roles'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Rule } from '@/lib/goals/rule.schema'
import type { Day, Period } from '@/lib/kernel/month'
import { divide } from './credit'
import { JOINT } from './joint'
import type { Condition, Source } from './source'
import { eventSource, manualSource, requestSource, taggedSource, visitSource } from './sources/activity'
import { moneySource } from './sources/money'
import { stageSource } from './sources/stage'

/** What narrows a figure: units (undefined: all the viewer reaches), one person, and the day on which it is asked. */
export type Narrow = { unitIds?: string[]; ownerId?: string; asOf: Day }

/** A rule over a period for a viewer, ready to be counted, listed or broken down. */
export type Compiled = {
  source: Source
  /** Rows that exist, that the viewer may open, in the units asked for; without the period. */
  scope: SQL
  /** Set where records are shared by units: what stands in the place of `source.from` in a breakdown by unit, in parts that add up. */
  byUnit?: SQL[]
  inPeriod: SQL
  /** The rule's conditions with those every figure has, in the order in which reasons are named. */
  conditions: Condition[]
  all: SQL
  /** What would count if every claim of it were verified and nothing rejected. */
  would: SQL
}

function sourceOf(rule: Rule, period: Period, asOf: Day, goalId: string | undefined): Source {
  switch (rule.source) {
    case 'visits':
      return visitSource(rule)
    case 'events':
      return eventSource()
    case 'stage':
      return stageSource(rule, asOf)
    case 'money':
      return moneySource(rule)
    case 'companies-tagged':
      return taggedSource(rule)
    case 'requests':
      return requestSource()
    case 'manual':
      return manualSource(goalId ?? '', { from: period.from, to: period.to < asOf ? period.to : asOf })
  }
}

/** The units asked for that the viewer reaches; undefined: every one. */
function unitsOf(source: Source, viewer: Viewer, { unitIds }: Narrow): string[] | undefined {
  const reached = reachOf(viewer, source.permission) === 'own' ? undefined : reachedUnits(viewer, source.permission)
  return reached && unitIds ? unitIds.filter((id) => reached.includes(id)) : (unitIds ?? reached)
}

/** The access part: what the viewer may not open is neither counted nor listed. Here, so that no source can forget it. */
function scopeOf(source: Source, viewer: Viewer, narrow: Narrow, units: string[] | undefined): SQL {
  const parts = [source.alive]
  if (reachOf(viewer, source.permission) === 'own') parts.push(sql`${source.owner} = ${viewer.userId}`)
  if (units) parts.push(inUnits(source.unit, units))
  if (narrow.ownerId) parts.push(sql`${source.owner} = ${narrow.ownerId}`)
  return sql.join(parts, sql` and `)
}

const inUnits = (unit: SQL, ids: string[]): SQL => (ids.length === 0 ? sql`1 = 0` : inArray(unit, ids))
const every = (conditions: SQL[]): SQL => (conditions.length === 0 ? sql`1 = 1` : sql.join(conditions, sql` and `))

/** Puts a rule, a period and a viewer together. `divided`: the metrics whose credit is divided anywhere (see credit). */
export function compile(
  rule: Rule,
  viewer: Viewer,
  period: Period,
  narrow: Narrow,
  divided: ReadonlySet<string>,
  goalId?: string,
): Compiled {
  const plain = divide(sourceOf(rule, period, narrow.asOf, goalId), divided)
  const units = unitsOf(plain, viewer, narrow)
  const joint = divided.has(JOINT) && units?.length !== 0 ? plain.joint : undefined
  // What several units share stands in the table's place already narrowed to the units asked for.
  const source = joint && units ? { ...plain, from: joint.once(units) } : plain
  const conditions = [...source.conditions]
  if (narrow.asOf < period.to)
    conditions.push({ reason: 'after-day', sql: sql`(${source.day} is null or ${source.day} <= ${narrow.asOf})` })
  return {
    source,
    scope: scopeOf(source, viewer, narrow, joint ? undefined : units),
    byUnit: joint?.each(units),
    inPeriod: sql`${source.day} >= ${period.from} and ${source.day} <= ${period.to}`,
    conditions,
    all: every(conditions.map((each) => each.sql)),
    would: every(conditions.flatMap((each) => (each.would === undefined ? each.sql : (each.would ?? [])))),
  }
}
