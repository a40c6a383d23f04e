import { and, asc, eq, gte, inArray, isNull } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Actor } from '@/lib/audit/record'
import { inside, type Tx } from '@/lib/db/store'
import { users } from '@/lib/db/tables/people'
import { projects, stageEvents } from '@/lib/db/tables/projects'
import { addDays, type Day } from '@/lib/kernel/month'
import { agreeCase, stateCase } from '@/lib/ownership/commands/answer'
import { proposeDispute, proposeSplit, proposeTransfer } from '@/lib/ownership/commands/propose'
import { idleSince, poolable } from '@/lib/ownership/idle.queries'
import { endFirstContacts, recordFirstContact } from '@/lib/projects/first-contact.records'
import { OWNERSHIP_POLICY } from '@/lib/projects/policy.schema'
import { changeProject } from '@/lib/projects/project-changes.records'
import { recordedOn } from './days'
import type { Cast, Person, Unit } from './people'

const ACTOR: Actor = { userId: 'demo', name: '演示数据' }
const POOLED = 6
const NOTICED = 4
const { protectDays, idleDays } = OWNERSHIP_POLICY

/**
 * Whose is what in the demo district: first contacts of the last half year, idle leads in the pool and on their way there, a transfer that
 * waits for manager1, a split of 10 and 90 percent, and a dispute that waits for manager7, who stands above all units.
 */
export async function makeOwnership(tx: Tx, cast: Cast, today: Day, passwordHash: string): Promise<void> {
  const head: Person = {
    id: 'demo-manager-7',
    name: '区级负责人',
    username: 'manager7',
    role: 'manager',
    unitId: cast.root.id,
  }
  await tx.insert(users).values({ ...head, passwordHash, mustChangePassword: false, demo: true })
  await protect(tx, today)
  await fillPool(tx, today)
  await openCases(tx, cast, today)
}

/** Talks that began within the protected days protect their unit. */
async function protect(tx: Tx, today: Day): Promise<void> {
  const rows = await tx
    .select({ project: projects, on: stageEvents.happenedOn })
    .from(stageEvents)
    .innerJoin(projects, eq(projects.id, stageEvents.projectId))
    .where(
      and(
        eq(stageEvents.stage, 'contact'),
        gte(stageEvents.happenedOn, addDays(today, -protectDays)),
        isNull(stageEvents.voidedAt),
        eq(projects.state, 'active'),
      ),
    )
    .orderBy(asc(projects.id))
    .limit(200)
  for (const { project, on } of rows) await recordFirstContact(tx, ACTOR, project, on)
}

/** The first idle leads are in the pool for some days; the next have been told that they will be. */
async function fillPool(tx: Tx, today: Day): Promise<void> {
  const idle = await tx
    .select()
    .from(projects)
    .where(and(poolable(), idleSince(tx, addDays(today, 1 - idleDays))))
    .orderBy(asc(projects.id))
    .limit(POOLED + NOTICED)
  for (const [at, row] of idle.slice(0, POOLED).entries()) {
    const on = addDays(today, -2 - at * 3)
    const changes = { ownerId: null, pooledAt: recordedOn(on) }
    const reason = `连续 ${idleDays} 天无动作`
    await changeProject(tx, ACTOR, row, changes, 'pool.return', { on, reason })
    await endFirstContacts(tx, ACTOR, row.id, `退回公海：${reason}`)
  }
  const told = idle.slice(POOLED).map((row) => row.id)
  if (told.length > 0)
    await tx
      .update(projects)
      .set({ poolNoticeOn: addDays(today, -3) })
      .where(inArray(projects.id, told))
}

async function openCases(tx: Tx, cast: Cast, today: Day): Promise<void> {
  const write = inside(tx)
  const manager = (username: string) => cast.managers.find((person) => person.username === username)
  const [own, other] = [manager('manager1'), manager('manager5')]
  if (!own || !other) return
  const viewer = (person: Person): Viewer => viewerOf(cast, person)
  const given = await projectOf(tx, other.unitId, ['negotiation', 'contact'])
  if (given)
    await proposeTransfer(write, viewer(other), {
      projectId: given.id,
      toUnitId: own.unitId,
      toOwnerId: null,
      on: addDays(today, -1),
      pastStays: true,
      reason: '企业拟设立区域总部，由区投资促进局牵头对接更为合适。',
    })
  const split = await projectOf(tx, own.unitId, ['signed', 'registered'])
  if (split) {
    const shares = [
      { unitId: other.unitId, share: 10 },
      { unitId: own.unitId, share: 90 },
    ]
    const reason = '区商务局首谈引荐，区投资促进局牵头落户，按首谈10%、落户90%分成。'
    const terms = { projectId: split.id, shares, metrics: [], fromDay: null, toDay: null, reason }
    const { id } = await proposeSplit(write, viewer(own), terms)
    await agreeCase(write, viewer(other), { id, version: 1, toOwnerId: null })
  }
  const disputed = await projectOf(tx, own.unitId, ['contact', 'negotiation'])
  if (!disputed) return
  const reason = '我局于首谈登记前一周已在广州走访该企业并交换意向书，有走访记录。'
  const { id } = await proposeDispute(write, viewer(other), { projectId: disputed.id, otherProjectId: null, reason })
  const text = '我局自线索阶段起持续对接，企业负责人两次来访均由我局接待。'
  await stateCase(write, viewer(own), { id, version: 1, text })
}

async function projectOf(tx: Tx, unitId: string, stages: Array<'contact' | 'negotiation' | 'signed' | 'registered'>) {
  const [row] = await tx
    .select({ id: projects.id })
    .from(projects)
    .where(
      and(
        eq(projects.unitId, unitId),
        eq(projects.state, 'active'),
        isNull(projects.pooledAt),
        isNull(projects.poolNoticeOn),
        inArray(projects.stage, stages),
      ),
    )
    .orderBy(asc(projects.id))
    .limit(1)
  return row
}

function viewerOf({ root, working }: Cast, person: Person): Viewer {
  const all = [root, ...working]
  const below = (unit: Unit): string[] => [
    unit.id,
    ...all.filter((one) => one.parentId === unit.id).flatMap((child) => below(child)),
  ]
  const own = all.find((unit) => unit.id === person.unitId) ?? root
  return {
    userId: person.id,
    name: person.name,
    username: person.username,
    role: person.role,
    unitId: own.id,
    unitName: own.name,
    subtree: below(own),
    atRoot: own.parentId === null,
    sessionId: 'demo',
    mustChangePassword: false,
  }
}
