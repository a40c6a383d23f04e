import { and, eq, gte, inArray, isNull, lte } from 'drizzle-orm'
import { companies } from '@/lib/db/tables/companies'
import { projects } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { addDays } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { hasOpenFollowUp } from '@/lib/visits/follow-up.queries'
import { keyOf, type Reminder } from './occasion'
import { OVERDUE_DAYS } from './rules'

/** Next steps of visits whose day has come and that nobody has marked as done: for the visit's owner. */
export const visitFollowUps: Reminder = async (read, { day, policy, people }) => {
  const rows = await read
    .select({
      id: visits.id,
      ownerId: visits.ownerId,
      nextOn: visits.nextOn,
      nextStep: visits.nextStep,
      company: companies.name,
    })
    .from(visits)
    .innerJoin(companies, eq(companies.id, visits.companyId))
    .where(
      and(
        inArray(visits.ownerId, [...people.viewers.keys()]),
        hasOpenFollowUp(),
        lte(visits.nextOn, addDays(day, policy.followUpDays)),
        gte(visits.nextOn, addDays(day, -OVERDUE_DAYS)),
      ),
    )
  return rows.map(({ id, ownerId, nextOn, nextStep, company }) => ({
    userId: ownerId ?? '',
    key: keyOf('follow-up', id, nextOn ?? ''),
    kind: 'follow-up',
    noun: 'visit',
    recordId: id,
    path: paths.visits.one(id),
    title: `跟进${company}${nextStep ? `：${nextStep}` : ''}`,
    dueOn: nextOn,
  }))
}

/** Next steps of projects under way: for the project's owner. */
export const projectFollowUps: Reminder = async (read, { day, policy, people }) => {
  const rows = await read
    .select({
      id: projects.id,
      ownerId: projects.ownerId,
      nextOn: projects.nextOn,
      nextStep: projects.nextStep,
      name: projects.name,
    })
    .from(projects)
    .where(
      and(
        lte(projects.nextOn, addDays(day, policy.followUpDays)),
        gte(projects.nextOn, addDays(day, -OVERDUE_DAYS)),
        inArray(projects.ownerId, [...people.viewers.keys()]),
        eq(projects.state, 'active'),
        isNull(projects.deletedAt),
      ),
    )
  return rows.map(({ id, ownerId, nextOn, nextStep, name }) => ({
    userId: ownerId ?? '',
    key: keyOf('follow-up', id, nextOn ?? ''),
    kind: 'follow-up',
    noun: 'project',
    recordId: id,
    path: paths.projects.one(id),
    title: `推进“${name}”${nextStep ? `：${nextStep}` : ''}`,
    dueOn: nextOn,
  }))
}
