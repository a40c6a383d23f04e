import { type Column, getTableColumns, inArray } from 'drizzle-orm'
import { DERIVED } from '@/lib/db/derived'
import type { Read } from '@/lib/db/store'
import { companies, companyAliases, companyTags, contacts } from '@/lib/db/tables/companies'
import { extraValues } from '@/lib/db/tables/extras'
import { firstContacts } from '@/lib/db/tables/ownership'
import { moneyEvents, projects, projectTags, projectTargets, stageEvents } from '@/lib/db/tables/projects'
import { events, visitPeople, visits, visitTargets } from '@/lib/db/tables/visits'

/** What an import writes and undoing it takes back, by the noun it has in batch_records. */
export const TRACKED = {
  company: companies,
  contact: contacts,
  project: projects,
  visit: visits,
  money: moneyEvents,
  event: events,
  stage: stageEvents,
}
export type TrackedNoun = keyof typeof TRACKED
export const TRACKED_NOUNS = Object.keys(TRACKED) as TrackedNoun[]

/** A row as it comes from the database, whatever its table. */
export type AnyRow = { id: string; version: number; unitId: string; deletedAt: Date | null } & Record<string, unknown>
export type Plain = Record<string, unknown>
/** What belongs to a record without being a record of its own: lists of rows without version, by their name. */
export type Parts = Record<string, Plain[]>

/** An undo puts everything back but these; the id names the row. */
export const KEPT: ReadonlySet<string> = new Set([...DERIVED, 'id'])

// One reader for seven tables that all have a record's columns; the builders' types cannot say so.
export const tableOf = (noun: TrackedNoun) => TRACKED[noun] as unknown as typeof contacts
export const columnsOf = (noun: TrackedNoun): Record<string, Column> => getTableColumns(tableOf(noun))

export const PART = 400
/** Loads rows by keys, 400 at a time: fewer than either database takes parameters. */
export async function inParts<T, Row>(
  keys: readonly T[],
  load: (part: T[]) => PromiseLike<Row[]> | Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let at = 0; at < keys.length; at += PART) for (const row of await load(keys.slice(at, at + PART))) rows.push(row)
  return rows
}

/** Records of one noun by id. */
export async function rowsOf(read: Read, noun: TrackedNoun, ids: readonly string[]): Promise<Map<string, AnyRow>> {
  const table = tableOf(noun)
  const rows = await inParts(ids, (part) => read.select().from(table).where(inArray(table.id, part)))
  return new Map(rows.map((row) => [row.id, row as unknown as AnyRow]))
}

/** The tables that hold a record's parts: `key` is the column that names the record. */
export const PARTS = {
  company: {
    tags: { table: companyTags, key: companyTags.companyId },
    aliases: { table: companyAliases, key: companyAliases.companyId },
  },
  project: {
    targets: { table: projectTargets, key: projectTargets.projectId },
    tags: { table: projectTags, key: projectTags.projectId },
    firstContacts: { table: firstContacts, key: firstContacts.projectId },
  },
  visit: {
    people: { table: visitPeople, key: visitPeople.visitId },
    targets: { table: visitTargets, key: visitTargets.visitId },
  },
  contact: {},
  money: {},
  event: {},
  stage: {},
} as const
export type PartTable = { table: typeof companyTags; key: typeof companyTags.companyId }
/** A district's own fields hang on any record. */
const EXTRAS = { extras: { table: extraValues, key: extraValues.recordId } }
export const partTables = (noun: TrackedNoun): [string, PartTable][] =>
  Object.entries({ ...PARTS[noun], ...EXTRAS }) as unknown as [string, PartTable][]

/** The parts of records, by record id; every list is in an order that does not hang on the database. */
export async function partsOf(read: Read, noun: TrackedNoun, ids: readonly string[]): Promise<Map<string, Parts>> {
  const all = new Map<string, Parts>(ids.map((id) => [id, {}]))
  for (const [name, { table, key }] of partTables(noun)) {
    const field = Object.entries(getTableColumns(table)).find(([, column]) => column.name === key.name)?.[0] ?? ''
    const rows: Plain[] = await inParts(ids, (part) => read.select().from(table).where(inArray(key, part)))
    for (const row of rows) {
      const parts = all.get(String(row[field]))
      if (parts) parts[name] = [...(parts[name] ?? []), row]
    }
  }
  for (const parts of all.values())
    for (const rows of Object.values(parts)) rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  return all
}
