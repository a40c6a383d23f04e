import { and, eq, gte, inArray, isNull, lte } from 'drizzle-orm'
import { instructions } from '@/lib/db/tables/comments'
import { firstContacts } from '@/lib/db/tables/ownership'
import { projects } from '@/lib/db/tables/projects'
import { requests } from '@/lib/db/tables/requests'
import { addDays } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { STAGES, stageIndex } from '@/lib/kernel/terms'
import type { NewNotice } from '@/lib/notices/new-notice'
import { keyOf, type Reminder } from './occasion'

const UNSIGNED = STAGES.slice(0, stageIndex('signed'))

/** Requests that are nearly or past due: for who handles them, else the unit's managers; overdue ones for the managers too, at the top for leaders. */
export const requestsDue: Reminder = async (read, { day, policy, people }) => {
  const rows = await read
    .select()
    .from(requests)
    .where(
      and(
        inArray(requests.state, ['open', 'handling']),
        lte(requests.dueOn, addDays(day, policy.requestDays)),
        isNull(requests.deletedAt),
      ),
    )
  return rows.flatMap(({ id, ownerId, unitId, level, title, dueOn }): NewNotice[] => {
    const overdue = dueOn < day
    const managers = people.managersOf(unitId, ownerId)
    const owner = ownerId && people.viewers.has(ownerId) ? [ownerId] : managers
    const others = overdue ? [...managers, ...(level === 'top' ? people.leadersOf(unitId) : [])] : []
    return [...new Set([...owner, ...others])].map((userId) => ({
      userId,
      key: keyOf(overdue ? 'request-overdue' : 'request', id, dueOn),
      kind: overdue ? 'request-overdue' : 'request',
      noun: 'request',
      recordId: id,
      path: paths.requests.one(id),
      title: overdue ? `诉求“${title}”已过办理期限` : `诉求“${title}”即将到期`,
      dueOn,
    }))
  })
}

/** First contacts whose protection ends soon while nothing is signed: for the project's owner. */
export const protectionEnding: Reminder = async (read, { day, policy, people }) => {
  const rows = await read
    .select({
      id: firstContacts.id,
      until: firstContacts.protectedUntil,
      projectId: projects.id,
      name: projects.name,
      ownerId: projects.ownerId,
    })
    .from(firstContacts)
    .innerJoin(projects, eq(projects.id, firstContacts.projectId))
    .where(
      and(
        gte(firstContacts.protectedUntil, day),
        lte(firstContacts.protectedUntil, addDays(day, policy.protectionDays)),
        isNull(firstContacts.endedOn),
        isNull(firstContacts.deletedAt),
        isNull(projects.deletedAt),
        eq(projects.state, 'active'),
        inArray(projects.stage, UNSIGNED),
      ),
    )
  return rows
    .filter(({ ownerId }) => people.viewers.has(ownerId ?? ''))
    .map(({ id, until, projectId, name, ownerId }) => ({
      userId: ownerId ?? '',
      key: keyOf('protection', id, until),
      kind: 'first-contact',
      noun: 'project',
      recordId: projectId,
      path: paths.projects.one(projectId),
      title: `“${name}”的首谈保护到 ${until} 为止`,
      detail: '到期后其他单位可以登记同一投资方，请抓紧推进',
      dueOn: until,
    }))
}

/** Instructions that are nearly or past due: for who has to carry them out. */
export const instructionsDue: Reminder = async (read, { day, policy, people }) => {
  const rows = await read
    .select()
    .from(instructions)
    .where(
      and(
        eq(instructions.state, 'open'),
        lte(instructions.dueOn, addDays(day, policy.instructionDays)),
        isNull(instructions.deletedAt),
      ),
    )
  return rows.flatMap(({ id, ownerId, unitId, body, dueOn }): NewNotice[] => {
    const overdue = dueOn < day
    const told = ownerId && people.viewers.has(ownerId) ? [ownerId] : people.managersOf(unitId)
    const words = body.length > 40 ? `${body.slice(0, 40)}…` : body
    return told.map((userId) => ({
      userId,
      key: keyOf(overdue ? 'instruction-overdue' : 'instruction', id, dueOn),
      kind: 'instruction',
      noun: 'instruction',
      recordId: id,
      path: paths.instructions.one(id),
      title: overdue ? `批示已过期限：${words}` : `批示即将到期：${words}`,
      dueOn,
    }))
  })
}
