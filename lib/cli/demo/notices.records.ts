import { and, asc, eq, inArray } from 'drizzle-orm'
import { inside, type Tx } from '@/lib/db/store'
import { channels, deliveries, notices } from '@/lib/db/tables/notices'
import { addDays, type Day } from '@/lib/kernel/month'
import type { DeliveryState } from '@/lib/kernel/terms'
import { remind } from '@/lib/reminders/remind.commands'
import { recordedOn } from './days'
import type { Cast, Person } from './people'

/** A bench has thousands of people; what a demonstration shows, its six a role show. */
const MOST_PEOPLE = 100
const CHANNEL = 'demo-channel-1'

/**
 * A morning's messages: what is due, partly read; a channel of the first manager, switched off and of no real address, so that a demonstration
 * never calls anybody; and a log of the last days in which something had failed.
 */
export async function makeNotices(tx: Tx, cast: Cast, today: Day): Promise<void> {
  if (cast.people.length > MOST_PEOPLE) return
  await remind({ read: tx, write: inside(tx) }, today)
  const [manager] = cast.managers
  if (!manager) return
  await readSome(tx, [manager, ...cast.staff.slice(0, 1)], today)
  await tx.insert(channels).values({
    id: CHANNEL,
    userId: manager.id,
    kind: 'mail',
    address: 'demo@example.invalid',
    active: false,
    createdBy: manager.id,
  })
  await tx.insert(deliveries).values(log(manager, today))
}

/** The longest silent ones were read yesterday. */
async function readSome(tx: Tx, people: Person[], today: Day): Promise<void> {
  for (const person of people) {
    const rows = await tx
      .select({ id: notices.id })
      .from(notices)
      .where(and(eq(notices.userId, person.id), eq(notices.kind, 'no-contact')))
      .orderBy(asc(notices.title), asc(notices.key))
      .limit(20)
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0)
      await tx
        .update(notices)
        .set({ readAt: recordedOn(addDays(today, -1)) })
        .where(inArray(notices.id, ids))
  }
}

function log(person: Person, today: Day) {
  const states: { state: DeliveryState; attempts: number; error?: string }[] = [
    { state: 'sent', attempts: 1 },
    { state: 'uncertain', attempts: 1, error: '邮件已交出，没有收到答复（ETIMEDOUT）' },
    { state: 'sent', attempts: 2 },
    { state: 'failed', attempts: 5, error: '邮件服务器答复 550' },
    { state: 'sent', attempts: 1 },
  ]
  return states.map(({ state, attempts, error }, at) => {
    const day = addDays(today, at - states.length)
    return {
      id: `demo-delivery-${at}`,
      userId: person.id,
      channelId: CHANNEL,
      kind: 'mail' as const,
      day,
      state,
      attempts,
      error: error ?? null,
      nextAt: recordedOn(day),
      sentAt: state === 'sent' ? recordedOn(day) : null,
      noticeIds: [],
    }
  })
}
