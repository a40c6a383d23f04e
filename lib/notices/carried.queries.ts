import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { notices } from '@/lib/db/tables/notices'
import type { Day } from '@/lib/kernel/month'

/** What a message of a day carries: what was not told by message yet and not read in the app, and what is due on the day itself. */
const worthCarrying = (day: Day): SQL | undefined =>
  and(isNull(notices.settledAt), or(and(isNull(notices.sentOn), isNull(notices.readAt)), eq(notices.dueOn, day)))

const columns = {
  id: notices.id,
  userId: notices.userId,
  kind: notices.kind,
  noun: notices.noun,
  recordId: notices.recordId,
  title: notices.title,
  dueOn: notices.dueOn,
  at: notices.at,
}

/** Everybody who has something that a message of this day would carry. */
export async function peopleWithNews(read: Read, day: Day): Promise<string[]> {
  const rows = await read.selectDistinct({ userId: notices.userId }).from(notices).where(worthCarrying(day))
  return rows.map(({ userId }) => userId)
}

/** What a person's message of this day would carry. */
export async function newsOf(read: Read, userId: string, day: Day) {
  return read
    .select(columns)
    .from(notices)
    .where(and(eq(notices.userId, userId), worthCarrying(day)))
}

/** Of these notices those that still stand. */
export async function standing(read: Read, ids: readonly string[]) {
  if (ids.length === 0) return []
  return read
    .select(columns)
    .from(notices)
    .where(and(inArray(notices.id, [...ids]), isNull(notices.settledAt)))
}
