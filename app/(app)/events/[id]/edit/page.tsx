import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EventForm } from '@/components/events/event-form'
import { DeleteSection } from '@/components/forms/delete-section'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { findEvent } from '@/lib/events/queries'
import { recordExtras } from '@/lib/extras/queries'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { deleteEventAction, updateEventAction } from '../../actions'

export const metadata: Metadata = { title: '修改推介活动' }

export default async function EditEventPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('event.write')
  const { id } = await params
  const event = await findEvent(reader(), viewer, id)
  if (!event || !reaches(viewer, 'event.write', event)) notFound()
  const { version, name, happenedOn, endsOn, place, host, companiesPresent, summary } = event
  const here = paths.events.one(id)
  return (
    <>
      <PageHeader
        title="修改推介活动"
        breadcrumb={[
          { label: '推介活动', href: paths.events.list() },
          { label: name, href: here },
        ]}
      />
      <EventForm
        action={updateEventAction}
        formKey={newId()}
        event={{ id, version, name, happenedOn, endsOn, place, host, companiesPresent, summary }}
        extras={await recordExtras(reader(), 'event', id)}
        cancelHref={here}
      />
      <DeleteSection action={deleteEventAction} formKey={newId()} record={{ id, version }} noun="推介活动">
        该活动将从列表和统计中消失。
      </DeleteSection>
    </>
  )
}
