import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChannelForm } from '@/components/notices/channel-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { mailConfigured } from '@/lib/notices/send/mail'
import { findUnit } from '@/lib/units/queries'
import { saveChannelAction } from '../../actions'

export const metadata: Metadata = { title: '添加消息渠道' }

/** A new channel: the person's own, or with `unit` that of a unit in reach. */
export default async function NewChannelPage({
  searchParams,
}: {
  searchParams: Promise<{ unit?: string | string[] }>
}) {
  const viewer = await pageViewer('notice.own')
  const given = (await searchParams).unit
  const unitId = (Array.isArray(given) ? given[0] : given) || undefined
  if (unitId && !reaches(viewer, 'channel.write', { unitId })) notFound()
  const unit = unitId ? await orNotFound(findUnit(reader(), unitId)) : undefined
  const home = unit
    ? { label: unit.name, href: paths.messageUnit(unit.id) }
    : { label: '我的消息', href: paths.settings('messages') }
  return (
    <>
      <PageHeader
        title="添加消息渠道"
        meta={unit ? `${unit.name}的渠道，群里的人都看得到消息` : '只发给您本人的消息'}
        breadcrumb={[home]}
      />
      <Card>
        <ChannelForm
          action={saveChannelAction}
          formKey={newId()}
          unitId={unit?.id}
          mail={mailConfigured()}
          cancelHref={home.href}
        />
      </Card>
    </>
  )
}
