import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionButton } from '@/components/forms/action-button'
import { RequestFacts } from '@/components/requests/request-facts'
import { ClockBadge, LevelBadge, RequestStateMark } from '@/components/requests/request-marks'
import { RequestTimeline } from '@/components/requests/request-timeline'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { DateText } from '@/components/ui/figures'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { evidenceOfRecord } from '@/lib/evidence/queries'
import { today } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { calendarNote } from '@/lib/kernel/working-days'
import { standingOf } from '@/lib/requests/load.queries'
import { findRequest, stepsOfRequest } from '@/lib/requests/queries'
import { actsFor, isPending, isUntouched } from '@/lib/requests/rules'
import { linkHandedOutBy } from '@/lib/requests/steps.rules'
import { RecordComments } from '../../comments/record-comments'
import { EvidenceSection } from '../../evidence/evidence-section'
import { RecordInstructions } from '../../instructions/record-instructions'
import { restoreRequestAction } from '../actions'
import { AnswerSection, RequestActs } from './acts'

export const metadata: Metadata = { title: '诉求' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ comments?: string }> }

export default async function RequestPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('request.read')
  const { id } = await params
  const { comments } = await searchParams
  const request = await findRequest(reader(), viewer, id, { deleted: true })
  if (!request) notFound()
  const steps = await stepsOfRequest(reader(), id)
  const answeredBy = steps.findLast((step) => step.kind === 'answered')?.userId ?? null
  const who = standingOf(viewer, request, answeredBy)
  if (request.deletedAt && !who.raised) notFound()
  const at = { state: request.state, untouched: isUntouched(request, steps, today()) }
  const acts = request.deletedAt ? [] : actsFor(at, who)
  const evidence = await evidenceOfRecord(reader(), viewer, 'request', id)
  const back = steps.filter((step) => step.kind === 'unsatisfied').length
  const note = isPending(request.state) ? calendarNote(request.dueOn) : undefined
  return (
    <>
      <PageHeader
        title={request.title}
        breadcrumb={[{ label: '诉求', href: paths.requests.list() }]}
        meta={
          <>
            <RequestStateMark state={request.state} />
            <ClockBadge request={request} today={today()} />
            {isPending(request.state) ? <LevelBadge level={request.level} /> : null}
            <span>{request.companyName}</span>
            {back > 0 ? <span>企业不满意 {back} 次</span> : null}
          </>
        }
        actions={acts.includes('edit') ? <ButtonLink href={paths.requests.edit(id)}>修改</ButtonLink> : null}
      />
      {request.deletedAt ? (
        <Notice
          tone="warn"
          title="这件诉求已撤回"
          className="mb-4"
          action={
            <ActionButton action={restoreRequestAction} fields={{ id, version: request.version }} size="small">
              恢复
            </ActionButton>
          }
        >
          它不再出现在列表中，也不再计时。
        </Notice>
      ) : null}
      {note ? (
        <Notice tone="warn" className="mb-4">
          {note}
        </Notice>
      ) : null}
      <RecordInstructions viewer={viewer} noun="request" id={id} />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
        <div className="space-y-4">
          <RequestActs viewer={viewer} request={request} acts={acts} ownAnswer={who.answered} />
          {request.content ? (
            <Section title="具体情况" id="content">
              <p className="max-w-prose whitespace-pre-wrap text-pretty">{request.content}</p>
            </Section>
          ) : null}
          {request.answer ? (
            <Section title="答复" id="answered" meta={<DateText day={request.answeredOn} />}>
              <p className="max-w-prose whitespace-pre-wrap text-pretty">{request.answer}</p>
            </Section>
          ) : null}
          <AnswerSection request={request} acts={acts} />
          <Section title="基本情况" id="facts">
            <RequestFacts request={request} linkBy={linkHandedOutBy(steps)} />
          </Section>
          <EvidenceSection
            rows={evidence}
            to={who.handles && !request.deletedAt ? { noun: 'request', recordId: id } : undefined}
            empty="批复文件、会议纪要、办理结果等可以放在这里。"
          />
          {request.deletedAt ? null : (
            <RecordComments viewer={viewer} noun="request" id={id} all={comments === 'all'} />
          )}
        </div>
        <Section title="办理经过" id="history" className="self-start">
          <RequestTimeline steps={steps} />
        </Section>
      </div>
    </>
  )
}
