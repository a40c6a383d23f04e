import { and, eq, inArray } from 'drizzle-orm'
import type { Actor } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import type { Day } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { REQUEST_LEVEL_TERMS, type RequestLevel } from '@/lib/kernel/terms'
import type { NoticeKind } from '@/lib/notices/kinds'
import { notify } from '@/lib/notices/records'

type Told = { id: string; unitId: string; ownerId: string | null }
/** What is said of a request; `key` names the occasion, so that it is said once. */
export type Telling = { key: string; title: string; detail?: string | null; dueOn?: Day | null; kind?: NoticeKind }

/** Tells these people of a request, except whoever did it. */
export async function tell(
  tx: Tx,
  actor: Actor,
  request: Pick<Told, 'id'>,
  people: Iterable<string>,
  told: Telling,
): Promise<void> {
  const { kind = 'request', ...rest } = told
  const userIds = [...new Set(people)].filter((userId) => userId !== actor.userId)
  await notify(
    tx,
    userIds.map((userId) => ({
      userId,
      kind,
      noun: 'request',
      recordId: request.id,
      path: paths.requests.one(request.id),
      ...rest,
    })),
  )
}

/** Those who answer for a unit's requests: its managers. */
export async function managersOf(tx: Tx, unitId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.unitId, unitId), eq(users.active, true), inArray(users.role, ['manager'])))
  return rows.map(({ id }) => id)
}

/** Tells whoever has to solve a request: the person in charge and the unit's managers. */
export async function tellUnit(tx: Tx, actor: Actor, request: Told, told: Telling): Promise<void> {
  const managers = await managersOf(tx, request.unitId)
  await tell(tx, actor, request, [...managers, ...(request.ownerId ? [request.ownerId] : [])], told)
}

/** The leaders whose district a unit lies in. */
export async function leadersOver(tx: Tx, unitId: string): Promise<string[]> {
  const [unit] = await tx.select({ path: units.path }).from(units).where(eq(units.id, unitId))
  const above = (unit?.path ?? '').split('/').filter(Boolean)
  if (above.length === 0) return []
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.unitId, above), eq(users.active, true), eq(users.role, 'leader')))
  return rows.map(({ id }) => id)
}

/** Tells of a request that has risen: its unit, and from the top on the leaders. `occasion` tells one rise from the next. */
export async function tellRise(
  tx: Tx,
  actor: Actor,
  request: Told & { title: string; level: RequestLevel; dueOn: Day },
  occasion: string,
  reason: string,
): Promise<void> {
  const told: Telling = {
    key: `request:${request.id}:${request.level}:${occasion}`,
    kind: 'request-overdue',
    title: `诉求提级至${REQUEST_LEVEL_TERMS[request.level]}：${request.title}`,
    detail: reason,
    dueOn: request.dueOn,
  }
  await tellUnit(tx, actor, request, told)
  if (request.level === 'top') await tell(tx, actor, request, await leadersOver(tx, request.unitId), told)
}
