import { and, inArray, isNull } from 'drizzle-orm'
import { readableProjects } from '@/lib/access/credited'
import { readablePlans, readableVisits } from '@/lib/access/joint'
import { readableRequests } from '@/lib/access/raised'
import { may } from '@/lib/access/roles'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { visitPlans } from '@/lib/db/tables/calendar'
import { projects } from '@/lib/db/tables/projects'
import { reports } from '@/lib/db/tables/reports'
import { requests } from '@/lib/db/tables/requests'
import { events, visits } from '@/lib/db/tables/visits'

type About = { noun: string | null; recordId: string | null }
type Reach = (read: Read, viewer: Viewer, ids: string[]) => Promise<string[]>

const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id)
/** What a notice may be about that has a reach along the unit tree. Who took part in a joint visit, or raised a request, may read it too. */
const REACHES: Record<string, Reach> = {
  company: async (_read, viewer, ids) => (may(viewer, 'company.read') ? ids : []),
  project: async (read, viewer, ids) => {
    const reach = readableProjects(viewer, { ...projects, projectId: projects.id })
    const rows = read.select({ id: projects.id }).from(projects)
    return idsOf(await rows.where(and(inArray(projects.id, ids), isNull(projects.deletedAt), reach)))
  },
  visit: async (read, viewer, ids) => {
    const reach = readableVisits(viewer, { ...visits, visitId: visits.id })
    const rows = read.select({ id: visits.id }).from(visits)
    return idsOf(await rows.where(and(inArray(visits.id, ids), isNull(visits.deletedAt), reach)))
  },
  'visit-plan': async (read, viewer, ids) => {
    const reach = readablePlans(viewer, { ...visitPlans, planId: visitPlans.id })
    const rows = read.select({ id: visitPlans.id }).from(visitPlans)
    return idsOf(await rows.where(and(inArray(visitPlans.id, ids), isNull(visitPlans.deletedAt), reach)))
  },
  event: async (read, viewer, ids) => {
    const rows = read.select({ id: events.id }).from(events)
    return idsOf(
      await rows.where(and(inArray(events.id, ids), isNull(events.deletedAt), within(viewer, 'event.read', events))),
    )
  },
  report: async (read, viewer, ids) => {
    const rows = read.select({ id: reports.id }).from(reports)
    return idsOf(await rows.where(and(inArray(reports.id, ids), within(viewer, 'report.read', reports))))
  },
  request: async (read, viewer, ids) => {
    const rows = read.select({ id: requests.id }).from(requests)
    return idsOf(
      await rows.where(and(inArray(requests.id, ids), isNull(requests.deletedAt), readableRequests(viewer, requests))),
    )
  },
}

/**
 * Of these notices those whose record the viewer may still see: people change units and roles, and a title must not outlive its reach. What
 * has no reach of its own (an instruction given to the person, a count of what waits) speaks to its person alone and stays.
 */
export async function visibleNotices<N extends About & { id: string }>(
  read: Read,
  viewer: Viewer,
  notices: readonly N[],
): Promise<Set<string>> {
  const seen = new Set(notices.filter(({ noun }) => noun === null || !REACHES[noun]).map(({ id }) => id))
  for (const [noun, reach] of Object.entries(REACHES)) {
    const about = notices.filter((notice) => notice.noun === noun && notice.recordId !== null)
    if (about.length === 0) continue
    const ids = new Set(await reach(read, viewer, [...new Set(about.map((notice) => notice.recordId ?? ''))]))
    for (const notice of about) if (ids.has(notice.recordId ?? '')) seen.add(notice.id)
  }
  return seen
}
