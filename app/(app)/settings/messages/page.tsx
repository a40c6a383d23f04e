import type { Metadata } from 'next'
import { ChannelList } from '@/components/notices/channel-list'
import { WishesForm } from '@/components/notices/wishes-form'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { CHANNEL_KIND_TERMS } from '@/lib/kernel/terms'
import { ownChannels } from '@/lib/notices/channels.queries'
import { type MessageState, ownMessages } from '@/lib/notices/state.queries'
import { removeChannelAction, saveWishesAction, testChannelAction } from './actions'
import { MessageTabs } from './message-tabs'

export const metadata: Metadata = { title: '消息设置' }

/** How and where this person wants to be told what is due. */
export default async function MessageSettingsPage() {
  const viewer = await pageViewer('notice.own')
  const [state, channels] = await Promise.all([ownMessages(reader(), viewer), ownChannels(reader(), viewer)])
  return (
    <>
      <MessageTabs viewer={viewer} current="own" />
      <PageHeader title="我的消息" meta="每天最多一条，汇总当天到期和新出现的事项；系统内的消息不受影响" />
      <div className="space-y-4">
        <Now state={state} />
        <Section
          id="channels"
          title="我的渠道"
          actions={
            <ButtonLink size="small" href={paths.channel('new')}>
              添加渠道
            </ButtonLink>
          }
        >
          <ChannelList
            channels={channels}
            testAction={testChannelAction}
            removeAction={removeChannelAction}
            none="没有自己的渠道，消息经单位的渠道发送。"
          />
        </Section>
        <Section id="wishes-section" title="我要收到什么">
          <WishesForm
            key={state.own?.version ?? 0}
            action={saveWishesAction}
            formKey={newId()}
            own={state.own}
            above={state.above}
            aboveName="单位设置"
          />
        </Section>
      </div>
    </>
  )
}

function Now({ state: { effective, channel } }: { state: MessageState }) {
  if (!effective.digest) return <Notice tone="neutral">现在：不发送每天的消息。</Notice>
  if (!channel)
    return (
      <Notice tone="warn" title="现在：还没有可用的渠道">
        您和上级单位都没有设置渠道，消息只在系统内显示。可以在下面添加自己的邮箱或群机器人。
      </Notice>
    )
  const by = channel.unitName
    ? `${channel.unitName}的${CHANNEL_KIND_TERMS[channel.kind]}`
    : CHANNEL_KIND_TERMS[channel.kind]
  return (
    <Notice tone="ok">
      现在：每天 {effective.digestAt} 经{by}发送（{channel.address}）。
    </Notice>
  )
}
