import type { Metadata } from 'next'
import { EventForm } from '@/components/events/event-form'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { recordExtras } from '@/lib/extras/queries'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { createEventAction } from '../actions'

export const metadata: Metadata = { title: '新建推介活动' }

export default async function NewEventPage() {
  await pageViewer('event.write')
  return (
    <>
      <PageHeader title="新建推介活动" breadcrumb={[{ label: '推介活动', href: paths.events.list() }]} />
      <EventForm
        action={createEventAction}
        formKey={newId()}
        extras={await recordExtras(reader(), 'event')}
        cancelHref={paths.events.list()}
      />
    </>
  )
}
