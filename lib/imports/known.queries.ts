import { and, between, eq, inArray, isNull } from 'drizzle-orm'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { contacts } from '@/lib/db/tables/companies'
import { terms } from '@/lib/db/tables/house'
import { batchRecords, rowFingerprints } from '@/lib/db/tables/imports'
import { units, users } from '@/lib/db/tables/people'
import { moneyEvents, projects, projectTargets, stageEvents } from '@/lib/db/tables/projects'
import { events, visits } from '@/lib/db/tables/visits'
import { foldName } from '@/lib/kernel/name'
import { CLAIM_STAGES } from '@/lib/projects/rules'
import { inParts } from './in-parts.queries'
import { knownCompanies, type WantedCompanies } from './known-companies.queries'
import type { Known, KnownArrival, KnownEvent, KnownProject, KnownVisit } from './plan/known'
import { loadReturned } from './returned.queries'
import { isCompiler } from './rules'
import type { ImportKind, ImportMapping } from './schema'
import type { Table } from './understand/table'

/**
 * What the database knows of the companies, projects, visits and events that a ledger speaks of. All units' records, not only the viewer's:
 * a duplicate in another unit is still a duplicate; the plan refuses what is out of reach. Call it inside the write's transaction.
 */
export async function loadKnown(
  read: Read,
  viewer: Viewer,
  tables: readonly Table[],
  mapping?: ImportMapping,
): Promise<{ known: Known; contacts: Set<string> }> {
  const wanted = namesIn(tables)
  const {
    companies: stored,
    aliases,
    similar,
  } = await knownCompanies(read, {
    ...wanted,
    ids: new Set(Object.values(mapping?.matches ?? {})),
  })
  const companyIds = stored.map(({ id }) => id)
  // one after the other: inside a transaction there is one connection
  const allUnits = await read
    .select({ id: units.id, name: units.name, kind: units.kind })
    .from(units)
    .where(eq(units.active, true))
  const allUsers = await read
    .select({ id: users.id, name: users.name, unitId: users.unitId })
    .from(users)
    .where(eq(users.active, true))
  const dictionary = await read
    .select({ kind: terms.kind, code: terms.code, label: terms.label })
    .from(terms)
    .where(inArray(terms.kind, ['place', 'target-type', 'industry']))
  const nouns = tables.flatMap(({ kind }) => (kind ? PRINTS[kind] : []))
  const prints = await inParts(new Set(nouns), (part) =>
    read.select().from(rowFingerprints).where(inArray(rowFingerprints.noun, part)),
  )
  const people = await inParts(companyIds, (part) =>
    read
      .select({
        id: contacts.id,
        companyId: contacts.companyId,
        unitId: contacts.unitId,
        name: contacts.name,
        title: contacts.title,
        phone: contacts.phone,
        note: contacts.note,
      })
      .from(contacts)
      .where(and(inArray(contacts.companyId, part), isNull(contacts.deletedAt))),
  )
  const words = (kind: string) =>
    new Map(dictionary.filter((term) => term.kind === kind).map(({ label, code }) => [label, code]))
  const known: Known = {
    units: allUnits,
    reach: isCompiler(allUnits.find(({ id }) => id === viewer.unitId)) ? undefined : reachedUnits(viewer, 'import.run'),
    editable: reachedUnits(viewer, 'import.run'),
    users: allUsers,
    companies: stored,
    aliases,
    similar,
    contacts: Map.groupBy(people, ({ companyId }) => companyId),
    projects: await livingProjects(read),
    visits: await visitsOf(read, companyIds, wanted.days),
    events: await eventsOf(read, wanted.days),
    arrivals: tables.some(({ kind }) => kind === 'money') ? await arrivalsOf(read, wanted.days) : [],
    fingerprints: new Map(
      [...Map.groupBy(prints, ({ noun }) => noun)].map(([noun, of]) => [
        noun,
        new Map(of.map(({ fingerprint, recordId }) => [fingerprint, recordId])),
      ]),
    ),
    places: words('place'),
    targetTypes: words('target-type'),
    industries: words('industry'),
    returned: await loadReturned(read, tables),
  }
  return { known, contacts: new Set(people.map(({ companyId, name }) => `${companyId} ${name}`)) }
}

/** What each kind remembers its rows by; a ledger of visits need not load what those of projects left. */
const PRINTS: Record<ImportKind, string[]> = {
  companies: ['company', 'company-key'],
  contacts: [],
  projects: ['project', 'project-key', 'project-code', 'money', 'money-slot'],
  visits: ['visit', 'visit-key'],
  money: ['money', 'money-slot', 'project'],
  events: ['event', 'event-key'],
}

