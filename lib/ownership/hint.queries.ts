import { and, desc, eq, isNull, ne, or } from 'drizzle-orm'
import { reaches, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { projects } from '@/lib/db/tables/projects'
import { livingProject } from './case.queries'

/** What a hint tells of a project of any unit, its unit and name and nothing else; `readable` is whether the viewer may open it. */
export async function hintOf(read: Read, viewer: Viewer, id: string) {
  const [row] = await read
    .select({
      id: projects.id,
      name: projects.name,
      unitId: projects.unitId,
      ownerId: projects.ownerId,
      unitName: units.name,
    })
    .from(projects)
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(and(eq(projects.id, id), isNull(projects.deletedAt)))
  return row && { ...row, readable: reaches(viewer, 'project.read', row) }
}

/** The viewer's own projects about the same investor as a disputed one: what a dispute may name beside it. */
export async function ownRivals(
  read: Read,
  viewer: Viewer,
  projectId: string,
): Promise<Array<{ value: string; label: string }>> {
  const disputed = await livingProject(read, projectId)
  if (!disputed?.investor) return []
  const { investor, investorCompanyId } = disputed
  return read
    .select({ value: projects.id, label: projects.name })
    .from(projects)
    .where(
      and(
        or(
          eq(projects.investor, investor),
          investorCompanyId ? eq(projects.investorCompanyId, investorCompanyId) : undefined,
        ),
        ne(projects.id, projectId),
        ne(projects.unitId, disputed.unitId),
        isNull(projects.deletedAt),
        within(viewer, 'ownership.raise', projects),
      ),
    )
    .orderBy(desc(projects.updatedAt))
    .limit(20)
}
