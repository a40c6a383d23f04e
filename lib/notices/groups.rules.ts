import type { Day } from '@/lib/kernel/month'

export const NOTICE_GROUPS = ['today', 'overdue', 'other'] as const
export type NoticeGroup = (typeof NOTICE_GROUPS)[number]
export const NOTICE_GROUP_TERMS: Record<NoticeGroup, string> = { today: '今天到期', overdue: '逾期', other: '其他' }

/** Where a notice stands on a day: what is due today, what was due before, and the rest (later, or without a day). */
export function noticeGroup(notice: { dueOn: Day | null }, today: Day): NoticeGroup {
  if (notice.dueOn === today) return 'today'
  return notice.dueOn !== null && notice.dueOn < today ? 'overdue' : 'other'
}

/** The groups that have something, in their order, each with its notices in the order given. */
export function byGroup<N extends { dueOn: Day | null }>(notices: readonly N[], today: Day): [NoticeGroup, N[]][] {
  return NOTICE_GROUPS.map((group): [NoticeGroup, N[]] => [
    group,
    notices.filter((notice) => noticeGroup(notice, today) === group),
  ]).filter(([, members]) => members.length > 0)
}
