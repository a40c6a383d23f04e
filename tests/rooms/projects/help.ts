import { eq } from 'drizzle-orm'
import type { Read, Store } from '@/lib/db/store'
import { projects, stageEvents } from '@/lib/db/tables/projects'
import { insertProjects, type NewProject } from '@/lib/projects/records'
import { type MoveInput, moveInput, type ProjectInput, projectInput } from '@/lib/projects/schema'
import type { World } from '../../world/world'

/** Everything a negotiation needs, as a form sends it. */
export const asked = (extra: Record<string, unknown> = {}): ProjectInput =>
  projectInput.parse({
    name: '北辰总部项目',
    investor: '北辰控股有限公司',
    targets: ['headquarters'],
    origin: 'domestic',
    unitId: 'u-bureau',
    ownerId: 'p-staff-bureau-1',
    stage: 'negotiation',
    on: '2026-02-01',
    amount: '1.2',
    amountUnit: '亿',
    ...extra,
  })

export const move = (id: string, version: number, stage: string, extra: Record<string, unknown> = {}): MoveInput =>
  moveInput.parse({ id, version, stage, on: '2026-03-01', ...extra })

/** A project as a ledger would bring it, in negotiation since 1 February, of the first staff of the bureau. */
export async function putProject(world: World, extra: Partial<NewProject> = {}): Promise<string> {
  const given: NewProject = {
    unitId: 'u-bureau',
    ownerId: 'p-staff-bureau-1',
    name: '北辰总部项目',
    investor: '北辰控股有限公司',
    origin: 'domestic',
    targets: ['headquarters'],
    reached: [{ stage: 'negotiation', on: '2026-02-01' }],
    ...extra,
  }
  const [id = ''] = await world.store.write((tx) => insertProjects(tx, world.viewer('staff'), [given]))
  return id
}

export async function rowOf(store: Store | { read: Read }, id: string) {
  const [row] = await store.read.select().from(projects).where(eq(projects.id, id))
  if (!row) throw new Error(`no project ${id}`)
  return row
}

export const eventsOf = (store: Store, id: string) =>
  store.read.select().from(stageEvents).where(eq(stageEvents.projectId, id))
