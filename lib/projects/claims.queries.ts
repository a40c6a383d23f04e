import { and, asc, count, eq, inArray, isNull, ne, or, type SQL } from 'drizzle-orm'
import type { Permission } from '@/lib/access/roles'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import type { Currency } from '@/lib/kernel/money'
import type { MoneyKind, Stage, Verification } from '@/lib/kernel/terms'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import type { ClaimKind } from './claims.schema'
import { CLAIM_STAGES } from './rules'

export type Claim = {
  kind: ClaimKind
  id: string
  version: number
  projectId: string | null
  projectName: string | null
  unitName: string | null
  /** Who claims it; the same person may not decide. */
  createdBy: string
  claimant: string | null
  happenedOn: string
  recordedAt: Date
  rejectReason: string | null
  note: string | null
  /** Of a stage claim, with the project's 协议投资额 in CNY 分. */
  stage?: Stage
  agreedCny?: number | null
  /** Of a money claim. */
  money?: { kind: MoneyKind; amount: number; currency: Currency; cny: number }
}
type Status = Extract<Verification, 'claimed' | 'rejected'>
type Ask = { kind: ClaimKind; status: Status; page: number }

const stageWhere = (viewer: Viewer, permission: Permission, status: Status): SQL | undefined =>
  and(
    eq(stageEvents.verification, status),
    inArray(stageEvents.stage, [...CLAIM_STAGES]),
    isNull(stageEvents.voidedAt),
    isNull(stageEvents.deletedAt),
    within(viewer, permission, stageEvents),
  )

/** An agreed amount is claimed when its project is: what is only talked about waits for nobody. */
const moneyWhere = (viewer: Viewer, permission: Permission, status: Status): SQL | undefined =>
  and(
    eq(moneyEvents.verification, status),
    or(ne(moneyEvents.kind, 'agreed'), isNull(projects.id), inArray(projects.stage, [...CLAIM_STAGES])),
    isNull(moneyEvents.voidedAt),
    isNull(moneyEvents.deletedAt),
    isNull(projects.deletedAt),
    within(viewer, permission, moneyEvents),
  )

/** How many claims of each kind stand so in the reach of a permission: `project.verify` for what waits, `project.read` for the rest. */
export async function countClaims(
  read: Read,
  viewer: Viewer,
  status: Status,
  permission: Permission = 'project.verify',
): Promise<Record<ClaimKind, number>> {
  const [[stage], [money]] = await Promise.all([
    read
      .select({ total: count() })
      .from(stageEvents)
      .where(stageWhere(viewer, permission, status)),
    read
      .select({ total: count() })
      .from(moneyEvents)
      .leftJoin(projects, eq(projects.id, moneyEvents.projectId))
      .where(moneyWhere(viewer, permission, status)),
  ])
  return { stage: stage?.total ?? 0, money: money?.total ?? 0 }
}

/** A page of claims, the longest waiting first. */
export async function listClaims(
  read: Read,
  viewer: Viewer,
  { kind, status, page }: Ask,
  permission: Permission = 'project.verify',
): Promise<Claim[]> {
  const from = (page - 1) * PAGE_SIZE
  return kind === 'stage'
    ? stageClaims(read, stageWhere(viewer, permission, status), from)
    : moneyClaims(read, moneyWhere(viewer, permission, status), from)
}

async function stageClaims(read: Read, where: SQL | undefined, from: number): Promise<Claim[]> {
  const rows = await read
    .select({
      id: stageEvents.id,
      version: stageEvents.version,
      projectId: stageEvents.projectId,
      projectName: projects.name,
      unitName: units.name,
      createdBy: stageEvents.createdBy,
      claimant: users.name,
      happenedOn: stageEvents.happenedOn,
      recordedAt: stageEvents.recordedAt,
      rejectReason: stageEvents.rejectReason,
      note: stageEvents.note,
      stage: stageEvents.stage,
      agreedCny: projects.agreedCny,
    })
    .from(stageEvents)
    .leftJoin(projects, eq(projects.id, stageEvents.projectId))
    .leftJoin(units, eq(units.id, stageEvents.unitId))
    .leftJoin(users, eq(users.id, stageEvents.createdBy))
    .where(where)
    .orderBy(asc(stageEvents.recordedAt), asc(stageEvents.id))
    .limit(PAGE_SIZE)
    .offset(from)
  return rows.map((row) => ({ ...row, kind: 'stage' }))
}

async function moneyClaims(read: Read, where: SQL | undefined, from: number): Promise<Claim[]> {
  const rows = await read
    .select({
      id: moneyEvents.id,
      version: moneyEvents.version,
      projectId: moneyEvents.projectId,
      projectName: projects.name,
      unitName: units.name,
      createdBy: moneyEvents.createdBy,
      claimant: users.name,
      happenedOn: moneyEvents.happenedOn,
      recordedAt: moneyEvents.recordedAt,
      rejectReason: moneyEvents.rejectReason,
      note: moneyEvents.note,
      money: {
        kind: moneyEvents.kind,
        amount: moneyEvents.amount,
        currency: moneyEvents.currency,
        cny: moneyEvents.cny,
      },
    })
    .from(moneyEvents)
    .leftJoin(projects, eq(projects.id, moneyEvents.projectId))
    .leftJoin(units, eq(units.id, moneyEvents.unitId))
    .leftJoin(users, eq(users.id, moneyEvents.createdBy))
    .where(where)
    .orderBy(asc(moneyEvents.recordedAt), asc(moneyEvents.id))
    .limit(PAGE_SIZE)
    .offset(from)
  return rows.map((row) => ({ ...row, kind: 'money' }))
}
