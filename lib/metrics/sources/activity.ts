import { inArray, sql } from 'drizzle-orm'
import { companies, companyTags } from '@/lib/db/tables/companies'
import { manualFigures } from '@/lib/db/tables/goals'
import { requests } from '@/lib/db/tables/requests'
import { events, visits } from '@/lib/db/tables/visits'
import type { Rule } from '@/lib/goals/rule.schema'
import type { Period } from '@/lib/kernel/month'
import { visitsByUnit, visitsOfUnits } from '../joint'
import type { Columns, Source } from '../source'

const NONE: Omit<Columns, 'recordId' | 'title' | 'detail'> = {
  agreed: sql`cast(null as text)`,
  agreedVerified: sql`cast(null as text)`,
  registered: sql`cast(null as text)`,
  registeredVerified: sql`cast(null as text)`,
  origin: sql`cast(null as text)`,
  region: sql`cast(null as text)`,
  area: sql`cast(null as text)`,
  endedOn: sql`cast(null as text)`,
  currency: sql`cast(null as text)`,
  batch: sql`cast(null as text)`,
}

/** Visits by day; with measure `companies` folded by company. One made by several units is each one's (see joint). The join to the company is for lists only (see read). */
export function visitSource(rule: Rule): Source {
  return {
    noun: rule.measure === 'companies' ? 'company' : 'visit',
    permission: 'visit.read',
    from: sql`${visits}`,
    id: sql`${visits.id}`,
    day: sql`${visits.happenedOn}`,
    unit: sql`${visits.unitId}`,
    owner: sql`${visits.ownerId}`,
    alive: sql`${visits.deletedAt} is null`,
    scale: 1,
    nearMisses: false,
    joint: { once: visitsOfUnits, each: (ids) => visitsByUnit(ids, rule.measure === 'companies') },
    conditions: [],
    distinct: rule.measure === 'companies' ? sql`${visits.companyId}` : undefined,
    columns: {
      ...NONE,
      recordId: rule.measure === 'companies' ? sql`${visits.companyId}` : sql`${visits.id}`,
      title: sql`(select ${companies.name} from ${companies} where ${companies.id} = ${visits.companyId})`,
      detail: sql`${visits.summary}`,
      batch: sql`${visits.batchId}`,
    },
  }
}

export function eventSource(): Source {
  return {
    noun: 'event',
    permission: 'event.read',
    from: sql`${events}`,
    id: sql`${events.id}`,
    day: sql`${events.happenedOn}`,
    unit: sql`${events.unitId}`,
    owner: sql`${events.ownerId}`,
    alive: sql`${events.deletedAt} is null`,
    scale: 1,
    nearMisses: true,
    conditions: [],
    columns: { ...NONE, recordId: sql`${events.id}`, title: sql`${events.name}`, detail: sql`${events.place}` },
  }
}

/**
 * Requests by the day they were solved, for the unit that solved them. One that is not solved stands on the day it was raised, so that it is
 * named among what was left out of the period in which it waits.
 */
export function requestSource(): Source {
  return {
    noun: 'request',
    permission: 'request.read',
    from: sql`${requests}`,
    id: sql`${requests.id}`,
    day: sql`coalesce(${requests.solvedOn}, ${requests.raisedOn})`,
    unit: sql`${requests.unitId}`,
    owner: sql`${requests.ownerId}`,
    alive: sql`${requests.deletedAt} is null`,
    scale: 1,
    nearMisses: true,
    conditions: [{ reason: 'unsolved', sql: sql`${requests.solvedOn} is not null` }],
    columns: {
      ...NONE,
      recordId: sql`${requests.id}`,
      title: sql`${requests.title}`,
      detail: sql`(select ${companies.name} from ${companies} where ${companies.id} = ${requests.companyId})`,
    },
  }
}

/** Companies by the day they earned one of the tags; without a day they are near the figure but not in it. */
export function taggedSource(rule: Rule): Source {
  return {
    noun: 'company',
    permission: 'company.read',
    from: sql`${companyTags} join ${companies} on ${companies.id} = ${companyTags.companyId}`,
    id: sql`${companies.id}`,
    day: sql`${companyTags.since}`,
    unit: sql`${companies.unitId}`,
    owner: sql`${companies.ownerId}`,
    alive: sql`${inArray(companyTags.tag, rule.tags)} and ${companies.deletedAt} is null`,
    scale: 1,
    nearMisses: true,
    conditions: [{ reason: 'undated', sql: sql`${companyTags.since} is not null` }],
    distinct: sql`${companies.id}`,
    columns: {
      ...NONE,
      recordId: sql`${companies.id}`,
      title: sql`${companies.name}`,
      detail: sql`${companyTags.tag}`,
      batch: sql`${companies.batchId}`,
    },
  }
}

/** Reported figures of a goal: each is the standing on its day, so that only the latest of the period counts. */
export function manualSource(goalId: string, period: Period): Source {
  const latest = sql`(select m.id from manual_figures m where m.goal_id = ${goalId} and m.deleted_at is null and m.as_of >= ${period.from} and m.as_of <= ${period.to} order by m.as_of desc, m.id desc limit 1)`
  return {
    noun: 'figure',
    permission: 'goal.read',
    from: sql`${manualFigures}`,
    id: sql`${manualFigures.id}`,
    day: sql`${manualFigures.asOf}`,
    unit: sql`${manualFigures.unitId}`,
    owner: sql`${manualFigures.createdBy}`,
    alive: sql`${manualFigures.goalId} = ${goalId} and ${manualFigures.deletedAt} is null`,
    scale: 1,
    nearMisses: false,
    conditions: [{ reason: 'older', sql: sql`${manualFigures.id} = ${latest}` }],
    amount: sql`${manualFigures.value}`,
    columns: {
      ...NONE,
      recordId: sql`${manualFigures.id}`,
      title: sql`${manualFigures.source}`,
      detail: sql`cast(null as text)`,
    },
  }
}
