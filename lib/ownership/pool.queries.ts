import { and, asc, count, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { searchIds } from '@/lib/db/search/search'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { projects, projectTargets } from '@/lib/db/tables/projects'
import type { Day } from '@/lib/kernel/month'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import { targetNames } from '@/lib/projects/list.queries'
import { ownershipPolicy } from '@/lib/projects/policy.queries'
import { idleSince, poolable } from './idle.queries'
import type { PoolList } from './pool.list.schema'
import { noticeUnlessSince, returnsOn } from './pool.rules'

/** What lies in the pool, of every unit for those who may look at it at all. */
function poolWhere(viewer: Viewer, { q, filters }: PoolList): SQL | undefined {
  const { stage, target, unit } = filters
  return and(
    isNotNull(projects.pooledAt),
    isNull(projects.deletedAt),
    eq(projects.state, 'active'),
    within(viewer, 'pool.read', projects),
    q === undefined ? undefined : sql`${projects.id} in ${searchIds('project', q)}`,
    stage && eq(projects.stage, stage),
    unit === undefined ? undefined : eq(projects.unitId, unit),
    target === undefined
      ? undefined
      : sql`${projects.id} in (select ${projectTargets.projectId} from ${projectTargets} where ${projectTargets.target} = ${target})`,
  )
}

function poolOrder({ sort }: PoolList): SQL[] {
  const column = { name: projects.name, agreed: projects.agreedCny, pooled: projects.pooledAt }[sort.key]
  return sort.direction === 'desc' ? [desc(column), desc(projects.id)] : [asc(column), asc(projects.id)]
}

/** Rows `from` … `from + limit` of the pool in its order; amounts in CNY 分, target types as their names. */
export async function poolRows(read: Read, viewer: Viewer, list: PoolList, limit: number, from: number) {
  const rows = await read
    .select({
      id: projects.id,
      version: projects.version,
      name: projects.name,
      stage: projects.stage,
      region: sql<
        string | null
      >`coalesce((select label from terms where kind = 'place' and code = ${projects.sourceRegion}), ${projects.sourceRegion})`,
      agreedCny: projects.agreedCny,
      unitName: units.name,
      pooledAt: projects.pooledAt,
    })
    .from(projects)
    .leftJoin(units, eq(units.id, projects.unitId))
    .where(poolWhere(viewer, list))
    .orderBy(...poolOrder(list))
    .limit(limit)
    .offset(from)
  const targets = await targetNames(
    read,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ ...row, targets: targets.get(row.id) ?? null }))
}
export type PoolRow = Awaited<ReturnType<typeof poolRows>>[number]

/** How many projects the list means. */
export async function poolTotal(read: Read, viewer: Viewer, list: PoolList): Promise<number> {
  const [all] = await read.select({ total: count() }).from(projects).where(poolWhere(viewer, list))
  return all?.total ?? 0
}

/** A page of the pool with its total. */
export async function listPool(read: Read, viewer: Viewer, list: PoolList) {
  const [rows, total] = await Promise.all([
    poolRows(read, viewer, list, PAGE_SIZE, (list.page - 1) * PAGE_SIZE),
    poolTotal(read, viewer, list),
  ])
  return { rows, total }
}

/** Projects that the viewer may change and that go to the pool unless somebody works on them, the next to go first. */
export async function noticedProjects(read: Read, viewer: Viewer, today: Day, projectId?: string) {
  const policy = await ownershipPolicy(read)
  const rows = await read
    .select({
      id: projects.id,
      name: projects.name,
      noticeOn: projects.poolNoticeOn,
      unitName: units.name,
      ownerName: users.name,
    })
    .from(projects)
    .leftJoin(units, eq(units.id, projects.unitId))
    .leftJoin(users, eq(users.id, projects.ownerId))
    .where(
      and(
        poolable(),
        isNotNull(projects.poolNoticeOn),
        idleSince(read, noticeUnlessSince(today, policy)),
        within(viewer, projectId === undefined ? 'project.write' : 'project.read', projects),
        projectId === undefined ? undefined : eq(projects.id, projectId),
      ),
    )
    .orderBy(asc(projects.poolNoticeOn), asc(projects.id))
  return rows.map((row) => ({ ...row, returnsOn: returnsOn(row.noticeOn ?? today, policy) }))
}
export type NoticedProject = Awaited<ReturnType<typeof noticedProjects>>[number]
