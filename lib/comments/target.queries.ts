import { and, eq, isNull, sql } from 'drizzle-orm'
import { readableProjects } from '@/lib/access/credited'
import { readableVisits } from '@/lib/access/joint'
import { readableRequests } from '@/lib/access/raised'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { units } from '@/lib/db/tables/people'
import { projects } from '@/lib/db/tables/projects'
import { reports } from '@/lib/db/tables/reports'
import { requests } from '@/lib/db/tables/requests'
import { events, visits } from '@/lib/db/tables/visits'
import type { TalkNoun } from './schema'

/** A record that can be talked about: what it is called and whose it is. */
export type Target = { noun: TalkNoun; recordId: string; name: string; unitId: string; ownerId: string | null }
type Found = { name: string | null; unitId: string; ownerId: string | null }
type Look = (read: Read, viewer: Viewer, id: string) => PromiseLike<Found[]>

const companyName = sql<
  string | null
>`(select ${companies.name} from ${companies} where ${companies.id} = ${visits.companyId})`

const reportTitle = sql<
  string | null
>`(select ${units.name} from ${units} where ${units.id} = ${reports.unitId}) || ' ' || ${reports.periodKey} || ' 工作报告'`

/** Each noun's own reach, so that whoever may open the record may speak about it, and nobody else. */
const LOOKS: Record<TalkNoun, Look> = {
  company: (read, viewer, id) =>
    read
      .select({ name: companies.name, unitId: companies.unitId, ownerId: companies.ownerId })
      .from(companies)
      .where(and(eq(companies.id, id), isNull(companies.deletedAt), within(viewer, 'company.read', companies))),
  project: (read, viewer, id) =>
    read
      .select({ name: projects.name, unitId: projects.unitId, ownerId: projects.ownerId })
      .from(projects)
      .where(
        and(
          eq(projects.id, id),
          isNull(projects.deletedAt),
          readableProjects(viewer, { ...projects, projectId: projects.id }),
        ),
      ),
  visit: (read, viewer, id) =>
    read
      .select({ name: companyName, unitId: visits.unitId, ownerId: visits.ownerId })
      .from(visits)
      .where(
        and(eq(visits.id, id), isNull(visits.deletedAt), readableVisits(viewer, { ...visits, visitId: visits.id })),
      ),
  request: (read, viewer, id) =>
    read
      .select({ name: requests.title, unitId: requests.unitId, ownerId: requests.ownerId })
      .from(requests)
      .where(and(eq(requests.id, id), isNull(requests.deletedAt), readableRequests(viewer, requests))),
  event: (read, viewer, id) =>
    read
      .select({ name: events.name, unitId: events.unitId, ownerId: events.ownerId })
      .from(events)
      .where(and(eq(events.id, id), isNull(events.deletedAt), within(viewer, 'event.read', events))),
  report: (read, viewer, id) =>
    read
      .select({ name: reportTitle, unitId: reports.unitId, ownerId: reports.ownerId })
      .from(reports)
      .where(and(eq(reports.id, id), within(viewer, 'report.read', reports))),
}

/** The record as this viewer may open it; undefined when it is not there, deleted or not his. */
export async function findTarget(
  read: Read,
  viewer: Viewer,
  noun: TalkNoun,
  recordId: string,
): Promise<Target | undefined> {
  const [row] = await LOOKS[noun](read, viewer, recordId)
  return row && { ...row, noun, recordId, name: row.name ?? '' }
}

/** Asks whether somebody may open the record. No reading of these nouns depends on the person, so that one answer serves a unit's whole role. */
export function seenBy(read: Read, noun: TalkNoun, recordId: string): (viewer: Viewer) => Promise<boolean> {
  const known = new Map<string, boolean>()
  return async (viewer) => {
    const kind = `${viewer.role} ${viewer.unitId}`
    const seen = known.get(kind) ?? (await findTarget(read, viewer, noun, recordId)) !== undefined
    known.set(kind, seen)
    return seen
  }
}
