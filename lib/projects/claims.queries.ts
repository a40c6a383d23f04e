import { and, asc, count, desc, eq, inArray, isNotNull, isNull, ne, or, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Permission } from '@/lib/access/permissions'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { sifting } from '@/lib/db/sifting'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import type { Currency } from '@/lib/kernel/money'
import type { MoneyKind, Stage, Verification } from '@/lib/kernel/terms'
import { inOrderOf } from '@/lib/lists/in-order'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import type { ClaimRow } from './claim-facts.queries'
import type { ClaimKind, ClaimStatus } from './claims.schema'
import { CLAIM_STAGES } from './rules'

export type Claim = {
  kind: ClaimKind
  id: string
  version: number
  batchId: string | null
  projectId: string | null
  projectName: string | null
  unitName: string | null
  /** Who claims it; the same person may not decide. */
  createdBy: string
  claimant: string | null
  happenedOn: string
  recordedAt: Date
  verification: Verification
  rejectReason: string | null
  returnedAt: Date | null
  returnReason: string | null
  /** Who verified or rejected it, and when. */
  verifier: string | null
  verifiedAt: Date | null
  note: string | null
  /** Of a stage claim, with the project's 协议投资额 in CNY 分. */
  stage?: Stage
  agreedCny?: number | null
  /** Of a money claim. */
  money?: {
    kind: MoneyKind
    amount: number
    currency: Currency
    cny: number
    increment: boolean
    corrects: string | null
  }
}
/** `mine`: only what this viewer claims or owns. */
type Ask = { kind: ClaimKind; status: ClaimStatus; page: number; mine?: boolean }
const verifiers = alias(users, 'verifiers')

/** 退回补正 is a claim still, but waits for its claimant and not in the queue. */
function statusWhere(table: typeof stageEvents | typeof moneyEvents, status: ClaimStatus): SQL | undefined {
  if (status === 'claimed') return and(eq(table.verification, 'claimed'), isNull(table.returnedAt))
  if (status === 'returned') return and(eq(table.verification, 'claimed'), isNotNull(table.returnedAt))
  return eq(table.verification, status)
}

const mineWhere = (viewer: Viewer, table: typeof stageEvents | typeof moneyEvents, mine?: boolean) =>
  mine ? or(eq(table.createdBy, viewer.userId), eq(table.ownerId, viewer.userId)) : undefined

const stageWhere = (viewer: Viewer, permission: Permission, status: ClaimStatus, mine?: boolean): SQL | undefined =>
  and(
    statusWhere(stageEvents, status),
    inArray(stageEvents.stage, [...CLAIM_STAGES]),
    isNull(stageEvents.voidedAt),
    isNull(stageEvents.deletedAt),
    within(viewer, permission, stageEvents),
    mineWhere(viewer, stageEvents, mine),
  )

/** An agreed amount is claimed when its project is: what is only talked about waits for nobody. */
const moneyWhere = (viewer: Viewer, permission: Permission, status: ClaimStatus, mine?: boolean): SQL | undefined =>
  and(
    statusWhere(moneyEvents, status),
    or(ne(moneyEvents.kind, 'agreed'), isNull(projects.id), inArray(projects.stage, [...CLAIM_STAGES])),
    isNull(moneyEvents.voidedAt),
    isNull(moneyEvents.deletedAt),
    isNull(projects.deletedAt),
    within(viewer, permission, moneyEvents),
    mineWhere(viewer, moneyEvents, mine),
  )

/** How many claims of each kind stand so in the reach of a permission: `project.verify` for what waits, `project.read` for the rest. */
export async function countClaims(
  read: Read,
  viewer: Viewer,
  status: ClaimStatus,
  permission: Permission = 'project.verify',
  mine = false,
): Promise<Record<ClaimKind, number>> {
  const [[stage], [money]] = await Promise.all([
    read
      .select({ total: count() })
      .from(stageEvents)
      .where(stageWhere(viewer, permission, status, mine)),
    read
      .select({ total: count() })
      .from(moneyEvents)
      .leftJoin(projects, eq(projects.id, moneyEvents.projectId))
      .where(moneyWhere(viewer, permission, status, mine)),
  ])
  return { stage: stage?.total ?? 0, money: money?.total ?? 0 }
}

/** Ids `from` … `from + limit` of claims, the longest waiting first; of verified ones the latest first. */
export async function claimIds(
  read: Read,
  viewer: Viewer,
  { kind, status, mine }: Omit<Ask, 'page'>,
  permission: Permission,
  limit: number,
  from = 0,
): Promise<string[]> {
  const rows =
    kind === 'stage'
      ? await read
          .select({ id: stageEvents.id })
          .from(stageEvents)
          .where(stageWhere(viewer, permission, status, mine))
          .orderBy(...orderOf(stageEvents, status))
          .limit(limit)
          .offset(from)
      : await read
          .select({ id: moneyEvents.id })
          .from(moneyEvents)
          .leftJoin(projects, eq(projects.id, moneyEvents.projectId))
          .where(moneyWhere(viewer, permission, status, mine))
          .orderBy(...orderOf(moneyEvents, status))
          .limit(limit)
          .offset(from)
  return rows.map(({ id }) => id)
}

