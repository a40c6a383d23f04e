import { and, asc, count, desc, eq, inArray, isNull, like, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { may } from '@/lib/access/roles'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { searchIds } from '@/lib/db/search/search'
import type { Read } from '@/lib/db/store'
import { ownershipCases } from '@/lib/db/tables/ownership'
import { units, users } from '@/lib/db/tables/people'
import { projects } from '@/lib/db/tables/projects'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import type { ProjectRow } from '@/lib/projects/load.queries'
import type { CaseList } from './case.list.schema'
import { type Judge, type OpenCase, partiesOf, waitsFor } from './rules'

export type CaseRow = typeof ownershipCases.$inferSelect

const others = alias(projects, 'others')
const named = {
  projectName: projects.name,
  projectUnitId: projects.unitId,
  projectOwnerId: projects.ownerId,
  otherName: others.name,
  otherUnitId: others.unitId,
  proposer: users.name,
  unitName: units.name,
}

/** What this viewer's rulings and consents reach. */
export const judgeOf = (viewer: Viewer): Judge => ({
  userId: viewer.userId,
  unitId: viewer.unitId,
  atRoot: viewer.atRoot,
  reach: reachedUnits(viewer, 'ownership.rule'),
})
export const raises = (viewer: Viewer): boolean => may(viewer, 'ownership.raise')

/** A case's facts that rules look at. */
export const openCase = ({ proposal, ...row }: CaseRow): OpenCase => ({
  ...row,
  automatic: proposal.automatic === true,
  statements: proposal.statements ?? [],
})

/** Cases in which a unit within the viewer's reach takes part, and those that he proposed: both sides of a case see it, nobody else does. */
function casesWithin(viewer: Viewer): SQL | undefined {
  const reached = reachedUnits(viewer, 'project.read')
  const living = isNull(ownershipCases.deletedAt)
  if (reached === undefined) return living
  const party = reached.map((unit) => like(ownershipCases.parties, `%/${unit}/%`))
  return and(
    living,
    or(...party, may(viewer, 'project.read') ? eq(ownershipCases.createdBy, viewer.userId) : sql`1 = 0`),
  )
}

const selected = (read: Read) =>
  read
    .select({ one: ownershipCases, ...named })
    .from(ownershipCases)
    .leftJoin(projects, eq(projects.id, ownershipCases.projectId))
    .leftJoin(others, eq(others.id, ownershipCases.otherProjectId))
    .leftJoin(users, eq(users.id, ownershipCases.createdBy))
    .leftJoin(units, eq(units.id, ownershipCases.unitId))

/** One case in scope, as it stands; undefined when it is not there or not the viewer's to see. */
export async function findCase(read: Read, viewer: Viewer, id: string) {
  const [row] = await selected(read).where(and(eq(ownershipCases.id, id), casesWithin(viewer)))
  return row && { ...row.one, ...namesOf(row) }
}
export type CaseDetail = NonNullable<Awaited<ReturnType<typeof findCase>>>

const namesOf = <Row extends { one: unknown }>({ one: _one, ...names }: Row) => names

/** Ids of the open cases that wait for this viewer: a consent, a ruling, or his side of a dispute. */
export async function waitingCases(read: Read, viewer: Viewer): Promise<string[]> {
  if (!raises(viewer)) return []
  const rows = await read
    .select()
    .from(ownershipCases)
    .where(and(eq(ownershipCases.status, 'proposed'), casesWithin(viewer)))
    .orderBy(asc(ownershipCases.recordedAt))
  const judge = judgeOf(viewer)
  return rows.filter((row) => waitsFor(judge, openCase(row), true)).map((row) => row.id)
}

function casesWhere(viewer: Viewer, { q, filters }: CaseList, waiting: readonly string[]): SQL | undefined {
  const { view, kind, status } = filters
  return and(
    casesWithin(viewer),
    q === undefined ? undefined : sql`${ownershipCases.projectId} in ${searchIds('project', q)}`,
    view === 'waiting' ? (waiting.length > 0 ? inArray(ownershipCases.id, [...waiting]) : sql`1 = 0`) : undefined,
    view === 'mine' ? eq(ownershipCases.createdBy, viewer.userId) : undefined,
    kind && eq(ownershipCases.kind, kind),
    status && eq(ownershipCases.status, status),
  )
}

/** Rows `from` … `from + limit` of the list of cases, latest first. */
export async function caseRows(read: Read, viewer: Viewer, list: CaseList, limit: number, from: number) {
  const where = casesWhere(viewer, list, await waitingCases(read, viewer))
  const [rows, names] = await Promise.all([
    selected(read)
      .where(where)
      .orderBy(desc(ownershipCases.recordedAt), desc(ownershipCases.id))
      .limit(limit)
      .offset(from),
    namesOfUnits(read),
  ])
  return rows.map((row) => ({
    ...row.one,
    ...namesOf(row),
    partyNames: partiesOf(row.one.parties).map((id) => names.get(id) ?? id),
  }))
}
export type CaseListRow = Awaited<ReturnType<typeof caseRows>>[number]

/** How many cases the list means, and how many wait for the viewer. */
export async function caseTotals(read: Read, viewer: Viewer, list: CaseList) {
  const waiting = await waitingCases(read, viewer)
  const [all] = await read
    .select({ total: count() })
    .from(ownershipCases)
    .where(casesWhere(viewer, list, waiting))
  return { total: all?.total ?? 0, waiting: waiting.length }
}

/** A page of the list of cases, latest first, with its total and how many wait for the viewer. */
export async function listCases(read: Read, viewer: Viewer, list: CaseList) {
  const [rows, totals] = await Promise.all([
    caseRows(read, viewer, list, PAGE_SIZE, (list.page - 1) * PAGE_SIZE),
    caseTotals(read, viewer, list),
  ])
  return { rows, ...totals }
}

/** Every case that speaks of a project, latest first; the caller has the project in scope. */
export async function casesOfProject(read: Read, projectId: string) {
  const rows = await selected(read)
    .where(
      and(
        or(eq(ownershipCases.projectId, projectId), eq(ownershipCases.otherProjectId, projectId)),
        isNull(ownershipCases.deletedAt),
      ),
    )
    .orderBy(desc(ownershipCases.recordedAt), desc(ownershipCases.id))
  return rows.map((row) => ({ ...row.one, ...namesOf(row) }))
}
export type ProjectCase = Awaited<ReturnType<typeof casesOfProject>>[number]

/** A project that stands, of whatever unit: what a case or a dispute's hint names. Not for pages; what is shown of it is the caller's care. */
export async function livingProject(read: Read, id: string): Promise<ProjectRow | undefined> {
  const [row] = await read
    .select()
    .from(projects)
    .where(and(eq(projects.id, id), isNull(projects.deletedAt)))
  return row
}

async function namesOfUnits(read: Read): Promise<Map<string, string>> {
  const rows = await read.select({ id: units.id, name: units.name }).from(units)
  return new Map(rows.map((row) => [row.id, row.name]))
}
