import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import { headOf } from '@/lib/audit/heads'
import { type Actor, type AuditEntry, audit } from '@/lib/audit/record'
import { trailAfter } from '@/lib/audit/unchained'
import { rawRows } from '@/lib/db/rows'
import type { Store } from '@/lib/db/store'
import { companies, companyTags, contacts, searchDocs } from '@/lib/db/tables/companies'
import { users } from '@/lib/db/tables/people'
import { moneyEvents, projects, projectTags, projectTargets, stageEvents } from '@/lib/db/tables/projects'
import { events, visitPeople, visits, visitTargets } from '@/lib/db/tables/visits'

/** The tables that hold made records, each with the column that tells a made one by its id. */
const TABLES = [
  [users, 'id'],
  [companies, 'id'],
  [companyTags, 'company_id'],
  [contacts, 'company_id'],
  [projects, 'id'],
  [projectTargets, 'project_id'],
  [projectTags, 'project_id'],
  [stageEvents, 'project_id'],
  [moneyEvents, 'project_id'],
  [visits, 'id'],
  [visitPeople, 'visit_id'],
  [visitTargets, 'visit_id'],
  [events, 'id'],
  [searchDocs, 'record_id'],
] as const
/** Columns that name a copied record, or that must differ from the original's. */
const OWN = new Set([
  'id',
  'username',
  'company_id',
  'project_id',
  'visit_id',
  'contact_id',
  'record_id',
  'investor_company_id',
  'effective_key',
  'owner_id',
  'created_by',
  'verified_by',
])
/** Columns that the database numbers by itself. */
const COUNTED = new Set(['seq'])
const NAMES = new Set(['name', 'folded', 'title'])

/**
 * Copies every made record `times - 1` times inside the database: the large bench district in seconds instead of an hour. Copies are
 * told apart by a suffix in ids and names and refer to each other, never to the originals.
 */
export async function growDistrict(store: Store, times: number): Promise<void> {
  for (let copy = 1; copy < times; copy++) {
    await growTrail(store, copy)
    for (const [table, key] of TABLES) {
      const name = sql.identifier(getTableName(table))
      const columns = Object.values(getTableColumns(table))
        .map((column) => column.name)
        .filter((column) => !COUNTED.has(column))
      const into = sql.join(
        columns.map((column) => sql.identifier(column)),
        sql`, `,
      )
      const values = sql.join(
        columns.map((column) => copied(getTableName(table), column, copy)),
        sql`, `,
      )
      const made = sql`${sql.identifier(key)} like 'demo-%' and ${sql.identifier(key)} not like '%-x%'`
      await store.write(async (tx) => {
        await rawRows(
          tx,
          sql`insert into ${name} (${into}) select ${values} from ${name} where ${made} returning 1 as one`,
        )
      })
    }
  }
}

const TOGETHER = 5000

/** Entries are chained as they are written, so a copy of the trail is a trail written again. */
async function growTrail(store: Store, copy: number): Promise<void> {
  let waiting: Array<[Actor, AuditEntry]> = []
  const write = async () => {
    const entries = waiting
    waiting = []
    await store.write(async (tx) => {
      for (const [actor, entry] of entries) await audit(tx, actor, entry)
    })
  }
  const last = (await headOf(store.read))?.seq ?? 0
  for await (const { seq, userId, userName, recordId, before, after, ...entry } of trailAfter(store.read, 0)) {
    if (seq > last) break
    if (!recordId.startsWith('demo-') || recordId.includes('-x')) continue
    waiting.push([
      { userId, name: userName },
      { ...entry, before: before as object, after: after as object, id: `${recordId}-x${copy}` },
    ])
    if (waiting.length === TOGETHER) await write()
  }
  await write()
}

function copied(table: string, column: string, copy: number): SQL {
  const own = sql.identifier(column)
  if (OWN.has(column)) return sql`${own} || ${`-x${copy}`}`
  if (NAMES.has(column) && (table === 'companies' || table === 'projects')) return sql`${own} || ${String(copy)}`
  return sql`${own}`
}
