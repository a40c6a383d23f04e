import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { users } from '@/lib/db/tables/people'
import { projects, projectTargets, stageEvents } from '@/lib/db/tables/projects'
import { inWan } from '@/lib/kernel/money'
import { ORIGIN_TERMS, PROJECT_STATE_TERMS, STAGE_TERMS, type Stage } from '@/lib/kernel/terms'
import { type Ask, grouped, idOf, type Row, type Words, word } from './reading.queries'
import { MOST_ROWS } from './schema'

const DATED: Partial<Record<Stage, string>> = {
  contact: 'contactedOn',
  signed: 'signedOn',
  registered: 'registeredOn',
  commenced: 'commencedOn',
  operating: 'operatingOn',
}

/** A unit's projects with their types and the days of their stages. */
export async function projectsOf(
  read: Read,
  viewer: Viewer,
  unitId: string,
  { active }: Ask,
  words: Words,
): Promise<Row[]> {
  const rows = await read
    .select({ row: projects, person: users.name })
    .from(projects)
    .leftJoin(users, eq(users.id, projects.ownerId))
    .where(
      and(
        isNull(projects.deletedAt),
        eq(projects.unitId, unitId),
        active ? eq(projects.state, 'active') : undefined,
        within(viewer, 'project.read', projects),
      ),
    )
    .orderBy(desc(projects.updatedAt), desc(projects.id))
    .limit(MOST_ROWS + 1)
  const ids = rows.map(({ row }) => row.id)
  const targets = await grouped(ids, (part) =>
    read
      .select({ of: projectTargets.projectId, target: projectTargets.target })
      .from(projectTargets)
      .where(inArray(projectTargets.projectId, part))
      .orderBy(asc(projectTargets.target)),
  )
  const stages = await grouped(ids, (part) =>
    read
      .select({ of: stageEvents.projectId, stage: stageEvents.stage, on: stageEvents.happenedOn })
      .from(stageEvents)
      .where(and(inArray(stageEvents.projectId, part), isNull(stageEvents.voidedAt), isNull(stageEvents.deletedAt))),
  )
  return rows.map(({ row, person }) => ({
    ...idOf(row),
    cells: {
      ...Object.fromEntries(
        (stages.get(row.id) ?? []).flatMap(({ stage, on }) => (DATED[stage] ? [[DATED[stage], on]] : [])),
      ),
      name: row.name,
      investor: row.investor,
      region: word(words.place, row.sourceRegion),
      origin: row.origin && ORIGIN_TERMS[row.origin],
      targets: targets
        .get(row.id)
        ?.map(({ target }) => word(words.target, target))
        .join('、'),
      industry: word(words.industry, row.industry),
      amount: row.agreedCny ? inWan(row.agreedCny) : null,
      progress: row.state === 'active' ? STAGE_TERMS[row.stage] : PROJECT_STATE_TERMS[row.state],
      landedCompany: row.landedName,
      landedUscc: row.landedUscc,
      person,
      content: row.content,
    },
  }))
}
