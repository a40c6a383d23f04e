import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { FeedForm } from '@/components/calendar/feed-form'
import { ActionButton } from '@/components/forms/action-button'
import { Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { siteOf } from '@/lib/access/origin'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { ownFeed } from '@/lib/calendar/feed.queries'
import { dayOf } from '@/lib/kernel/clock'
import { formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { createFeedAction, endFeedAction } from '../actions'

export const metadata: Metadata = { title: '订阅日历' }

const HOW = [
  ['Outlook', '日历 → 添加日历 → 从 Internet（或“订阅网络日历”），粘贴地址。'],
  [
    '苹果手机',
    '设置 → 应用 → 日历 → 日历账户 → 添加账户 → 其他 → 添加已订阅的日历，粘贴地址；Mac 在“日历”中选择“文件 → 新建日历订阅”。',
  ],
  ['安卓手机', '在日历应用中选择“订阅日历”或“通过 URL 添加”；没有这一项的，可用 ICSx⁵ 等应用订阅，再在日历中显示。'],
] as const

export default async function FeedPage() {
  const viewer = await pageViewer('visit.read')
  const feed = await ownFeed(reader(), viewer)
  return (
    <>
      <PageHeader title="订阅日历" breadcrumb={[{ label: '日程', href: paths.calendar() }]} />
      <div className="max-w-3xl space-y-4">
        <Section title="我的订阅地址" id="address">
          <p className="mb-3 text-pretty">
            手机和电脑上的日历用这个地址读取您的走访计划、走访和到期跟进，大约每小时更新一次，不需要登录。
            知道地址的人都能看到这些日程，请勿转发；离职、调岗后地址随权限自动变化或失效。
          </p>
          {feed ? (
            <p className="mb-3 text-sm text-ink-muted">
              当前地址生成于{formatDay(dayOf(feed.createdAt))}，
              {feed.lastReadAt ? `最近一次读取在${formatDay(dayOf(feed.lastReadAt))}。` : '还没有被读取过。'}
            </p>
          ) : null}
          <FeedForm action={createFeedAction} site={siteOf(await headers())} has={feed !== undefined} />
          {feed ? (
            <div className="mt-3">
              <ActionButton action={endFeedAction} fields={{}} kind="quiet">
                停用地址
              </ActionButton>
            </div>
          ) : null}
        </Section>
        <Section title="怎样订阅" id="how">
          <dl className="space-y-2">
            {HOW.map(([where, what]) => (
              <div key={where}>
                <dt className="font-medium">{where}</dt>
                <dd className="text-ink-muted">{what}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-3 text-sm text-ink-muted">
            日历里没有洽谈内容和联系电话。手机或邮箱服务商须能访问本系统的网址；只在内网使用的，请在接入内网的电脑上订阅。
          </p>
        </Section>
      </div>
    </>
  )
}
