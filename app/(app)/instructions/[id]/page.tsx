import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { TalkText } from '@/components/comments/talk-text'
import { ActionButton } from '@/components/forms/action-button'
import { InstructionBadge } from '@/components/instructions/instruction-badge'
import { InstructionTrail } from '@/components/instructions/instruction-trail'
import { AnswerForm, HandOnDialog, ReturnDialog } from '@/components/instructions/step-forms'
import { Section } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { DateText } from '@/components/ui/figures'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { findInstruction, instructionSteps } from '@/lib/comments/instruction.queries'
import { instructionActs, mayInstruct, quickDueDays, usualDueDay } from '@/lib/comments/instruction.rules'
import { findTarget } from '@/lib/comments/target.queries'
import { dayOf, momentText, today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths, recordPath } from '@/lib/kernel/paths'
import { NOUN_WORDS } from '@/lib/kernel/trail'
import { colleagueOptions } from '@/lib/users/queries'
import {
  answerInstructionAction,
  closeInstructionAction,
  handOnInstructionAction,
  returnInstructionAction,
} from '../actions'

export const metadata: Metadata = { title: '批示' }

export default async function InstructionPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('instruction.read')
  const { id } = await params
  const row = await findInstruction(reader(), viewer, id)
  if (!row) notFound()
  const { noun, recordId, version } = row
  const who = {
    userId: viewer.userId,
    writes: may(viewer, 'instruction.write'),
    reachesUnit: reaches(viewer, 'instruction.write', row),
  }
  const acts = instructionActs(who, row)
  const [steps, target, people] = await Promise.all([
    instructionSteps(reader(), id),
    noun && recordId ? findTarget(reader(), viewer, noun, recordId) : undefined,
    acts.includes('hand-on') ? colleagueOptions(reader(), viewer) : [],
  ])
  const day = today()
  const key = { id, version }
  const formKey = newId()
  return (
    <>
      <PageHeader
        title={`${row.authorName ?? ''}的批示`}
        breadcrumb={[{ label: '批示', href: paths.instructions.list() }]}
        meta={
          <>
            <InstructionBadge row={row} today={day} />
            <span>
              <DateText day={row.dueOn} long /> 前反馈
            </span>
          </>
        }
        actions={
          <>
            {acts.includes('hand-on') ? (
              <HandOnDialog
                key={`hand-on-${formKey}`}
                action={handOnInstructionAction}
                formKey={formKey}
                one={key}
                people={people
                  .filter(({ value }) => value !== viewer.userId && value !== row.ownerId)
                  .filter(({ role }) => mayInstruct(viewer.role, role))
                  .map(({ value, label, detail }) => ({ value, label: `${label}（${detail}）` }))}
              />
            ) : null}
            {acts.includes('return') ? (
              <ReturnDialog
                key={`return-${formKey}`}
                action={returnInstructionAction}
                formKey={formKey}
                one={key}
                today={day}
                due={usualDueDay(day)}
                quick={quickDueDays(day)}
              />
            ) : null}
            {acts.includes('close') ? (
              <ActionButton
                action={closeInstructionAction}
                fields={key}
                kind={row.state === 'answered' ? 'primary' : 'secondary'}
              >
                办结
              </ActionButton>
            ) : null}
          </>
        }
      />
      {row.state === 'open' && row.returned ? (
        <Notice tone="warn" title="反馈被退回" className="mb-4">
          {row.returned}
        </Notice>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
        <div className="space-y-4">
          <Section title="批示内容" id="body">
            <TalkText body={row.body} />
            <div className="mt-4 border-t pt-4">
              <DescriptionList
                items={[
                  { term: '承办人', value: [row.ownerName, row.unitName].filter(Boolean).join(' · ') },
                  { term: '批示日期', value: <DateText day={dayOf(row.recordedAt)} long /> },
                  {
                    term: `相关${NOUN_WORDS[noun ?? ''] ?? '记录'}`,
                    value: target ? (
                      <Link
                        href={recordPath(target.noun, target.recordId) ?? ''}
                        className="text-accent hover:underline"
                      >
                        {target.name}
                      </Link>
                    ) : noun ? (
                      '已不在您的权限范围内'
                    ) : null,
                  },
                ]}
              />
            </div>
          </Section>
          {row.answer ? (
            <Section
              title="办理情况"
              id="answer-text"
              meta={row.answeredAt ? `${momentText(row.answeredAt)} 反馈` : undefined}
            >
              <TalkText body={row.answer} />
            </Section>
          ) : null}
          {acts.includes('answer') ? (
            <Section title={row.returned ? '重新反馈' : '反馈'} id="answer-form">
              <AnswerForm action={answerInstructionAction} formKey={formKey} one={key} />
            </Section>
          ) : null}
        </div>
        <Section title="办理过程" id="trail">
          <InstructionTrail steps={steps} when={momentText} />
        </Section>
      </div>
    </>
  )
}
