import { and, asc, count, desc, eq, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { reachedUnits, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { batches } from '@/lib/db/tables/imports'
import { units, users } from '@/lib/db/tables/people'
import { projects } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { addDays, type Day } from '@/lib/kernel/month'
import { STAGES, type Stage } from '@/lib/kernel/terms'
import { reminderPolicy } from '@/lib/reminders/policy.queries'
import { silentOn } from '@/lib/reminders/silence.queries'
import { hasOpenFollowUp } from '@/lib/visits/follow-up.queries'
import { remember } from './remember'

/** How many days ahead a follow-up is shown. */
export const DAYS_AHEAD = 7

/** Next steps of the viewer's own visits, due within DAYS_AHEAD or overdue, the oldest first. */
export async function dueFollowUps(read: Read, viewer: Viewer, today: Day, limit = 12) {
  return read
    .select({
      id: visits.id,
      companyName: companies.name,
      nextStep: visits.nextStep,
      nextOn: visits.nextOn,
      happenedOn: visits.happenedOn,
    })
    .from(visits)
    .leftJoin(companies, eq(companies.id, visits.companyId))
    .where(
      and(
        eq(visits.ownerId, viewer.userId),
        hasOpenFollowUp(),
        lte(visits.nextOn, addDays(today, DAYS_AHEAD)),
        within(viewer, 'visit.read', visits),
      ),
    )
    .orderBy(asc(visits.nextOn), asc(visits.id))
    .limit(limit)
}
export type FollowUp = Awaited<ReturnType<typeof dueFollowUps>>[number]

const underWay = (viewer: Viewer): SQL | undefined =>
  and(eq(projects.state, 'active'), isNull(projects.deletedAt), within(viewer, 'project.read', projects))

const projectColumns = {
  id: projects.id,
  name: projects.name,
  stage: projects.stage,
  stageOn: projects.stageOn,
  agreedCny: projects.agreedCny,
  nextStep: projects.nextStep,
  nextOn: projects.nextOn,
  unitName: units.name,
  ownerName: users.name,
}
const projectRows = (read: Read) =>
  read
    .select(projectColumns)
    .from(projects)
    .leftJoin(units, eq(units.id, projects.unitId))
    .leftJoin(users, eq(users.id, projects.ownerId))
export type ProjectLine = Awaited<ReturnType<typeof ownProjects>>[number]

/** The viewer's own projects under way, those with the nearest next step first. */
export async function ownProjects(read: Read, viewer: Viewer, limit = 8) {
  return projectRows(read)
    .where(and(underWay(viewer), eq(projects.ownerId, viewer.userId)))
    .orderBy(sql`${projects.nextOn} asc nulls last`, desc(projects.stageOn), asc(projects.id))
    .limit(limit)
}

/** Projects without a move or a visit for their stage's days (reminders/rules), the longest waiting first, and how many there are. */
export async function stuckProjects(read: Read, viewer: Viewer, today: Day, limit = 8) {
  const { contactDays } = await reminderPolicy(read)
  const where = and(underWay(viewer), silentOn(today, contactDays))
  return remember(read, keyOf('stuck', viewer, today, contactDays, limit), async () => {
    const [rows, [all]] = await Promise.all([
      projectRows(read).where(where).orderBy(asc(projects.stageOn), asc(projects.id)).limit(limit),
      read.select({ total: count() }).from(projects).where(where),
    ])
    return { rows, total: all?.total ?? 0 }
  })
}

/** A stage of the pipeline: projects under way in it and their agreed amount in CNY 分. */
export type PipelineStage = { stage: Stage; total: number; agreedCny: number }

/** The pipeline of what the viewer may open, every stage, empty ones included. */
export async function pipeline(read: Read, viewer: Viewer): Promise<PipelineStage[]> {
  return remember(read, keyOf('pipeline', viewer), async () => {
    const rows = await read
      .select({
        stage: projects.stage,
        total: count(),
        agreedCny: sql<number>`coalesce(sum(${projects.agreedCny}), 0)`.mapWith(Number),
      })
      .from(projects)
      .where(underWay(viewer))
      .groupBy(projects.stage)
    return STAGES.map((stage) => rows.find((row) => row.stage === stage) ?? { stage, total: 0, agreedCny: 0 })
  })
}

const keyOf = (...parts: [string, Viewer, ...unknown[]]): string => {
  const [name, viewer, ...rest] = parts
  return JSON.stringify([name, viewer.role, reachedUnits(viewer, 'project.read') ?? 'all', ...rest])
}

/** Whether anything has been recorded yet. */
export async function isBlank(read: Read): Promise<boolean> {
  const [company, project] = await Promise.all([
    read.select({ id: companies.id }).from(companies).limit(1),
    read.select({ id: projects.id }).from(projects).limit(1),
  ])
  return company.length === 0 && project.length === 0
}

/** What an administrator looks after. */
export async function houseFacts(read: Read) {
  const [[people], [locked], [unit], imports] = await Promise.all([
    read.select({ total: count() }).from(users).where(eq(users.active, true)),
    read
      .select({ total: count() })
      .from(users)
      .where(and(eq(users.active, true), eq(users.mustChangePassword, true))),
    read.select({ total: count() }).from(units).where(eq(units.active, true)),
    read
      .select({
        id: batches.id,
        fileName: batches.fileName,
        status: batches.status,
        recordedAt: batches.recordedAt,
        by: users.name,
      })
      .from(batches)
      .leftJoin(users, eq(users.id, batches.createdBy))
      .orderBy(desc(batches.recordedAt), desc(batches.id))
      .limit(5),
  ])
  return { users: people?.total ?? 0, initial: locked?.total ?? 0, units: unit?.total ?? 0, imports }
}
export type HouseFacts = Awaited<ReturnType<typeof houseFacts>>
