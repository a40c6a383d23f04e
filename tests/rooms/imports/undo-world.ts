import { getTableColumns, getTableName } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { visitUnits } from '@/lib/db/tables/calendar'
import { companies, companyAliases, companyTags, contacts, searchDocs } from '@/lib/db/tables/companies'
import { evidence } from '@/lib/db/tables/evidence'
import { extraFields, extraValues } from '@/lib/db/tables/extras'
import { rowFingerprints } from '@/lib/db/tables/imports'
import { credits, firstContacts } from '@/lib/db/tables/ownership'
import { moneyEvents, projects, projectTags, projectTargets, stageEvents } from '@/lib/db/tables/projects'
import { events, visitPeople, visits, visitTargets } from '@/lib/db/tables/visits'

const RECORDS = [
  companies,
  contacts,
  projects,
  stageEvents,
  moneyEvents,
  visits,
  events,
  evidence,
  credits,
  firstContacts,
]
/** Parts follow their record: those of deleted ones wait for its coming back. */
const PARTS = [
  companyTags,
  projectTargets,
  projectTags,
  visitPeople,
  visitTargets,
  visitUnits,
  companyAliases,
  extraValues,
]
const WHOLE = [rowFingerprints, searchDocs, extraFields]
/** Bookkeeping, which an undoing moves on as every change does. */
const LEFT_OUT = new Set(['version', 'updatedAt', 'seq'])

type Row = Record<string, unknown>

/** Everything that stands, table by table, as text in an order of its own: two states are the same when these are. */
export async function standing(read: Read): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  const living = new Set<string>()
  const load = async (table: (typeof RECORDS)[number]): Promise<Row[]> => read.select().from(table)
  for (const table of RECORDS) {
    // A ledger's own file stays as evidence once a verified fact has leaned on it.
    const rows = (await load(table)).filter((row) => row.deletedAt === null && row.noun !== 'import')
    for (const row of rows) living.add(String(row.id))
    all[getTableName(table)] = told(rows)
  }
  for (const table of PARTS as unknown as typeof RECORDS) {
    const owner = Object.keys(getTableColumns(table)).find((name) =>
      ['companyId', 'projectId', 'visitId', 'recordId'].includes(name),
    )
    all[getTableName(table)] = told((await load(table)).filter((row) => living.has(String(row[owner ?? '']))))
  }
  for (const table of WHOLE as unknown as typeof RECORDS) all[getTableName(table)] = told(await load(table))
  return all
}

const told = (rows: Row[]): string[] =>
  rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .filter(([name]) => !LEFT_OUT.has(name))
          .sort(),
      ),
    )
    .sort()

/** The same without ids and instants, which are new each time (prints of money speak of ids): what an import gives, whichever time it is. */
export async function shape(read: Read): Promise<Record<string, string[]>> {
  const all = await standing(read)
  const rename = (text: string) =>
    text
      .replace(/\b0[0-9a-hjkmnp-tv-z]{25}\b/g, '#')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '@')
      .replace(/\["fingerprint","[^"]+"\]/, '')
  return Object.fromEntries(Object.entries(all).map(([name, rows]) => [name, rows.map(rename).sort()]))
}
