import { and, between, eq, inArray, isNull } from 'drizzle-orm'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { companies, contacts } from '@/lib/db/tables/companies'
import { terms } from '@/lib/db/tables/house'
import { rowFingerprints } from '@/lib/db/tables/imports'
import { units, users } from '@/lib/db/tables/people'
import { projects, projectTargets } from '@/lib/db/tables/projects'
import { events, visits } from '@/lib/db/tables/visits'
import { foldName } from '@/lib/kernel/name'
import type { Known, KnownCompany, KnownProject, KnownVisit } from './plan/known'
import { isCompiler } from './rules'
import type { Table } from './understand/table'

const PART = 400
async function inParts<T, Row>(keys: Iterable<T>, load: (part: T[]) => Promise<Row[]>): Promise<Row[]> {
  const all = [...keys]
  const rows: Row[] = []
  for (let at = 0; at < all.length; at += PART) rows.push(...(await load(all.slice(at, at + PART))))
  return rows
}

/**
 * What the database knows of the companies, projects, visits and events that a ledger speaks of. All units' records, not only the viewer's:
 * a duplicate in another unit is still a duplicate; the plan refuses what is out of reach. Call it inside the write's transaction.
 */
export async function loadKnown(
  read: Read,
  viewer: Viewer,
  tables: readonly Table[],
): Promise<{ known: Known; contacts: Set<string> }> {
  const wanted = namesIn(tables)
  const stored = await companiesNamed(read, wanted)
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
  const prints = await read.select().from(rowFingerprints)
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
    contacts: Map.groupBy(people, ({ companyId }) => companyId),
    projects: await livingProjects(read),
    visits: await visitsOf(read, companyIds, wanted.days),
    events: wanted.days
      ? await read
          .select()
          .from(events)
          .where(and(isNull(events.deletedAt), between(events.happenedOn, ...wanted.days)))
      : [],
    fingerprints: new Map(prints.map(({ noun, fingerprint, recordId }) => [`${noun} ${fingerprint}`, recordId])),
    places: words('place'),
    targetTypes: words('target-type'),
    industries: words('industry'),
  }
  return { known, contacts: new Set(people.map(({ companyId, name }) => `${companyId} ${name}`)) }
}

type Wanted = { names: Set<string>; codes: Set<string>; days: [string, string] | undefined }

function namesIn(tables: readonly Table[]): Wanted {
  const names = new Set<string>()
  const codes = new Set<string>()
  const days: string[] = []
  for (const { rows } of tables)
    for (const { values } of rows) {
      const given = [
        'company' in values ? values.company : undefined,
        'name' in values ? values.name : undefined,
        ...('investor' in values ? (values.investor ?? []) : []),
      ]
      for (const name of given) if (name) names.add(foldName(name))
      if ('uscc' in values && values.uscc) codes.add(values.uscc.code)
      if ('day' in values && values.day) days.push(values.day.day)
    }
  const sorted = days.sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  return { names, codes, days: first && last ? [first, last] : undefined }
}

async function companiesNamed(read: Read, { names, codes }: Wanted): Promise<KnownCompany[]> {
  const columns = {
    id: companies.id,
    name: companies.name,
    folded: companies.folded,
    uscc: companies.uscc,
    region: companies.region,
    origin: companies.origin,
    industry: companies.industry,
    address: companies.address,
  }
  const byName = await inParts(names, (part) =>
    read
      .select(columns)
      .from(companies)
      .where(and(inArray(companies.folded, part), isNull(companies.deletedAt))),
  )
  const byCode = await inParts(codes, (part) =>
    read
      .select(columns)
      .from(companies)
      .where(and(inArray(companies.uscc, part), isNull(companies.deletedAt))),
  )
  return [...new Map([...byName, ...byCode].map((row) => [row.id, row])).values()]
}

/** All of them: projects are few beside visits, and money finds them by investor, landed company or name. */
async function livingProjects(read: Read): Promise<KnownProject[]> {
  const rows = await read.select().from(projects).where(isNull(projects.deletedAt))
  const targets = new Map<string, string[]>()
  for (const { projectId, target } of await read.select().from(projectTargets))
    targets.set(projectId, [...(targets.get(projectId) ?? []), target])
  return rows.map((row) => ({ ...row, targets: targets.get(row.id) ?? [] }))
}

async function visitsOf(read: Read, companyIds: string[], days: Wanted['days']): Promise<Map<string, KnownVisit[]>> {
  if (!days) return new Map()
  const rows = await inParts(companyIds, (part) =>
    read
      .select()
      .from(visits)
      .where(and(isNull(visits.deletedAt), inArray(visits.companyId, part), between(visits.happenedOn, ...days))),
  )
  return Map.groupBy(rows, (row) => row.companyId)
}
