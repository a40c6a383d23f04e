import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, type SQL } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { projects } from '@/lib/db/tables/projects'
import { addDays, type Day } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { STAGE_TERMS, type Stage } from '@/lib/kernel/terms'
import type { NewNotice } from '@/lib/notices/new-notice'
import { keyOf, type Reminder } from './occasion'
import { isDueSoon, isManagers, lastContact, silence, stageLimit, withDays } from './rules'
import { lastVisits, silentOn } from './silence.queries'

/** Projects read at a time: no request waits longer than for these. */
const STEP = 500

/** Projects under way with an owner of which something holds, with what `day` knows of their visits, a step at a time. */
async function* standing(read: Read, which: SQL | undefined, day: Day) {
  for (let after = ''; ; ) {
    const rows = await read
      .select({
        id: projects.id,
        name: projects.name,
        stage: projects.stage,
        stageOn: projects.stageOn,
        unitId: projects.unitId,
        ownerId: projects.ownerId,
        ...lastVisits(day),
      })
      .from(projects)
      .where(
        and(
          eq(projects.state, 'active'),
          which,
          isNull(projects.deletedAt),
          isNull(projects.pooledAt),
          isNotNull(projects.ownerId),
          gt(projects.id, after),
        ),
      )
      .orderBy(asc(projects.id))
      .limit(STEP)
    yield* rows
    const last = rows.at(-1)
    if (rows.length < STEP || !last) return
    after = last.id
  }
}

const fewest = (days: Record<Stage, number>) => Math.min(...withDays(days).map((stage) => days[stage]))

/** Nobody has met the people of a project or moved it for its stage's days: for the owner, later for the managers too. */
export const noContact: Reminder = async (read, { day, policy, people }) => {
  const made: NewNotice[] = []
  for await (const row of standing(read, silentOn(day, policy.contactDays), day)) {
    const last = lastContact([row.stageOn, row.visited, row.met], day) ?? row.stageOn
    const told = silence({ stage: row.stage, last }, day, policy)
    if (told === 'nobody') continue
    const common = {
      kind: 'no-contact' as const,
      noun: 'project',
      recordId: row.id,
      path: paths.projects.one(row.id),
      title: `“${row.name}”自 ${last} 以来没有走访或推进`,
      detail: `${STAGE_TERMS[row.stage]}阶段超过 ${policy.contactDays[row.stage]} 天未联系即提醒`,
    }
    if (people.viewers.has(row.ownerId ?? ''))
      made.push({ ...common, userId: row.ownerId ?? '', key: keyOf('no-contact', row.id, last) })
    if (told !== 'manager') continue
    for (const userId of people.managersOf(row.unitId, row.ownerId))
      made.push({ ...common, userId, key: keyOf('no-contact-manager', row.id, last) })
  }
  return made
}

/** A project has nearly or more than used up the days of its stage: for the owner, later for the managers too. */
export const stageLimits: Reminder = async (read, { day, policy, people }) => {
  const stages = withDays(policy.stageDays)
  if (stages.length === 0) return []
  const made: NewNotice[] = []
  const since = addDays(day, policy.stageWarnDays - fewest(policy.stageDays))
  for await (const row of standing(read, and(inArray(projects.stage, stages), lte(projects.stageOn, since)), day)) {
    const limit = stageLimit(row, policy)
    if (limit === undefined || !isDueSoon(limit, day, policy.stageWarnDays)) continue
    const common = {
      kind: 'gate-deadline' as const,
      noun: 'project',
      recordId: row.id,
      path: paths.projects.one(row.id),
      title: `“${row.name}”应在 ${limit} 前走出${STAGE_TERMS[row.stage]}阶段`,
      detail: `${row.stageOn} 进入${STAGE_TERMS[row.stage]}，时限 ${policy.stageDays[row.stage]} 天`,
      dueOn: limit,
    }
    if (people.viewers.has(row.ownerId ?? ''))
      made.push({ ...common, userId: row.ownerId ?? '', key: keyOf('stage', row.id, row.stage, limit) })
    if (!isManagers(limit, day, policy)) continue
    for (const userId of people.managersOf(row.unitId, row.ownerId))
      made.push({ ...common, userId, key: keyOf('stage-manager', row.id, row.stage, limit) })
  }
  return made
}
