import { createHash } from 'node:crypto'
import { and, eq, getTableColumns, inArray } from 'drizzle-orm'
import { DERIVED } from '@/lib/db/derived'
import type { Tx } from '@/lib/db/store'
import { visitPlans } from '@/lib/db/tables/calendar'
import { companies, contacts } from '@/lib/db/tables/companies'
import { evidence } from '@/lib/db/tables/evidence'
import { rowFingerprints } from '@/lib/db/tables/imports'
import { credits, firstContacts, ownershipCases } from '@/lib/db/tables/ownership'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { now } from '@/lib/kernel/clock'
import { inParts } from './facts.queries'

const TABLES = {
  companies,
  contacts,
  visits,
  visitPlans,
  projects,
  stageEvents,
  moneyEvents,
  evidence,
  firstContacts,
  credits,
  ownershipCases,
  rowFingerprints,
}
export type MovedTable = keyof typeof TABLES
/** A row as it comes from the database, whatever its table. */
export type AnyRow = { id: string } & Record<string, unknown>
type Plain = Record<string, string | number | boolean | null>
/** One row that a merge changed: only what it changed, as JSON holds it (instants as ISO text), and a digest of the whole row afterwards. */
export type Move = { table: MovedTable; id: string; before: Plain; after: Plain; print: string }

// One writer for twelve tables: each has a text id, and all but the fingerprints a version; the builders' types cannot say so.
const loose = (table: MovedTable) => TABLES[table] as unknown as typeof companies
const columnsOf = (table: MovedTable) => getTableColumns(loose(table)) as Record<string, { dataType: string }>

const asPlain = (value: unknown): Plain[string] => {
  if (value instanceof Date) return value.toISOString()
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? JSON.stringify(value) : (value as string | number | boolean)
}
const plain = (row: object): Plain =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asPlain(value)]))

/** A digest of what people know of a row: everything but bookkeeping and derived sums. */
export function printOf(row: AnyRow): string {
  const known = Object.entries(plain(row)).filter(([name]) => !DERIVED.has(name))
  return createHash('sha256').update(JSON.stringify(known.sort())).digest('base64url').slice(0, 22)
}

/** Rows of a table by id. */
export async function rowsOf(tx: Pick<Tx, 'select'>, table: MovedTable, ids: string[]): Promise<AnyRow[]> {
  return inParts(ids, (part) =>
    tx
      .select()
      .from(loose(table))
      .where(inArray(loose(table).id, part)),
  ) as Promise<AnyRow[]>
}

/** Changes one row of a merge and remembers how it was. Nothing to change writes nothing. */
export async function changeRow(
  tx: Tx,
  moves: Move[],
  table: MovedTable,
  row: AnyRow,
  set: Record<string, unknown>,
): Promise<void> {
  const changed = Object.keys(set).filter((name) => asPlain(row[name]) !== asPlain(set[name]))
  if (changed.length === 0) return
  const only = (from: Record<string, unknown>) => plain(Object.fromEntries(changed.map((name) => [name, from[name]])))
  await put(tx, table, row, set)
  moves.push({ table, id: row.id, before: only(row), after: only(set), print: printOf({ ...row, ...set }) })
}

/** Puts a row back as it was before the merge, in the columns that the merge changed. */
export async function putBack(tx: Tx, { table, before }: Move, row: AnyRow): Promise<void> {
  const columns = columnsOf(table)
  const values = Object.entries(before).map(([name, value]) => [
    name,
    columns[name]?.dataType === 'date' && typeof value === 'string' ? new Date(value) : value,
  ])
  await put(tx, table, row, Object.fromEntries(values))
}

async function put(tx: Tx, table: MovedTable, row: AnyRow, set: Record<string, unknown>): Promise<void> {
  const at = loose(table)
  const kept = 'version' in row ? { version: Number(row.version) + 1, updatedAt: now() } : {}
  const mine = 'version' in row ? and(eq(at.id, row.id), eq(at.version, Number(row.version))) : eq(at.id, row.id)
  const written = await tx
    .update(at)
    .set({ ...set, ...kept })
    .where(mine)
    .returning({ id: at.id })
  // Read in this very transaction: only a fault of ours can change it in between.
  if (written.length === 0) throw new Error(`${table} ${row.id} was not where it was read`)
}

/** Whether the columns that a merge set still hold what it set. */
export const holdsStill = ({ after }: Move, row: AnyRow): boolean =>
  Object.entries(after).every(([name, value]) => asPlain(row[name]) === value)
