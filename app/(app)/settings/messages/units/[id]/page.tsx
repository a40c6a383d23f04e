import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChannelList } from '@/components/notices/channel-list'
import { WishesForm } from '@/components/notices/wishes-form'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { unitChannels } from '@/lib/notices/channels.queries'
import { messagesOfUnit } from '@/lib/notices/state.queries'
import { findUnit } from '@/lib/units/queries'
import { removeChannelAction, saveWishesAction, testChannelAction } from '../../actions'
import { MessageTabs } from '../../message-tabs'

export const metadata: Metadata = { title: '单位的消息' }

/** A unit's channels and wishes, for its people and those of the units under it. */
export default async function MessageUnitPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('channel.write')
  const { id } = await params
  if (!reaches(viewer, 'channel.write', { unitId: id })) notFound()
  const unit = await orNotFound(findUnit(reader(), id))
  const [state, channels] = await Promise.all([messagesOfUnit(reader(), id), unitChannels(reader(), viewer)])
  return (
    <>
      <MessageTabs viewer={viewer} current="units" />
      <PageHeader
        title={unit.name}
        meta="对本单位和下属单位没有自行设置的人起作用"
        breadcrumb={[{ label: '单位的消息', href: paths.settingsOne('messages', 'units') }]}
      />
      <div className="space-y-4">
        <Section
          id="channels"
          title="单位的渠道"
          actions={
            <ButtonLink size="small" href={paths.channel('new', { unit: id })}>
              添加渠道
            </ButtonLink>
          }
        >
          <ChannelList
            channels={channels.get(id) ?? []}
            testAction={testChannelAction}
            removeAction={removeChannelAction}
            none="没有本单位的渠道，消息经上级单位的渠道发送。群机器人的消息全群可见，会写明是给谁的。"
          />
        </Section>
        <Section id="wishes-section" title="发送什么、何时发送">
          <WishesForm
            key={state.own?.version ?? 0}
            action={saveWishesAction}
            formKey={newId()}
            unitId={id}
            own={state.own}
            above={state.above}
            aboveName="上级设置"
          />
        </Section>
      </div>
    </>
  )
}
