import { and, asc, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Actor } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { requests } from '@/lib/db/tables/requests'
import type { Day } from '@/lib/kernel/month'
import { changeRequest } from '../change.records'
import { requestPolicy } from '../policy.queries'
import type { RequestPolicy } from '../policy.schema'
import { latestDue, PENDING_STATES, riseOf } from '../rules'
import { tellRise } from '../tell.records'

/** Requests that one sweep moved to each level. */
export type Risen = { taskForce: number; top: number }

const SYSTEM: Actor = { userId: 'system', name: '系统自动' }
/** Requests per transaction: other writers wait no longer than for these. */
const STEP = 100

/**
 * Lets what is late rise: to the task force after its due day, then to the top, by the working days configured. Each level has its own clock,
 * so one sweep moves a request one level. Doing it twice on a day, or on several instances at once, does it once.
 */
export async function riseOverdueRequests(write: Write, day: Day, actor: Actor = SYSTEM): Promise<Risen> {
  const all: Risen = { taskForce: 0, top: 0 }
  for (let done = STEP; done === STEP; ) {
    const some = await write((tx) => step(tx, actor, day))
    all.taskForce += some.taskForce
    all.top += some.top
    done = some.taskForce + some.top
  }
  return all
}

const late = (day: Day, policy: RequestPolicy) =>
  or(
    and(eq(requests.level, 'unit'), lte(requests.dueOn, latestDue(day, policy.taskForceAfter))),
    and(
      eq(requests.level, 'task-force'),
      lte(requests.dueOn, latestDue(day, 1)),
      lte(requests.levelSince, latestDue(day, policy.topAfter)),
    ),
  )

async function step(tx: Tx, actor: Actor, day: Day): Promise<Risen> {
  const policy = await requestPolicy(tx)
  const rows = await tx
    .select()
    .from(requests)
    .where(and(inArray(requests.state, [...PENDING_STATES]), isNull(requests.deletedAt), late(day, policy)))
    .orderBy(asc(requests.dueOn), asc(requests.id))
    .limit(STEP)
  const risen: Risen = { taskForce: 0, top: 0 }
  for (const row of rows) {
    const level = riseOf(row, day, policy)
    if (!level) continue
    const reason = `到期日 ${row.dueOn}，逾期未办结，按规定自动提级`
    const happening = {
      action: 'request.escalate',
      step: { kind: 'escalated' as const, level, toUnitId: row.unitId, note: reason },
    }
    const after = await changeRequest(tx, actor, row, { level, levelSince: day }, happening, 'clock')
    await tellRise(tx, actor, after, day, reason)
    if (level === 'top') risen.top += 1
    else risen.taskForce += 1
  }
  return risen
}
