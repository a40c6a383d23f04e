import { and, between, eq, inArray, isNull } from 'drizzle-orm'
import { readablePlans } from '@/lib/access/joint'
import { readableRequests } from '@/lib/access/raised'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { readableInstructions } from '@/lib/comments/instruction.queries'
import type { Read } from '@/lib/db/store'
import { visitPlans } from '@/lib/db/tables/calendar'
import { instructions } from '@/lib/db/tables/comments'
import { companies } from '@/lib/db/tables/companies'
import { requests } from '@/lib/db/tables/requests'
import { visits } from '@/lib/db/tables/visits'
import type { Day, Period } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { hasOpenFollowUp } from '@/lib/visits/follow-up.queries'
import type { Owned } from './projects.queries'
import type { DueKind } from './rows.rules'

/** Something with a day that somebody has to do. */
export type DueItem = Owned & { kind: DueKind; id: string; title: string; on: Day; path: string }

/** What is due within the days in these units and not done yet: follow-ups, planned visits, requests, instructions; the earliest first. */
export async function dueItems(
  read: Read,
  viewer: Viewer,
  units: readonly string[],
  { from, to }: Period,
): Promise<DueItem[]> {
  const ids = [...units]
  const company = companies.name
  const [followUps, plans, asked, given] = await Promise.all([
    read
      .select({
        id: visits.id,
        unitId: visits.unitId,
        ownerId: visits.ownerId,
        on: visits.nextOn,
        company,
        step: visits.nextStep,
      })
      .from(visits)
      .leftJoin(companies, eq(companies.id, visits.companyId))
      .where(
        and(
          between(visits.nextOn, from, to),
          hasOpenFollowUp(),
          within(viewer, 'visit.read', visits),
          inArray(visits.unitId, ids),
        ),
      ),
    read
      .select({
        id: visitPlans.id,
        unitId: visitPlans.unitId,
        ownerId: visitPlans.ownerId,
        on: visitPlans.happensOn,
        company,
        step: visitPlans.purpose,
      })
      .from(visitPlans)
      .leftJoin(companies, eq(companies.id, visitPlans.companyId))
      .where(
        and(
          between(visitPlans.happensOn, from, to),
          eq(visitPlans.state, 'planned'),
          isNull(visitPlans.deletedAt),
          readablePlans(viewer, { ...visitPlans, planId: visitPlans.id }),
          inArray(visitPlans.unitId, ids),
        ),
      ),
    read
      .select({
        id: requests.id,
        unitId: requests.unitId,
        ownerId: requests.ownerId,
        on: requests.dueOn,
        title: requests.title,
      })
      .from(requests)
      .where(
        and(
          between(requests.dueOn, from, to),
          inArray(requests.state, ['open', 'handling']),
          isNull(requests.deletedAt),
          readableRequests(viewer, requests),
          inArray(requests.unitId, ids),
        ),
      ),
    read
      .select({
        id: instructions.id,
        unitId: instructions.unitId,
        ownerId: instructions.ownerId,
        on: instructions.dueOn,
        title: instructions.body,
      })
      .from(instructions)
      .where(
        and(
          between(instructions.dueOn, from, to),
          eq(instructions.state, 'open'),
          readableInstructions(viewer),
          inArray(instructions.unitId, ids),
        ),
      ),
  ])
  const words = (name: string | null, step: string | null) => [name, step].filter(Boolean).join('：')
  const items: DueItem[] = [
    ...followUps.map(({ company: name, step, on, ...row }) => ({
      ...row,
      on: on ?? '',
      kind: 'follow-up' as const,
      title: words(name, step),
      path: paths.visits.one(row.id),
    })),
    ...plans.map(({ company: name, step, ...row }) => ({
      ...row,
      kind: 'plan' as const,
      title: words(name, step),
      path: paths.visitPlans.one(row.id),
    })),
    ...asked.map((row) => ({ ...row, kind: 'request' as const, path: paths.requests.one(row.id) })),
    ...given.map((row) => ({ ...row, kind: 'instruction' as const, path: paths.instructions.one(row.id) })),
  ]
  return items.sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1))
}
