import { and, asc, count, desc, eq, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { may } from '@/lib/access/roles'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { searchIds } from '@/lib/db/search/search'
import type { Read } from '@/lib/db/store'
import { instructions } from '@/lib/db/tables/comments'
import { auditEntries } from '@/lib/db/tables/house'
import { units, users } from '@/lib/db/tables/people'
import type { Day } from '@/lib/kernel/month'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import type { InstructionList } from './instruction.list.schema'
import { onRecord } from './on-record.queries'
import type { TalkNoun } from './schema'

const authors = alias(users, 'authors')

/** What the record is called, by its noun; people who read the instruction were shown the record by it. */
const recordName = sql<string | null>`case ${instructions.noun}
  when 'company' then (select name from companies where id = ${instructions.recordId})
  when 'project' then (select name from projects where id = ${instructions.recordId})
  when 'event' then (select name from events where id = ${instructions.recordId})
  when 'request' then (select title from requests where id = ${instructions.recordId})
  when 'visit' then (select companies.name from visits join companies on companies.id = visits.company_id where visits.id = ${instructions.recordId})
  end`

/**
 * The instructions a viewer may read, as part of WHERE: his own (given or to be done), those to be done in units under a manager or leader,
 * and all for who audits. What stands on a record is not open to everybody who may see the record.
 */
export function readableInstructions(viewer: Viewer): SQL | undefined {
  const living = isNull(instructions.deletedAt)
  if (!may(viewer, 'instruction.read')) return sql`1 = 0`
  const reached = within(viewer, 'instruction.read', instructions)
  if (reached === undefined) return living
  return and(living, or(reached, eq(instructions.createdBy, viewer.userId), eq(instructions.ownerId, viewer.userId)))
}

const selected = (read: Read) =>
  read
    .select({
      one: instructions,
      ownerName: users.name,
      authorName: authors.name,
      authorActive: authors.active,
      unitName: units.name,
      recordName,
    })
    .from(instructions)
    .leftJoin(users, eq(users.id, instructions.ownerId))
    .leftJoin(authors, eq(authors.id, instructions.createdBy))
    .leftJoin(units, eq(units.id, instructions.unitId))
type Selected = Awaited<ReturnType<typeof selected>>[number]
const flat = ({ one, authorActive, ...names }: Selected) => ({ ...one, ...names, authorActive: authorActive === true })
/** An instruction with the names a page shows. */
export type InstructionRow = ReturnType<typeof flat>

const rank = sql`case ${instructions.state} when 'open' then 0 when 'answered' then 1 else 2 end`
const byUrgency = [rank, asc(instructions.dueOn), asc(instructions.id)]

/** The rows a list means. `today` decides what is overdue. */
export function instructionsWhere(viewer: Viewer, { q, filters }: InstructionList, today: Day): SQL | undefined {
  const { view, state, overdue, unit } = filters
  return and(
    readableInstructions(viewer),
    view === 'mine' ? eq(instructions.ownerId, viewer.userId) : undefined,
    view === 'given' ? eq(instructions.createdBy, viewer.userId) : undefined,
    state && eq(instructions.state, state),
    overdue && and(eq(instructions.state, 'open'), lt(instructions.dueOn, today)),
    unit === undefined ? undefined : eq(instructions.unitId, unit),
    q === undefined ? undefined : sql`${instructions.id} in ${searchIds('instruction', q)}`,
  )
}

/** Rows `from` … `from + limit` of the list in its order. */
export async function instructionRows(
  read: Read,
  viewer: Viewer,
  list: InstructionList,
  limit: number,
  from: number,
  today: Day,
): Promise<InstructionRow[]> {
  const { key, direction } = list.sort
  const recorded = direction === 'desc' ? desc(instructions.recordedAt) : asc(instructions.recordedAt)
  const order = key === 'recorded' ? [recorded] : direction === 'desc' ? [desc(instructions.dueOn)] : byUrgency
  const rows = await selected(read)
    .where(instructionsWhere(viewer, list, today))
    .orderBy(...order, desc(instructions.id))
    .limit(limit)
    .offset(from)
  return rows.map(flat)
}

export async function instructionTotal(read: Read, viewer: Viewer, list: InstructionList, today: Day): Promise<number> {
  const [row] = await read
    .select({ total: count() })
    .from(instructions)
    .where(instructionsWhere(viewer, list, today))
  return row?.total ?? 0
}

/** A page of the list with its total. */
export async function listInstructions(read: Read, viewer: Viewer, list: InstructionList, today: Day) {
  const [rows, total] = await Promise.all([
    instructionRows(read, viewer, list, PAGE_SIZE, (list.page - 1) * PAGE_SIZE, today),
    instructionTotal(read, viewer, list, today),
  ])
  return { rows, total }
}

/** One instruction the viewer may read; undefined when it is not there or not his. */
export async function findInstruction(read: Read, viewer: Viewer, id: string): Promise<InstructionRow | undefined> {
  const [row] = await selected(read).where(and(eq(instructions.id, id), readableInstructions(viewer)))
  return row && flat(row)
}

const ON_RECORD = 10
/** What a record's page says about instructions on it that the viewer may read: the open ones first. */
export async function instructionsOf(
  read: Read,
  viewer: Viewer,
  record: { noun: TalkNoun; recordId: string },
): Promise<InstructionRow[]> {
  const rows = await selected(read)
    .where(and(onRecord(instructions, record), readableInstructions(viewer)))
    .orderBy(rank, desc(instructions.recordedAt), desc(instructions.id))
    .limit(ON_RECORD)
  return rows.map(flat)
}

/** What waits for the viewer: open ones he has to carry out, and those he gave that are not closed; the most urgent first. */
export async function waitingInstructions(read: Read, viewer: Viewer, limit = 40): Promise<InstructionRow[]> {
  const mine = and(eq(instructions.ownerId, viewer.userId), eq(instructions.state, 'open'))
  const given = and(eq(instructions.createdBy, viewer.userId), ne(instructions.state, 'closed'))
  const rows = await selected(read)
    .where(and(isNull(instructions.deletedAt), or(mine, given)))
    .orderBy(...byUrgency)
    .limit(limit)
  return rows.map(flat)
}

/** What happened to an instruction, from the trail, which alone remembers every answer and hand-over; earliest first. The caller has it in scope. */
export async function instructionSteps(read: Read, id: string) {
  const rows = await read
    .select({
      seq: auditEntries.seq,
      action: auditEntries.action,
      at: auditEntries.at,
      userName: auditEntries.userName,
      after: auditEntries.after,
    })
    .from(auditEntries)
    .where(and(eq(auditEntries.noun, 'instruction'), eq(auditEntries.recordId, id)))
    .orderBy(asc(auditEntries.seq))
  return rows.map(({ after, ...row }) => ({ ...row, after: after as StepFacts }))
}
/** What a step left in the trail. */
export type StepFacts = {
  answer?: string | null
  reason?: string | null
  note?: string | null
  owner?: string
  dueOn?: string
}
export type InstructionStep = Awaited<ReturnType<typeof instructionSteps>>[number]
