import { and, eq, isNull, ne } from 'drizzle-orm'
import { readableProjects } from '@/lib/access/credited'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { moneyEvents, projects, projectTags, projectTargets } from '@/lib/db/tables/projects'
import { found } from '@/lib/kernel/errors'

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

/** CNY 分 of the standing money events of a project, without `exceptId`: what a new figure is compared with. */
export async function standingFigures(read: Read, projectId: string, exceptId = ''): Promise<number[]> {
  const rows = await read
    .select({ cny: moneyEvents.cny })
    .from(moneyEvents)
    .where(
      and(
        eq(moneyEvents.projectId, projectId),
        isNull(moneyEvents.voidedAt),
        isNull(moneyEvents.deletedAt),
        ne(moneyEvents.verification, 'rejected'),
        ne(moneyEvents.id, exceptId),
      ),
    )
  return rows.map((row) => row.cny)
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