type Wanted = Omit<WantedCompanies, 'ids'> & { days: [string, string] | undefined }

function namesIn(tables: readonly Table[]): Wanted {
  const [named, codes, others] = [new Set<string>(), new Set<string>(), new Set<string>()]
  let days: [string, string] | undefined
  for (const { kind, rows } of tables)
    for (const { values } of rows) {
      if ('company' in values && values.company) named.add(values.company)
      if ('investor' in values) for (const name of values.investor ?? []) named.add(name)
      if ('name' in values && values.name) {
        if (kind === 'companies') named.add(values.name)
        else others.add(foldName(values.name))
      }
      if ('uscc' in values && values.uscc) codes.add(values.uscc.code)
      const day = 'day' in values ? values.day?.day : undefined
      if (day) days = days ? [day < days[0] ? day : days[0], day > days[1] ? day : days[1]] : [day, day]
    }
  return { named, codes, others, days }
}

/** All of them: projects are few beside visits, and money finds them by investor, landed company or name. */
async function livingProjects(read: Read): Promise<KnownProject[]> {
  const rows = await read.select().from(projects).where(isNull(projects.deletedAt))
  const targets = Map.groupBy(await read.select().from(projectTargets), ({ projectId }) => projectId)
  const imported = await asImported(read, 'project', rows)
  const verified = new Set([...(await verifiedOf(read, stageEvents)), ...(await verifiedOf(read, moneyEvents))])
  return rows.map((row) => ({
    ...row,
    targets: (targets.get(row.id) ?? []).map(({ target }) => target),
    asImported: imported.has(row.id),
    verified: verified.has(row.id),
  }))
}

async function visitsOf(read: Read, companyIds: string[], days: Wanted['days']): Promise<Map<string, KnownVisit[]>> {
  if (!days) return new Map()
  const rows = await inParts(companyIds, (part) =>
    read
      .select()
      .from(visits)
      .where(and(isNull(visits.deletedAt), inArray(visits.companyId, part), between(visits.happenedOn, ...days))),
  )
  const imported = await asImported(read, 'visit', rows)
  return Map.groupBy(
    rows.map((row) => ({ ...row, asImported: imported.has(row.id) })),
    (row) => row.companyId,
  )
}

async function eventsOf(read: Read, days: Wanted['days']): Promise<KnownEvent[]> {
  if (!days) return []
  const rows = await read
    .select()
    .from(events)
    .where(and(isNull(events.deletedAt), between(events.happenedOn, ...days)))
  const imported = await asImported(read, 'event', rows)
  return rows.map((row) => ({ ...row, asImported: imported.has(row.id) }))
}

/** Which of these an import made or changed last: nobody has touched them since. Those of imports before there were such notes are new ones. */
async function asImported(
  read: Read,
  noun: string,
  rows: readonly { id: string; version: number; batchId: string | null }[],
): Promise<Set<string>> {
  const versions = new Map<string, number>()
  const kept = await inParts(
    rows.map(({ id }) => id),
    (part) =>
      read
        .select({ id: batchRecords.recordId, version: batchRecords.version })
        .from(batchRecords)
        .where(and(eq(batchRecords.noun, noun), inArray(batchRecords.recordId, part))),
  )
  for (const { id, version } of kept) versions.set(id, Math.max(version, versions.get(id) ?? 0))
  const untouched = rows.filter(({ id, version, batchId }) => version === (versions.get(id) ?? (batchId ? 1 : -1)))
  return new Set(untouched.map(({ id }) => id))
}

async function verifiedOf(read: Read, table: typeof stageEvents | typeof moneyEvents): Promise<string[]> {
  const counts = table === stageEvents ? inArray(stageEvents.stage, [...CLAIM_STAGES]) : undefined
  const rows = await read
    .selectDistinct({ id: table.projectId })
    .from(table)
    .where(and(eq(table.verification, 'verified'), isNull(table.voidedAt), isNull(table.deletedAt), counts))
  return rows.flatMap(({ id }) => id ?? [])
}

/** What people have registered; what imports wrote is recognised by its fingerprint. */
async function arrivalsOf(read: Read, days: Wanted['days']): Promise<KnownArrival[]> {
  if (!days) return []
  const { id, companyId, projectId, kind, happenedOn, currency, amount } = moneyEvents
  return read
    .select({ id, companyId, projectId, kind, happenedOn, currency, amount })
    .from(moneyEvents)
    .where(
      and(
        inArray(kind, ['paid-in', 'foreign-used']),
        between(happenedOn, ...days),
        isNull(moneyEvents.batchId),
        isNull(moneyEvents.voidedAt),
        isNull(moneyEvents.deletedAt),
      ),
    )
}
