import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'

const MOST = 50

/** The projects in scope whose investor a company is, latest first, with what has happened to them for the company's timeline. */
export async function companyProjects(read: Read, viewer: Viewer, companyId: string) {
  const rows = await read
    .select({
      id: projects.id,
      name: projects.name,
      stage: projects.stage,
      stageOn: projects.stageOn,
      state: projects.state,
      agreedCny: projects.agreedCny,
      unitName: units.name,
    })
    .from(projects)
    .leftJoin(units, eq(units.id, projects.unitId))
    .where(
      and(
        eq(projects.investorCompanyId, companyId),
        isNull(projects.deletedAt),
        within(viewer, 'project.read', projects),
      ),
    )
    .orderBy(desc(projects.updatedAt), desc(projects.id))
    .limit(MOST)
  const ids = rows.map((row) => row.id)
  const names = new Map(rows.map((row) => [row.id, row.name]))
  const named = <Event extends { projectId: string | null }>(event: Event) => ({
    ...event,
    projectName: names.get(event.projectId ?? '') ?? null,
  })
  const [stages, money] = await Promise.all([stageEventsOf(read, ids), moneyEventsOf(read, viewer, companyId, ids)])
  return { projects: rows, stages: stages.map(named), money: money.map(named) }
}
export type CompanyProjects = Awaited<ReturnType<typeof companyProjects>>

async function stageEventsOf(read: Read, ids: string[]) {
  if (ids.length === 0) return []
  return read
    .select({
      id: stageEvents.id,
      projectId: stageEvents.projectId,
      stage: stageEvents.stage,
      happenedOn: stageEvents.happenedOn,
      verification: stageEvents.verification,
    })
    .from(stageEvents)
    .where(and(inArray(stageEvents.projectId, ids), isNull(stageEvents.voidedAt), isNull(stageEvents.deletedAt)))
    .orderBy(desc(stageEvents.happenedOn), desc(stageEvents.id))
    .limit(MOST)
}

async function moneyEventsOf(read: Read, viewer: Viewer, companyId: string, ids: string[]) {
  return read
    .select({
      id: moneyEvents.id,
      projectId: moneyEvents.projectId,
      kind: moneyEvents.kind,
      happenedOn: moneyEvents.happenedOn,
      currency: moneyEvents.currency,
      amount: moneyEvents.amount,
      verification: moneyEvents.verification,
    })
    .from(moneyEvents)
    .where(
      and(
        or(eq(moneyEvents.companyId, companyId), ids.length > 0 ? inArray(moneyEvents.projectId, ids) : undefined),
        isNull(moneyEvents.voidedAt),
        isNull(moneyEvents.deletedAt),
        within(viewer, 'project.read', moneyEvents),
      ),
    )
    .orderBy(desc(moneyEvents.happenedOn), desc(moneyEvents.id))
    .limit(MOST)
}
