import { and, inArray, isNull } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { companies, contacts } from '@/lib/db/tables/companies'
import { moneyEvents, projects } from '@/lib/db/tables/projects'
import { events, visits } from '@/lib/db/tables/visits'
import type { StoredRecord } from './plan/known'
import type { ImportKind } from './schema'
import type { Table } from './understand/table'

const PART = 400
const TABLES = { companies, contacts, projects, visits, events, money: moneyEvents }

/** The stored records that rows of our own sheets name, by `kind id`, whoever's they are: the plan refuses what is out of reach. */
export async function loadReturned(read: Read, tables: readonly Table[]): Promise<Map<string, StoredRecord>> {
  const ids = new Map<ImportKind, Set<string>>()
  for (const { kind, rows } of tables)
    for (const { returned } of rows) if (kind && returned) ids.set(kind, (ids.get(kind) ?? new Set()).add(returned.id))
  const stored = new Map<string, StoredRecord>()
  for (const [kind, wanted] of ids) {
    const all = [...wanted]
    for (let at = 0; at < all.length; at += PART) {
      const table = TABLES[kind]
      const rows = await read
        .select()
        .from(table as typeof projects)
        .where(and(inArray(table.id, all.slice(at, at + PART)), isNull(table.deletedAt)))
      for (const row of rows) stored.set(`${kind} ${row.id}`, row as unknown as StoredRecord)
    }
  }
  return stored
}
