import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm'
import { reaches, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { users } from '@/lib/db/tables/people'
import { projects } from '@/lib/db/tables/projects'
import { STAGES, type Stage } from '@/lib/kernel/terms'
import { gateFactsOf } from './gate-facts.queries'
import type { GateFacts } from './gates.rules'
import { projectsWhere, targetNames } from './list.queries'
import type { ProjectList } from './list.schema'

/** Cards shown per column; the rest is a link to the list. */
export const CARDS = 30

export type BoardCard = {
  id: string
  name: string
  stage: Stage
  stageOn: string
  investor: string | null
  agreedCny: number
  nextOn: string | null
  ownerName: string | null
  targets: string | null
  version: number
  /** What its next gate looks at. */
  facts: GateFacts
  /** Whether this viewer may move it. */
  movable: boolean
}
export type BoardColumn = { stage: Stage; total: number; agreedCny: number; cards: BoardCard[] }

/**
 * The pipeline: projects under way by stage, all of them counted and summed (CNY 分), the latest 30 as cards. The list's filters hold,
 * except that stage and state are the board's own.
 */
export async function projectBoard(read: Read, viewer: Viewer, list: ProjectList): Promise<BoardColumn[]> {
  const where = projectsWhere(viewer, {
    q: list.q,
    filters: { ...list.filters, stage: undefined, state: 'active' },
  })
  const [sums, ...cards] = await Promise.all([
    read
      .select({
        stage: projects.stage,
        total: count(),
        agreedCny: sql<number>`coalesce(sum(${projects.agreedCny}), 0)`.mapWith(Number),
      })
      .from(projects)
      .where(where)
      .groupBy(projects.stage),
    // One limited query a stage walks an index from its latest end; one query for all would sort the whole pipeline.
    ...STAGES.map((stage) =>
      read
        .select({
          id: projects.id,
          name: projects.name,
          stage: projects.stage,
          stageOn: projects.stageOn,
          investor: projects.investor,
          agreedCny: projects.agreedCny,
          nextOn: projects.nextOn,
          unitId: projects.unitId,
          ownerId: projects.ownerId,
          ownerName: users.name,
          version: projects.version,
          agreementKind: projects.agreementKind,
          landedName: projects.landedName,
          landedUscc: projects.landedUscc,
        })
        .from(projects)
        .leftJoin(users, eq(users.id, projects.ownerId))
        .where(and(where, eq(projects.stage, stage)))
        .orderBy(desc(projects.stageOn), asc(projects.id))
        .limit(CARDS),
    ),
  ])
  const all = cards.flat()
  const [targets, gateFacts] = await Promise.all([
    targetNames(
      read,
      all.map((card) => card.id),
    ),
    gateFactsOf(read, all),
  ])
  return STAGES.map((stage, at) => {
    const sum = sums.find((row) => row.stage === stage)
    return {
      stage,
      total: sum?.total ?? 0,
      agreedCny: sum?.agreedCny ?? 0,
      cards: (cards[at] ?? []).flatMap(
        ({ unitId, ownerId, agreementKind: _k, landedName: _n, landedUscc: _u, ...card }) => {
          const facts = gateFacts.get(card.id)
          const movable = reaches(viewer, 'project.write', { unitId, ownerId })
          return facts ? [{ ...card, targets: targets.get(card.id) ?? null, facts, movable }] : []
        },
      ),
    }
  })
}

/** Projects a visit may belong to, latest first, at most 50: of one investor, else all under way that the viewer may see. */
export async function projectOptions(
  read: Read,
  viewer: Viewer,
  companyId?: string,
): Promise<Array<{ value: string; label: string; detail?: string }>> {
  const rows = await read
    .select({ value: projects.id, label: projects.name, investor: projects.investor })
    .from(projects)
    .where(
      and(
        within(viewer, 'project.read', projects),
        isNull(projects.deletedAt),
        eq(projects.state, 'active'),
        companyId === undefined ? undefined : eq(projects.investorCompanyId, companyId),
      ),
    )
    .orderBy(desc(projects.updatedAt), desc(projects.id))
    .limit(50)
  return rows.map(({ investor, ...row }) => ({ ...row, detail: investor ?? undefined }))
}
