import type { Actor } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import type { Day } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { REQUEST_LEVEL_TERMS, type RequestLevel } from '@/lib/kernel/terms'
import type { NoticeKind } from '@/lib/notices/kinds'
import { notify } from '@/lib/notices/records'
import { responsibleFor } from '@/lib/users/responsible.queries'

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

/** Tells whoever has to solve a request: the person in charge and the unit's managers. */
export async function tellUnit(tx: Tx, actor: Actor, request: Told, told: Telling): Promise<void> {
  const managers = await responsibleFor(tx, request.unitId, 'manager')
  await tell(tx, actor, request, [...managers, ...(request.ownerId ? [request.ownerId] : [])], told)
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
  if (request.level === 'top') await tell(tx, actor, request, await responsibleFor(tx, request.unitId, 'leader'), told)
}