/** Standing claims of a kind by their ids (claimIds), in that order; what fell or left the viewer's reach meanwhile is passed over. */
export async function claimsByIds(
  read: Read,
  viewer: Viewer,
  kind: ClaimKind,
  ids: string[],
  permission: Permission = 'project.read',
): Promise<Claim[]> {
  if (ids.length === 0) return []
  const of = (table: typeof stageEvents | typeof moneyEvents) =>
    and(
      inArray(table.id, ids),
      sifting(and(isNull(table.voidedAt), isNull(table.deletedAt), within(viewer, permission, table))),
    )
  const claims = kind === 'stage' ? await stageClaims(read, of(stageEvents)) : await moneyClaims(read, of(moneyEvents))
  return inOrderOf(ids, claims)
}

/** A page of claims in the order of claimIds. */
export async function listClaims(
  read: Read,
  viewer: Viewer,
  { page, ...ask }: Ask,
  permission: Permission = 'project.verify',
): Promise<Claim[]> {
  const ids = await claimIds(read, viewer, ask, permission, PAGE_SIZE, (page - 1) * PAGE_SIZE)
  return claimsByIds(read, viewer, ask.kind, ids, permission)
}

/** One standing claim in the reach of a permission, whatever its status; undefined when it is not there. */
export async function findClaim(
  read: Read,
  viewer: Viewer,
  kind: ClaimKind,
  id: string,
  permission: Permission = 'project.read',
): Promise<Claim | undefined> {
  const claims = await claimsByIds(read, viewer, kind, [id], permission)
  return claims.find((claim) => claim.stage === undefined || CLAIM_STAGES.includes(claim.stage))
}

const orderOf = (table: typeof stageEvents | typeof moneyEvents, status: ClaimStatus) =>
  status === 'verified' ? [desc(table.updatedAt), desc(table.id)] : [asc(table.recordedAt), asc(table.id)]

const common = (table: typeof stageEvents | typeof moneyEvents) => ({
  id: table.id,
  version: table.version,
  batchId: table.batchId,
  projectId: table.projectId,
  projectName: projects.name,
  unitName: units.name,
  createdBy: table.createdBy,
  claimant: users.name,
  happenedOn: table.happenedOn,
  recordedAt: table.recordedAt,
  verification: table.verification,
  rejectReason: table.rejectReason,
  returnedAt: table.returnedAt,
  returnReason: table.returnReason,
  verifier: verifiers.name,
  verifiedAt: table.verifiedAt,
  note: table.note,
})

async function stageClaims(read: Read, where: SQL | undefined): Promise<Claim[]> {
  const rows = await read
    .select({ ...common(stageEvents), stage: stageEvents.stage, agreedCny: projects.agreedCny })
    .from(stageEvents)
    .leftJoin(projects, eq(projects.id, stageEvents.projectId))
    .leftJoin(units, eq(units.id, stageEvents.unitId))
    .leftJoin(users, eq(users.id, stageEvents.createdBy))
    .leftJoin(verifiers, eq(verifiers.id, stageEvents.verifiedBy))
    .where(where)
  return rows.map((row) => ({ ...row, kind: 'stage' }))
}

async function moneyClaims(read: Read, where: SQL | undefined): Promise<Claim[]> {
  const rows = await read
    .select({
      ...common(moneyEvents),
      money: {
        kind: moneyEvents.kind,
        amount: moneyEvents.amount,
        currency: moneyEvents.currency,
        cny: moneyEvents.cny,
        increment: moneyEvents.increment,
        corrects: moneyEvents.corrects,
      },
    })
    .from(moneyEvents)
    .leftJoin(projects, eq(projects.id, moneyEvents.projectId))
    .leftJoin(units, eq(units.id, moneyEvents.unitId))
    .leftJoin(users, eq(users.id, moneyEvents.createdBy))
    .leftJoin(verifiers, eq(verifiers.id, moneyEvents.verifiedBy))
    .where(where)
  return rows.map((row) => ({ ...row, kind: 'money' }))
}

/** A listed claim as its facts are read. */
export const factRow = ({ money, kind: _kind, ...claim }: Claim): ClaimRow => ({
  ...claim,
  ...(money ? { kind: money.kind, cny: money.cny, corrects: money.corrects } : {}),
})
