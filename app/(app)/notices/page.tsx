import { Bell } from 'lucide-react'
import type { Metadata } from 'next'
import { ActionButton } from '@/components/forms/action-button'
import { KindFilter } from '@/components/notices/kind-filter'
import { NoticeList } from '@/components/notices/notice-list'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { today } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import { noticeList, noticeQuery } from '@/lib/notices/list.schema'
import { countUnread, listNotices, noticeCounts } from '@/lib/notices/queries'
import { visibleNotices } from '@/lib/reminders/visible.queries'
import { readAllAction, readNoticeAction } from './actions'

export const metadata: Metadata = { title: '消息' }

type Search = Promise<Record<string, string | string[] | undefined>>

/** What this person should know or do, due today first. */
export default async function NoticesPage({ searchParams }: { searchParams: Search }) {
  const viewer = await pageViewer('notice.own')
  const list = noticeList(await searchParams)
  const read = reader()
  const day = today()
  const [notices, counts, unread] = await Promise.all([
    listNotices(read, viewer, list, day),
    noticeCounts(read, viewer, list),
    countUnread(read, viewer),
  ])
  const visible = await visibleNotices(read, viewer, notices)
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const total = list.kind ? (counts.get(list.kind) ?? 0) : all
  return (
    <>
      <PageHeader
        title="消息"
        meta={unread > 0 ? `${unread} 条未读；事情办完，提醒会自动消失` : '没有未读消息'}
        actions={
          <>
            {unread > 0 ? (
              <ActionButton action={readAllAction} fields={{}} size="small">
                全部标为已读
              </ActionButton>
            ) : null}
            <ButtonLink kind="quiet" size="small" href={paths.settings('messages')}>
              消息设置
            </ButtonLink>
          </>
        }
      />
      <Tabs
        label="消息范围"
        tabs={(['open', 'all'] as const).map((view) => ({
          label: view === 'open' ? '待处理' : '全部',
          href: paths.notices(noticeQuery(list, { view, kind: undefined })),
          current: list.view === view,
          ...(list.view === view ? { count: all } : {}),
        }))}
      />
      <KindFilter list={list} counts={counts} />
      {notices.length === 0 ? (
        <Card flush>
          <EmptyState
            icon={<Bell />}
            title={list.view === 'open' ? '没有待处理的消息' : '还没有消息'}
            action={<ButtonLink href={paths.settings('messages')}>设置每天的消息</ButtonLink>}
          >
            到期的跟进、久未联系的项目、等待认定的申报和诉求时限，会在当天早上出现在这里；也可以每天发一条到邮箱、企业微信、钉钉或飞书。
          </EmptyState>
        </Card>
      ) : (
        <NoticeList notices={notices} visible={visible} today={day} readAction={readNoticeAction} />
      )}
      {total > PAGE_SIZE ? (
        <Pagination
          page={list.page}
          pageSize={PAGE_SIZE}
          total={total}
          unit="条消息"
          pageHref={(page) => paths.notices(noticeQuery(list, { page }))}
        />
      ) : null}
    </>
  )
}
