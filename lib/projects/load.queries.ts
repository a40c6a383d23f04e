import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { readableProjects } from '@/lib/access/credited'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { moneyEvents, projects, projectTags, projectTargets, stageEvents } from '@/lib/db/tables/projects'
import { found } from '@/lib/kernel/errors'
import { STAGES, type Stage, stageIndex } from '@/lib/kernel/terms'

export type ProjectRow = typeof projects.$inferSelect

const readable = (viewer: Viewer) => readableProjects(viewer, { ...projects, projectId: projects.id })

/** A project the viewer may see. Throws not-found for what is not there and for what is not his. */
export async function loadProject(read: Read, viewer: Viewer, id: string): Promise<ProjectRow> {
  const [row] = await read
    .select()
    .from(projects)
    .where(and(eq(projects.id, id), isNull(projects.deletedAt), readable(viewer)))
  return found(row, `project ${id}`)
}

/** A deleted project the viewer may see, to be put back; undefined for all others. */
export async function deletedProject(
  read: Read,
  viewer: Viewer,
  id: string,
): Promise<(ProjectRow & { deletedAt: Date }) | undefined> {
  const [row] = await read
    .select()
    .from(projects)
    .where(and(eq(projects.id, id), within(viewer, 'project.read', projects)))
  return row?.deletedAt ? { ...row, deletedAt: row.deletedAt } : undefined
}

/** Codes of what a project serves, in alphabetical order. */
export async function targetsOf(read: Read, projectId: string): Promise<string[]> {
  const rows = await read
    .select({ code: projectTargets.target })
    .from(projectTargets)
    .where(eq(projectTargets.projectId, projectId))
    .orderBy(projectTargets.target)
  return rows.map((row) => row.code)
}

export async function tagsOf(read: Read, projectId: string): Promise<string[]> {
  const rows = await read
    .select({ code: projectTags.tag })
    .from(projectTags)
    .where(eq(projectTags.projectId, projectId))
    .orderBy(projectTags.tag)
  return rows.map((row) => row.code)
}

/** Every money event of these projects that is not deleted, void ones included. */
export async function projectMoney(read: Read, projectIds: readonly string[]) {
  if (projectIds.length === 0) return []
  return read
    .select({
      id: moneyEvents.id,
      projectId: moneyEvents.projectId,
      kind: moneyEvents.kind,
      cny: moneyEvents.cny,
      corrects: moneyEvents.corrects,
      voidedAt: moneyEvents.voidedAt,
      verification: moneyEvents.verification,
    })
    .from(moneyEvents)
    .where(and(inArray(moneyEvents.projectId, [...projectIds]), isNull(moneyEvents.deletedAt)))
}

/** Another living project, of any unit, that has this 统一社会信用代码: one landed company is one project. */
export async function projectWithUscc(
  read: Read,
  uscc: string,
  exceptId: string,
): Promise<{ name: string; unit: string } | undefined> {
  const [row] = await read
    .select({ name: projects.name, unit: units.name })
    .from(projects)
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(and(eq(projects.landedUscc, uscc), isNull(projects.deletedAt), ne(projects.id, exceptId)))
    .limit(1)
  return row
}

/** Another living project, of any unit, of the same name apart from legal form, brackets and spaces. */
export async function projectNamed(
  read: Read,
  folded: string,
): Promise<{ name: string; unit: string; owner: string | null } | undefined> {
  const [row] = await read
    .select({ name: projects.name, unit: units.name, owner: users.name })
    .from(projects)
    .innerJoin(units, eq(units.id, projects.unitId))
    .leftJoin(users, eq(users.id, projects.ownerId))
    .where(and(eq(projects.folded, folded), isNull(projects.deletedAt)))
    .limit(1)
  return row
}

/** The correction of a money event that waits to be verified: at most one. */
export async function pendingCorrection(read: Read, eventId: string): Promise<string | undefined> {
  const [row] = await read
    .select({ id: moneyEvents.id })
    .from(moneyEvents)
    .where(
      and(
        eq(moneyEvents.corrects, eventId),
        eq(moneyEvents.verification, 'claimed'),
        isNull(moneyEvents.voidedAt),
        isNull(moneyEvents.deletedAt),
      ),
    )
    .limit(1)
  return row?.id
}

/** The first standing stage after `stage` that is verified: what a return would take out of the figures. */
export async function verifiedAfter(read: Read, projectId: string, stage: Stage): Promise<Stage | undefined> {
  const rows = await read
    .select({ stage: stageEvents.stage })
    .from(stageEvents)
    .where(
      and(
        eq(stageEvents.projectId, projectId),
        eq(stageEvents.verification, 'verified'),
        inArray(stageEvents.stage, STAGES.slice(stageIndex(stage) + 1)),
        isNull(stageEvents.voidedAt),
        isNull(stageEvents.deletedAt),
      ),
    )
  return rows.map((row) => row.stage).toSorted((a, b) => stageIndex(a) - stageIndex(b))[0]
}

/** The id of the event by which a project stands on a stage. Throws not-found. */
export async function standingStage(read: Read, projectId: string, stage: Stage): Promise<string> {
  const [row] = await read
    .select({ id: stageEvents.id })
    .from(stageEvents)
    .where(and(eq(stageEvents.projectId, projectId), eq(stageEvents.stage, stage), isNull(stageEvents.voidedAt)))
  return found(row, `stage ${stage} of project ${projectId}`).id
}
