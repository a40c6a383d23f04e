import { and, asc, count, desc, eq, gte, lt, type SQL } from 'drizzle-orm'
import { may, type Permission } from '@/lib/access/roles'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { auditEntries } from '@/lib/db/tables/house'
import { users } from '@/lib/db/tables/people'
import { addDays, type Day } from '@/lib/kernel/month'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import type { AuditList } from './list.schema'

/** Whose content an entry holds; an admin keeps the house and reads that something happened, not what stood in it. */
const CONTENT: Readonly<Record<string, Permission>> = {
  company: 'company.read',
  contact: 'visit.read',
  visit: 'visit.read',
  project: 'project.read',
  stage: 'project.read',
  money: 'project.read',
  event: 'event.read',
  import: 'import.run',
  report: 'report.read',
  export: 'visit.read',
}

/** Midnight in China (one time zone, no daylight saving) at which a day begins. */
const startOf = (day: Day) => new Date(`${day}T00:00:00+08:00`)

function entriesWhere(viewer: Viewer, { q, filters }: AuditList): SQL | undefined {
  const { person, action, noun, record, from, to } = filters
  return and(
    within(viewer, 'audit.read', auditEntries),
    q === undefined ? undefined : eq(auditEntries.recordId, q),
    person === undefined ? undefined : eq(auditEntries.userId, person),
    action === undefined ? undefined : eq(auditEntries.action, action),
    noun === undefined ? undefined : eq(auditEntries.noun, noun),
    record === undefined ? undefined : eq(auditEntries.recordId, record),
    from === undefined ? undefined : gte(auditEntries.at, startOf(from)),
    to === undefined ? undefined : lt(auditEntries.at, startOf(addDays(to, 1))),
  )
}

/** A page of the trail, newest first. `before` and `after` are undefined where the viewer may not read what the record says. */
export async function listAudit(read: Read, viewer: Viewer, list: AuditList) {
  const where = entriesWhere(viewer, list)
  const [rows, [all]] = await Promise.all([
    read
      .select()
      .from(auditEntries)
      .where(where)
      .orderBy(desc(auditEntries.seq))
      .limit(PAGE_SIZE)
      .offset((list.page - 1) * PAGE_SIZE),
    read.select({ total: count() }).from(auditEntries).where(where),
  ])
  const readable = rows.map((row) => {
    const needs = CONTENT[row.noun]
    const open = needs === undefined || may(viewer, needs) || viewer.role === 'auditor'
    return { ...row, before: open ? row.before : undefined, after: open ? row.after : undefined, open }
  })
  return { rows: readable, total: all?.total ?? 0 }
}
export type AuditRow = Awaited<ReturnType<typeof listAudit>>['rows'][number]

/** What the trail can be narrowed to: everybody with an account, and the actions that have happened. */
export async function auditChoices(read: Read, viewer: Viewer) {
  if (!may(viewer, 'audit.read')) return { people: [], actions: [] }
  const [people, actions] = await Promise.all([
    read.select({ value: users.id, label: users.name }).from(users).orderBy(asc(users.name)),
    read.selectDistinct({ action: auditEntries.action }).from(auditEntries).orderBy(asc(auditEntries.action)),
  ])
  return { people, actions: actions.map((row) => row.action) }
}
