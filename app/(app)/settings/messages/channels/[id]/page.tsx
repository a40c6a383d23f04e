import type { Metadata } from 'next'
import { ChannelForm } from '@/components/notices/channel-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { loadChannel, shownChannel } from '@/lib/notices/channels.queries'
import { mailConfigured } from '@/lib/notices/send/mail'
import { saveChannelAction } from '../../actions'

export const metadata: Metadata = { title: '修改消息渠道' }

/** A channel's form; its address and secret are not shown again. */
export default async function ChannelPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('notice.own')
  const row = await orNotFound(loadChannel(reader(), viewer, (await params).id))
  const home = row.unitId ? paths.messageUnit(row.unitId) : paths.settings('messages')
  return (
    <>
      <PageHeader title="修改消息渠道" breadcrumb={[{ label: row.unitId ? '单位的消息' : '我的消息', href: home }]} />
      <Card>
        <ChannelForm
          key={row.version}
          action={saveChannelAction}
          formKey={newId()}
          channel={shownChannel(row)}
          mail={mailConfigured()}
          cancelHref={home}
        />
      </Card>
    </>
  )
}
