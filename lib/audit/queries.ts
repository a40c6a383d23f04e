import { and, asc, count, desc, eq, gte, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Permission } from '@/lib/access/permissions'
import { may } from '@/lib/access/roles'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { rawRows } from '@/lib/db/rows'
import type { Read } from '@/lib/db/store'
import { auditEntries } from '@/lib/db/tables/house'
import { units, users } from '@/lib/db/tables/people'
import { addDays, type Day } from '@/lib/kernel/month'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import { fieldChanges } from './changes'
import { headOf } from './heads'
import { recordLink, recordName } from './links'
import type { AuditList } from './list.schema'

/** Whose content an entry holds; an admin keeps the house and reads that something happened, not what stood in it. */
const CONTENT: Readonly<Record<string, Permission>> = {
  company: 'company.read',
  contact: 'visit.read',
  visit: 'visit.read',
  project: 'project.read',
  stage: 'project.read',
  money: 'project.read',
  claim: 'project.read',
  evidence: 'project.read',
  ownership: 'project.read',
  credit: 'project.read',
  pool: 'project.read',
  duplicate: 'company.read',
  event: 'event.read',
  import: 'import.run',
  report: 'report.read',
  export: 'visit.read',
}
const mayRead = (viewer: Viewer, noun: string): boolean => {
  const needs = CONTENT[noun]
  return needs === undefined || may(viewer, needs) || viewer.role === 'auditor'
}

/** More entries than this are not counted for a page: who looks for one narrows first. */
export const MOST_COUNTED = 10_000
/** Without days, words are looked for among so many of the newest entries: there is no index of what entries say. */
export const NEWEST = 200_000

/** Midnight in China (one time zone, no daylight saving) at which a day begins. */
const startOf = (day: Day) => new Date(`${day}T00:00:00+08:00`)

/** `column` holds the text, capitals aside; what LIKE would take for a pattern is plain text. */
const holds = (column: SQLiteColumn, text: string): SQL =>
  sql`lower(cast(${column} as text)) like ${`%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`

/** Words in what the viewer may read: the person's name and the content of nouns that are open to them. */
function saying(viewer: Viewer, q: string, newest: number): SQL | undefined {
  const closed = Object.keys(CONTENT).filter((noun) => !mayRead(viewer, noun))
  const content = or(holds(auditEntries.after, q), holds(auditEntries.before, q))
  const open = closed.length > 0 ? and(notInArray(auditEntries.noun, closed), content) : content
  return and(gte(auditEntries.seq, newest), or(holds(auditEntries.userName, q), open))
}

/** What the search box asks: one record's history when it holds a record's id, else words. */
async function asked(read: Read, viewer: Viewer, q: string, anyDay: boolean): Promise<SQL | undefined> {
  const isRecord = eq(auditEntries.recordId, q)
  const [known] = await read.select({ seq: auditEntries.seq }).from(auditEntries).where(isRecord).limit(1)
  if (known) return isRecord
  return saying(viewer, q, anyDay ? ((await headOf(read))?.seq ?? 0) - NEWEST : 0)
}

async function entriesWhere(read: Read, viewer: Viewer, { q, filters }: AuditList): Promise<SQL | undefined> {
  const { person, unit, action, noun, record, from, to } = filters
  return and(
    within(viewer, 'audit.read', auditEntries),
    person === undefined ? undefined : eq(auditEntries.userId, person),
    unit === undefined ? undefined : eq(auditEntries.unitId, unit),
    action === undefined ? undefined : eq(auditEntries.action, action),
    noun === undefined ? undefined : eq(auditEntries.noun, noun),
    record === undefined ? undefined : eq(auditEntries.recordId, record),
    from === undefined ? undefined : gte(auditEntries.at, startOf(from)),
    to === undefined ? undefined : lt(auditEntries.at, startOf(addDays(to, 1))),
    q === undefined ? undefined : await asked(read, viewer, q, from === undefined && to === undefined),
  )
}

/** Entries that fit, counted up to `most`. */
export async function auditTotal(read: Read, viewer: Viewer, list: AuditList, most: number): Promise<number> {
  const where = await entriesWhere(read, viewer, list)
  const some = read.select({ seq: auditEntries.seq }).from(auditEntries).where(where).limit(most).as('some')
  const [row] = await read.select({ total: count() }).from(some)
  return row?.total ?? 0
}

/**
 * Entries of the trail in words, newest first. Where the viewer may not read what a record says, the entry is not `open`: no changes, no
 * name, no link.
 */
export async function auditRows(read: Read, viewer: Viewer, list: AuditList, limit: number, from: number) {
  const where = await entriesWhere(read, viewer, list)
  const [rows, names] = await Promise.all([
    read.select().from(auditEntries).where(where).orderBy(desc(auditEntries.seq)).limit(limit).offset(from),
    namesOf(read),
  ])
  return rows.map(({ before, after, ...row }) => {
    const said = { ...row, before, after }
    const open = mayRead(viewer, row.noun)
    return {
      ...row,
      open,
      unitName: row.unitId === null ? undefined : names.get(row.unitId),
      changes: open ? fieldChanges(said, names) : [],
      recordName: open ? recordName(said) : undefined,
      recordLink: open ? recordLink(viewer, said) : undefined,
    }
  })
}
export type AuditRow = Awaited<ReturnType<typeof auditRows>>[number]

/** A page of the trail; `total` is `MOST_COUNTED` when there are as many or more. */
export async function listAudit(read: Read, viewer: Viewer, list: AuditList) {
  const [rows, total] = await Promise.all([
    auditRows(read, viewer, list, PAGE_SIZE, (list.page - 1) * PAGE_SIZE),
    auditTotal(read, viewer, list, MOST_COUNTED),
  ])
  return { rows, total }
}

/** Id → name of everybody and every unit, in use or not. */
async function namesOf(read: Read): Promise<Map<string, string>> {
  const all = await Promise.all([
    read.select({ id: users.id, name: users.name }).from(users),
    read.select({ id: units.id, name: units.name }).from(units),
  ])
  return new Map(all.flat().map(({ id, name }) => [id, name]))
}

/** What the trail can be narrowed to: everybody with an account, and the actions that have happened. */
export async function auditChoices(read: Read, viewer: Viewer) {
  if (!may(viewer, 'audit.read')) return { people: [], actions: [] }
  const [people, actions] = await Promise.all([
    read.select({ value: users.id, label: users.name }).from(users).orderBy(asc(users.name)),
    // From one action to the next by the index: a DISTINCT would read all of a million entries.
    rawRows<{ action: string }>(
      read,
      sql`with recursive seen(action) as (
        select min(action) from audit_entries
        union all select (select min(action) from audit_entries where action > seen.action) from seen where seen.action is not null
      ) select action from seen where action is not null`,
    ),
  ])
  return { people, actions: actions.map((row) => row.action) }
}
