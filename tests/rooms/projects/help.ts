import { eq } from 'drizzle-orm'
import type { Read, Store } from '@/lib/db/store'
import { terms } from '@/lib/db/tables/house'
import { projects, stageEvents } from '@/lib/db/tables/projects'
import { defaultTerms } from '@/lib/dictionaries/defaults'
import { attachEvidence } from '@/lib/evidence/records'
import { countMetric } from '@/lib/metrics/read'
import type { ClaimInput } from '@/lib/projects/claims.schema'
import { moveStage } from '@/lib/projects/commands/move-stage'
import { insertProjects, type NewProject } from '@/lib/projects/records'
import { type MoveInput, moveInput, type ProjectInput, projectInput } from '@/lib/projects/schema'
import type { World } from '../../world/world'
import { item, sent } from '../evidence/help'

/** One paper, noted as sent by everybody who moves and verifies in these tests, and the words that forms choose from. */
export async function ready(world: World): Promise<void> {
  const kinds = ['evidence-kind', 'target-type', 'tag', 'loss-reason']
  const words = defaultTerms().filter((term) => kinds.includes(term.kind))
  await world.store.write(async (tx) => {
    await tx.insert(terms).values(words)
  })
  for (const who of ['staff', 'manager'] as const)
    for (const n of [1, 2] as const) await sent(world.store, world.viewer(who, 'bureau', n), 'paper')
}

/** That paper as a form sends it, once for each thing it proves. */
export const papers = (...kinds: string[]): string[] => kinds.map((proves) => JSON.stringify(item('paper', proves)))
const ALL = papers('agreement', 'licence', 'permit', 'operation')

/** Hangs that paper on a stored record of a project of the bureau. */
export async function prove(
  world: World,
  noun: 'project' | 'stage' | 'money',
  recordId: string,
  projectId: string,
  ...kinds: string[]
) {
  const items = kinds.map((kind) => item('paper', kind))
  const to = { noun, recordId, projectId, unitId: 'u-bureau', ownerId: 'p-staff-bureau-1' }
  await world.store.write((tx) => attachEvidence(tx, world.viewer('staff'), to, items))
}

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
  moveInput.parse({ id, version, stage, on: '2026-03-01', evidence: ALL, ...extra })

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

/** The claim by which a project stands on a stage, as the person saw it. */
export async function claimOf(world: World, id: string, stage = 'signed'): Promise<ClaimInput> {
  const row = (await eventsOf(world.store, id)).find((one) => one.stage === stage && one.voidedAt === null)
  return { kind: 'stage', id: row?.id ?? '', version: row?.version ?? 0 }
}

/** Signed by staff, with agreement and amount, as the move's form does it. */
export async function signedProject(world: World, name = '北辰总部项目'): Promise<{ id: string; claim: ClaimInput }> {
  const id = await putProject(world, { name })
  const form = { agreementKind: 'formal', amount: '12000', evidence: papers('agreement') }
  await moveStage(world.store.write, world.viewer('staff'), move(id, 1, 'signed', form))
  return { id, claim: await claimOf(world, id) }
}

export async function stageRow(world: World, { id }: ClaimInput) {
  const [row] = await world.store.read.select().from(stageEvents).where(eq(stageEvents.id, id))
  return row
}

/** Signed projects of 2026 that count. */
export async function signedCount(world: World): Promise<number> {
  const year = { from: '2026-01-01', to: '2026-12-31' }
  return (await countMetric(world.store.read, world.viewer('leader'), 'projects-signed', year)).value
}
