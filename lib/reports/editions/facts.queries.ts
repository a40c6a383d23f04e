import { and, eq, gte, inArray, lte } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { companies, companyTags } from '@/lib/db/tables/companies'
import { manualFigures } from '@/lib/db/tables/goals'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { requests } from '@/lib/db/tables/requests'
import { events, visits } from '@/lib/db/tables/visits'
import type { RuleSource } from '@/lib/goals/rule.schema'
import { dayOf } from '@/lib/kernel/clock'
import type { Day } from '@/lib/kernel/month'
import type { Verification } from '@/lib/kernel/terms'
import type { ListEntry } from './frozen'
import type { Facts } from './reason.rules'

/** Which rows are asked about: those behind a list, of an edition published at an instant, in these units (undefined: all). */
export type FactsAsked = {
  source: RuleSource
  entry: Pick<ListEntry, 'folded' | 'from' | 'to'>
  since: Date
  unitIds: string[] | undefined
}
type Loaded = {
  id: string
  recordedAt: Date
  deletedAt: Date | null
  happenedOn: Day | null
  unitId: string
  verifiedAt?: Date | null
  voidedAt?: Date | null
  verification?: Verification
  rejectReason?: string | null
  endedOn?: Day | null
  mergedInto?: string | null
}
const MOST = 500

/** What is known today of rows by their ids, deleted ones included; it is asked of records that were in the viewer's own figure, not by scope. */
export async function factsOf(read: Read, asked: FactsAsked, ids: string[]): Promise<Map<string, Facts>> {
  const found = new Map<string, Facts>()
  for (let at = 0; at < ids.length; at += MOST)
    for (const row of await load(read, asked, ids.slice(at, at + MOST))) found.set(row.id, told(row, asked))
  return found
}

function told(row: Loaded, { since, unitIds }: FactsAsked): Facts {
  return {
    recordedOn: dayOf(row.recordedAt),
    recordedLater: row.recordedAt > since,
    verifiedLater: row.verifiedAt ? row.verifiedAt > since : false,
    deletedOn: row.deletedAt ? dayOf(row.deletedAt) : null,
    merged: Boolean(row.mergedInto),
    voided: Boolean(row.voidedAt),
    verification: row.verification ?? null,
    rejectReason: row.rejectReason ?? null,
    happenedOn: row.happenedOn,
    endedOn: row.endedOn ?? null,
    inUnits: unitIds === undefined || unitIds.includes(row.unitId),
  }
}

function load(read: Read, { source, entry }: FactsAsked, ids: string[]): Promise<Loaded[]> {
  switch (source) {
    case 'stage':
      return stageFacts(read, ids)
    case 'money':
      return moneyFacts(read, ids)
    case 'visits':
      return entry.folded ? companyFacts(read, entry, ids) : visitFacts(read, ids)
    case 'events':
      return read
        .select()
        .from(events)
        .where(inArray(events.id, ids))
        .then((rows) => rows)
    case 'requests':
      return read
        .select()
        .from(requests)
        .where(inArray(requests.id, ids))
        .then((rows) => rows.map((row) => ({ ...row, happenedOn: row.solvedOn })))
    case 'companies-tagged':
      return read
        .select({ company: companies, since: companyTags.since })
        .from(companies)
        .leftJoin(companyTags, eq(companyTags.companyId, companies.id))
        .where(inArray(companies.id, ids))
        .then((rows) => rows.map(({ company, since }) => ({ ...company, happenedOn: since })))
    case 'manual':
      return read
        .select()
        .from(manualFigures)
        .where(inArray(manualFigures.id, ids))
        .then((rows) => rows.map((row) => ({ ...row, happenedOn: row.asOf })))
  }
}

const ofProject = {
  unitId: projects.unitId,
  endedOn: projects.endedOn,
  state: projects.state,
  mergedInto: projects.mergedInto,
  goneAt: projects.deletedAt,
}
type Standing = { endedOn: Day | null; state: string | null; mergedInto: string | null; goneAt: Date | null }
const standing = (project: Standing) => ({
  endedOn: project.state === 'active' ? null : project.endedOn,
  mergedInto: project.mergedInto,
})

async function stageFacts(read: Read, ids: string[]): Promise<Loaded[]> {
  const rows = await read
    .select({ event: stageEvents, project: ofProject })
    .from(stageEvents)
    .innerJoin(projects, eq(projects.id, stageEvents.projectId))
    .where(inArray(stageEvents.id, ids))
  return rows.map(({ event, project }) => ({
    ...event,
    ...standing(project),
    unitId: project.unitId,
    deletedAt: event.deletedAt ?? project.goneAt,
    voidedAt: event.voidedAt ?? (event.effectiveKey === null ? event.updatedAt : null),
  }))
}

/** Arrived money outlives its project: an ended one takes nothing back. */
async function moneyFacts(read: Read, ids: string[]): Promise<Loaded[]> {
  const rows = await read
    .select({ event: moneyEvents, project: ofProject })
    .from(moneyEvents)
    .leftJoin(projects, eq(projects.id, moneyEvents.projectId))
    .where(inArray(moneyEvents.id, ids))
  return rows.map(({ event, project }) => ({
    ...event,
    unitId: project?.unitId ?? event.unitId,
    mergedInto: project?.mergedInto,
    deletedAt: event.deletedAt ?? project?.goneAt ?? null,
  }))
}

const visitFacts = (read: Read, ids: string[]): Promise<Loaded[]> =>
  read
    .select()
    .from(visits)
    .where(inArray(visits.id, ids))
    .then((rows) => rows)

/**
 * A company counts by its visits: the one recorded last tells why it came in, the one deleted last why it left. One whose visits are another's now tells of itself: it
 * was merged or deleted.
 */
async function companyFacts(read: Read, { from, to }: FactsAsked['entry'], ids: string[]): Promise<Loaded[]> {
  const [own, rows] = await Promise.all([
    read.select().from(companies).where(inArray(companies.id, ids)),
    read
      .select()
      .from(visits)
      .where(and(inArray(visits.companyId, ids), gte(visits.happenedOn, from), lte(visits.happenedOn, to)))
      .orderBy(visits.recordedAt),
  ])
  const met = rows.toSorted((a, b) => Number(a.deletedAt ?? 0) - Number(b.deletedAt ?? 0))
  return [...own.map((row) => ({ ...row, happenedOn: null })), ...met.map((row) => ({ ...row, id: row.companyId }))]
}
