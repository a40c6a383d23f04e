import { and, asc, count, desc, eq, gte, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { searchIds } from '@/lib/db/search/search'
import { sifting } from '@/lib/db/sifting'
import type { Read } from '@/lib/db/store'
import { terms } from '@/lib/db/tables/house'
import { units, users } from '@/lib/db/tables/people'
import { projects, projectTags, projectTargets } from '@/lib/db/tables/projects'
import { extrasWhere, withExtraValues } from '@/lib/extras/list.queries'
import { inOrderOf } from '@/lib/lists/in-order'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import { AT_LEAST, type ProjectList } from './list.schema'

/** The rows a list means: scope, what stands, and every filter. One sentence for page, total, board and export. */
export function projectsWhere(viewer: Viewer, { q, filters }: Pick<ProjectList, 'q' | 'filters'>): SQL | undefined {
  const { stage, state, unit, owner, target, tag, origin, amount, from, to } = filters
  return and(
    within(viewer, 'project.read', projects),
    isNull(projects.deletedAt),
    q === undefined ? undefined : sql`${projects.id} in ${searchIds('project', q)}`,
    stage && eq(projects.stage, stage),
    state && eq(projects.state, state),
    unit === undefined ? undefined : eq(projects.unitId, unit),
    owner === undefined ? undefined : eq(projects.ownerId, owner),
    target === undefined
      ? undefined
      : sql`${projects.id} in (select ${projectTargets.projectId} from ${projectTargets} where ${projectTargets.target} = ${target})`,
    tag === undefined
      ? undefined
      : sql`${projects.id} in (select ${projectTags.projectId} from ${projectTags} where ${projectTags.tag} = ${tag})`,
    origin && eq(projects.origin, origin),
    amount && gte(projects.agreedCny, AT_LEAST[amount]),
    from === undefined ? undefined : gte(projects.stageOn, from),
    to === undefined ? undefined : lte(projects.stageOn, to),
    extrasWhere(projects.id, filters),
  )
}

/** The order of a list, to the last row. */
export function projectsOrder({ sort }: Pick<ProjectList, 'sort'>): SQL[] {
  const column = {
    name: projects.name,
    stageOn: projects.stageOn,
    agreed: projects.agreedCny,
    arrived: projects.arrivedCny,
    next: projects.nextOn,
    updated: projects.updatedAt,
  }[sort.key]
  // Both dialects must agree where the dateless stand.
  return sort.direction === 'desc'
    ? [sql`${column} desc nulls last`, desc(projects.id)]
    : [sql`${column} asc nulls first`, asc(projects.id)]
}

/** Ids `from` … `from + limit` of the list in its order. */
export async function projectIds(read: Read, viewer: Viewer, list: ProjectList, limit: number, from = 0) {
  const rows = await read
    .select({ id: projects.id })
    .from(projects)
    .where(projectsWhere(viewer, list))
    .orderBy(...projectsOrder(list))
    .limit(limit)
    .offset(from)
  return rows.map(({ id }) => id)
}

/**
 * Projects of the list by their ids (projectIds), in that order; amounts in CNY 分, targets as their names joined with 、. What was deleted or
 * left the viewer's reach meanwhile is passed over.
 */
export async function projectsByIds(read: Read, viewer: Viewer, list: ProjectList, ids: string[]) {
  if (ids.length === 0) return []
  const found = await read
    .select({
      id: projects.id,
      name: projects.name,
      stage: projects.stage,
      stageOn: projects.stageOn,
      state: projects.state,
      investor: projects.investor,
      origin: projects.origin,
      agreedCny: projects.agreedCny,
      registeredCny: projects.registeredCny,
      arrivedCny: projects.arrivedCny,
      sourceRegion: sql<
        string | null
      >`coalesce((select label from terms where kind = 'place' and code = ${projects.sourceRegion}), ${projects.sourceRegion})`,
      area: projects.area,
      landedName: projects.landedName,
      landedUscc: projects.landedUscc,
      nextOn: projects.nextOn,
      unitName: units.name,
      ownerName: users.name,
      updatedAt: projects.updatedAt,
    })
    .from(projects)
    .leftJoin(units, eq(units.id, projects.unitId))
    .leftJoin(users, eq(users.id, projects.ownerId))
    .where(
      and(
        inArray(projects.id, ids),
        sifting(and(isNull(projects.deletedAt), within(viewer, 'project.read', projects))),
      ),
    )
  const rows = inOrderOf(ids, found)
  const targets = await targetNames(read, ids)
  const aimed = rows.map((row) => ({ ...row, targets: targets.get(row.id) ?? null }))
  return withExtraValues(read, list.columns, aimed)
}
export type ProjectListRow = Awaited<ReturnType<typeof projectsByIds>>[number]

/** How many projects the list means, and their sums in CNY 分. */
export async function projectTotals(
  read: Read,
  viewer: Viewer,
  list: Pick<ProjectList, 'q' | 'filters'>,
): Promise<{ total: number; agreedCny: number; arrivedCny: number }> {
  const [row] = await read
    .select({
      total: count(),
      agreedCny: sql<number>`coalesce(sum(${projects.agreedCny}), 0)`.mapWith(Number),
      arrivedCny: sql<number>`coalesce(sum(${projects.arrivedCny}), 0)`.mapWith(Number),
    })
    .from(projects)
    .where(projectsWhere(viewer, list))
  return row ?? { total: 0, agreedCny: 0, arrivedCny: 0 }
}

/** A page of the list with its totals. */
export async function listProjects(read: Read, viewer: Viewer, list: ProjectList) {
  const [rows, totals] = await Promise.all([
    projectIds(read, viewer, list, PAGE_SIZE, (list.page - 1) * PAGE_SIZE).then((ids) =>
      projectsByIds(read, viewer, list, ids),
    ),
    projectTotals(read, viewer, list),
  ])
  return { rows, ...totals }
}

/** Project id → names of its target types joined with 、. */
export async function targetNames(read: Read, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await read
    .select({ id: projectTargets.projectId, label: sql<string>`coalesce(${terms.label}, ${projectTargets.target})` })
    .from(projectTargets)
    .leftJoin(terms, and(eq(terms.kind, 'target-type'), eq(terms.code, projectTargets.target)))
    .where(inArray(projectTargets.projectId, ids))
    .orderBy(projectTargets.target)
  const groups = Map.groupBy(rows, (row) => row.id)
  return new Map([...groups].map(([id, same]) => [id, same.map((row) => row.label).join('、')]))
}
