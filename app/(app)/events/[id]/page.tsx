import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExtraSection } from '@/components/extras/extra-section'
import { ActionButton } from '@/components/forms/action-button'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { DateText } from '@/components/ui/figures'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { findEvent } from '@/lib/events/queries'
import { EVENT_LABELS as labels } from '@/lib/events/schema'
import { ledgerOf } from '@/lib/evidence/queries'
import { recordExtras } from '@/lib/extras/queries'
import { paths } from '@/lib/kernel/paths'
import { RecordComments } from '../../comments/record-comments'
import { EvidenceSection } from '../../evidence/evidence-section'
import { RecordInstructions } from '../../instructions/record-instructions'
import { restoreEventAction } from '../actions'

export const metadata: Metadata = { title: '推介活动' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ comments?: string }> }

export default async function EventPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('event.read')
  const { id } = await params
  const { comments } = await searchParams
  const event = await findEvent(reader(), viewer, id, { deleted: true })
  const mayChange = event !== undefined && reaches(viewer, 'event.write', event)
  if (!event || (event.deletedAt && !mayChange)) notFound()
  const [ledger, extras] = await Promise.all([
    ledgerOf(reader(), viewer, event.batchId),
    recordExtras(reader(), 'event', id),
  ])
  return (
    <>
      <PageHeader
        title={event.name}
        breadcrumb={[{ label: '推介活动', href: paths.events.list() }]}
        meta={<DateText day={event.happenedOn} long />}
        actions={mayChange && !event.deletedAt ? <ButtonLink href={paths.events.edit(id)}>修改</ButtonLink> : null}
      />
      {event.deletedAt ? (
        <Notice
          tone="warn"
          title="这场活动已删除"
          className="mb-4"
          action={
            <ActionButton action={restoreEventAction} fields={{ id, version: event.version }} size="small">
              恢复
            </ActionButton>
          }
        >
          它不再计入活动场次。
        </Notice>
      ) : null}
      <RecordInstructions viewer={viewer} noun="event" id={id} />
      <div className="space-y-4">
        <Section title="活动信息" id="facts">
          <DescriptionList
            items={[
              { term: labels.happenedOn, value: <DateText day={event.happenedOn} long /> },
              { term: labels.endsOn, value: event.endsOn && <DateText day={event.endsOn} long /> },
              { term: labels.place, value: event.place },
              { term: labels.host, value: event.host },
              { term: labels.companiesPresent, value: event.companiesPresent },
              { term: '责任单位', value: [event.unitName, event.ownerName].filter(Boolean).join(' ') },
              {
                term: labels.summary,
                value: event.summary && <p className="max-w-prose whitespace-pre-wrap">{event.summary}</p>,
                wide: true,
              },
            ]}
          />
        </Section>
        <ExtraSection extras={extras} />
        {ledger.length > 0 ? <EvidenceSection rows={ledger} empty="" /> : null}
        {event.deletedAt ? null : <RecordComments viewer={viewer} noun="event" id={id} all={comments === 'all'} />}
      </div>
    </>
  )
}
