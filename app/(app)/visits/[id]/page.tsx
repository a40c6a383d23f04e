import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExtraSection } from '@/components/extras/extra-section'
import { ActionButton } from '@/components/forms/action-button'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { DateText } from '@/components/ui/figures'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { FollowUpBadge } from '@/components/visits/follow-up'
import { FollowUpButton } from '@/components/visits/follow-up-button'
import { NotThere } from '@/components/visits/not-there'
import { VisitFacts } from '@/components/visits/visit-facts'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { evidenceOfRecord } from '@/lib/evidence/queries'
import { recordExtras } from '@/lib/extras/queries'
import { dayOf, today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { findVisit } from '@/lib/visits/queries'
import { followUpState } from '@/lib/visits/rules'
import { RecordComments } from '../../comments/record-comments'
import { EvidenceSection } from '../../evidence/evidence-section'
import { RecordInstructions } from '../../instructions/record-instructions'
import { RecordRequests } from '../../requests/record-requests'
import { declineJointAction, followUpAction, restoreVisitAction } from '../actions'

export const metadata: Metadata = { title: '走访' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ comments?: string }> }

export default async function VisitPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('visit.read')
  const { id } = await params
  const { comments } = await searchParams
  const visit = await findVisit(reader(), viewer, id, { deleted: true })
  const mayChange = visit !== undefined && reaches(viewer, 'visit.write', visit)
  if (!visit || (visit.deletedAt && !mayChange)) notFound()
  const named = visit.deletedAt
    ? []
    : visit.jointUnits.filter((unit) =>
        reaches(viewer, 'visit.write', { unitId: unit.id, ownerId: unit.id === viewer.unitId ? viewer.userId : null }),
      )
  const follow = followUpState(visit, today())
  const [evidence, extras] = await Promise.all([
    evidenceOfRecord(reader(), viewer, 'visit', id),
    recordExtras(reader(), 'visit', id),
  ])
  return (
    <>
      <PageHeader
        title={visit.companyName}
        breadcrumb={[{ label: '走访', href: paths.visits.list() }]}
        meta={`${formatDay(visit.happenedOn)} · ${visit.kindLabel}${visit.jointUnits.length > 0 ? ' · 联合走访' : ''}`}
        actions={
          visit.deletedAt ? null : (
            <>
              {mayChange ? <ButtonLink href={paths.visits.edit(id)}>修改</ButtonLink> : null}
              {may(viewer, 'visit.write') ? (
                <ButtonLink kind="primary" href={paths.visits.create({ company: visit.companyId })}>
                  再记一次走访
                </ButtonLink>
              ) : null}
            </>
          )
        }
      />
      {visit.deletedAt ? (
        <Notice
          tone="warn"
          title="这条走访已删除"
          className="mb-4"
          action={
            <ActionButton action={restoreVisitAction} fields={{ id, version: visit.version }} size="small">
              恢复
            </ActionButton>
          }
        >
          它不再计入家次和家。
        </Notice>
      ) : null}
      <RecordInstructions viewer={viewer} noun="visit" id={id} />
      <div className="space-y-4">
        <Section title="洽谈内容" id="summary">
          <p className="max-w-prose whitespace-pre-wrap text-pretty">{visit.summary}</p>
        </Section>
        {follow === 'none' ? null : (
          <Section
            title="下步打算"
            id="next"
            meta={<FollowUpBadge visit={visit} today={today()} />}
            actions={
              mayChange && !visit.deletedAt ? (
                <FollowUpButton action={followUpAction} id={id} company={visit.companyName} done={follow === 'done'} />
              ) : null
            }
          >
            <p className="whitespace-pre-wrap">{visit.nextStep ?? '（未填写内容）'}</p>
            <p className="mt-1 text-sm text-ink-muted">
              跟进日期 <DateText day={visit.nextOn} />
              {visit.nextDoneAt ? `，${formatDay(dayOf(visit.nextDoneAt))}办结` : ''}
            </p>
          </Section>
        )}
        <Section title="走访信息" id="facts">
          <VisitFacts visit={visit} />
          {named.length > 0 ? (
            <div className="mt-3 flex flex-wrap gap-2">
              {named.map((unit) => (
                <NotThere
                  key={unit.id}
                  action={declineJointAction}
                  id={id}
                  formKey={newId()}
                  unit={unit}
                  own={unit.id === viewer.unitId}
                />
              ))}
            </div>
          ) : null}
        </Section>
        <ExtraSection extras={extras} />
        <RecordRequests viewer={viewer} of="visit" id={id} closed={visit.deletedAt !== null} />
        <EvidenceSection
          rows={evidence}
          to={mayChange && !visit.deletedAt ? { noun: 'visit', recordId: id } : undefined}
          empty="现场照片、会谈纪要、签到表等可以放在这里。"
        />
        {visit.deletedAt ? null : <RecordComments viewer={viewer} noun="visit" id={id} all={comments === 'all'} />}
      </div>
    </>
  )
}
