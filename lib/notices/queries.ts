import { and, count, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { notices } from '@/lib/db/tables/notices'
import type { Day } from '@/lib/kernel/month'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import type { NoticeKind } from './kinds'
import type { NoticeList } from './list.schema'

/** What was told to this person and still asks for something: nobody reads another's notices. */
const open = (viewer: Viewer) => and(eq(notices.userId, viewer.userId), isNull(notices.settledAt))

/** How many open notices the viewer has not read: one look into an index, for the bell on every page. */
export async function countUnread(read: Read, viewer: Viewer): Promise<number> {
  const [row] = await read
    .select({ unread: count() })
    .from(notices)
    .where(and(open(viewer), isNull(notices.readAt)))
  return row?.unread ?? 0
}

const listed = (viewer: Viewer, { view, kind }: NoticeList): SQL | undefined =>
  and(view === 'open' ? open(viewer) : eq(notices.userId, viewer.userId), kind && eq(notices.kind, kind))

/** A page of the viewer's notices: due today, then overdue (the latest first), then the rest as they came in. */
export async function listNotices(read: Read, viewer: Viewer, list: NoticeList, today: Day) {
  const group = sql`case when ${notices.dueOn} = ${today} then 0 when ${notices.dueOn} < ${today} then 1 else 2 end`
  const overdue = sql`case when ${notices.dueOn} < ${today} then ${notices.dueOn} else '' end`
  return read
    .select({
      id: notices.id,
      kind: notices.kind,
      noun: notices.noun,
      recordId: notices.recordId,
      title: notices.title,
      detail: notices.detail,
      dueOn: notices.dueOn,
      at: notices.at,
      readAt: notices.readAt,
      settledAt: notices.settledAt,
    })
    .from(notices)
    .where(listed(viewer, list))
    .orderBy(group, desc(overdue), desc(notices.at), desc(notices.id))
    .limit(PAGE_SIZE)
    .offset((list.page - 1) * PAGE_SIZE)
}
export type ListedNotice = Awaited<ReturnType<typeof listNotices>>[number]

/** How many notices of each kind a view has, whatever kind is chosen; kinds without any are left out. */
export async function noticeCounts(read: Read, viewer: Viewer, list: NoticeList): Promise<Map<NoticeKind, number>> {
  const rows = await read
    .select({ kind: notices.kind, total: count() })
    .from(notices)
    .where(listed(viewer, { ...list, kind: undefined }))
    .groupBy(notices.kind)
  return new Map(rows.map((row) => [row.kind as NoticeKind, row.total]))
}

/** One of the viewer's own notices; undefined when it is not there, which somebody else's is not. */
export async function findNotice(read: Read, viewer: Viewer, id: string) {
  const [row] = await read
    .select()
    .from(notices)
    .where(and(eq(notices.id, id), eq(notices.userId, viewer.userId)))
  return row
}
