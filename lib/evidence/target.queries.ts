import { and, eq, isNull } from 'drizzle-orm'
import { readableRequests } from '@/lib/access/raised'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { requests } from '@/lib/db/tables/requests'
import { visits } from '@/lib/db/tables/visits'
import { found } from '@/lib/kernel/errors'
import type { AttachInput } from './schema'

type Target = { projectId: string | null; unitId: string; ownerId: string | null }

/** The record that evidence is to be hung on, in the viewer's scope and standing, with the unit and owner that decide. Throws not-found. */
export async function targetOf(read: Read, viewer: Viewer, noun: AttachInput['noun'], id: string): Promise<Target> {
  const [row] = await rows(read, viewer, noun, id)
  return found(row, `${noun} ${id}`)
}

async function rows(read: Read, viewer: Viewer, noun: AttachInput['noun'], id: string): Promise<Target[]> {
  switch (noun) {
    case 'project':
      return read
        .select({ projectId: projects.id, unitId: projects.unitId, ownerId: projects.ownerId })
        .from(projects)
        .where(and(eq(projects.id, id), isNull(projects.deletedAt), within(viewer, 'project.read', projects)))
    case 'stage':
    case 'money': {
      const table = noun === 'stage' ? stageEvents : moneyEvents
      const standing = and(eq(table.id, id), isNull(table.deletedAt), isNull(table.voidedAt))
      return read
        .select({ projectId: table.projectId, unitId: table.unitId, ownerId: table.ownerId })
        .from(table)
        .where(and(standing, within(viewer, 'project.read', table)))
    }
    case 'request':
      return (
        await read
          .select({ unitId: requests.unitId, ownerId: requests.ownerId })
          .from(requests)
          .where(and(eq(requests.id, id), isNull(requests.deletedAt), readableRequests(viewer, requests)))
      ).map((row) => ({ ...row, projectId: null }))
    case 'company':
    case 'visit': {
      const table = noun === 'company' ? companies : visits
      const own = await read
        .select({ unitId: table.unitId, ownerId: table.ownerId })
        .from(table)
        .where(and(eq(table.id, id), isNull(table.deletedAt), within(viewer, `${noun}.read`, table)))
      return own.map((row) => ({ ...row, projectId: null }))
    }
  }
}
