import { headers } from 'next/headers'
import { ActionButton } from '@/components/forms/action-button'
import {
  CloseDialog,
  DecideDialog,
  EscalateDialog,
  HandOverDialog,
  PersonDialog,
  TermDialog,
} from '@/components/requests/act-dialogs'
import { AnswerForm } from '@/components/requests/answer-form'
import { VerdictLink } from '@/components/requests/verdict-link'
import { Section } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { siteOf } from '@/lib/access/origin'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { handlers, type RequestDetail } from '@/lib/requests/queries'
import type { Act } from '@/lib/requests/rules'
import { proofKinds } from '../../projects/choices'
import {
  acceptAction,
  answerAction,
  assignAction,
  closeAction,
  decideAction,
  escalateAction,
  handOverAction,
  linkAction,
  reopenAction,
  rescheduleAction,
  withdrawAction,
} from '../actions'
import { solvingUnits } from '../choices'

type Props = { request: RequestDetail; acts: Act[] }
const NEXT: Partial<Record<RequestDetail['state'], string>> = {
  open: '等待承办单位受理。',
  handling: '办理中，办完请答复。',
  answered: '已答复，等待企业评价。',
}

/** What this viewer can do to the request now, the next step first; nothing for those who only read. Who gave the answer hears who can ask the company. */
export async function RequestActs({
  viewer,
  request,
  acts,
  ownAnswer,
}: Props & { viewer: Viewer; ownAnswer: boolean }) {
  const can = (act: Act) => acts.includes(act)
  if (!acts.some((act) => act !== 'edit' && act !== 'answer')) return null
  const naming = can('accept') || can('assign') || can('hand-over')
  const [people, units] = await Promise.all([naming ? handlers(reader()) : [], can('hand-over') ? solvingUnits() : []])
  const own = people.filter((person) => person.unitId === request.unitId)
  const one = { id: request.id, version: request.version }
  const self = own.find((person) => person.value === viewer.userId)?.value ?? request.ownerId ?? undefined
  // A key of its own for each showing makes dialogs anew, closed, once their act is done.
  const key = `${request.version}-${request.level}`
  const act = () => ({ formKey: newId(), one })
  return (
    <Section title="办理" id="acts">
      <p className="mb-3 text-sm text-ink-muted">{NEXT[request.state] ?? '已办结。'}</p>
      <div key={key} className="flex flex-wrap gap-2">
        {can('accept') ? (
          <PersonDialog accepting kind="primary" people={own} start={self} action={acceptAction} {...act()} />
        ) : null}
        {can('decide') ? <DecideDialog action={decideAction} {...act()} /> : null}
        {can('assign') ? (
          <PersonDialog people={own} start={request.ownerId ?? undefined} action={assignAction} {...act()} />
        ) : null}
        {can('hand-over') ? (
          <HandOverDialog
            units={units.filter((unit) => unit.value !== request.unitId)}
            people={people}
            action={handOverAction}
            {...act()}
          />
        ) : null}
        {can('escalate') ? <EscalateDialog level={request.level} action={escalateAction} {...act()} /> : null}
        {can('reschedule') ? <TermDialog days={request.workingDays} action={rescheduleAction} {...act()} /> : null}
        {can('reopen') ? <TermDialog again days={request.workingDays} action={reopenAction} {...act()} /> : null}
        {can('close') ? <CloseDialog kind="quiet" action={closeAction} {...act()} /> : null}
        {can('withdraw') ? (
          <Dialog trigger="撤回" triggerKind="quiet" title="撤回这件诉求？">
            <p className="mb-4">撤回后承办单位不再看到它；可以恢复，操作会记入审计。</p>
            <ActionButton action={withdrawAction} formKey={newId()} fields={one} kind="danger">
              确认撤回
            </ActionButton>
          </Dialog>
        ) : null}
      </div>
      {can('link') ? (
        <div className="mt-4 border-t pt-4">
          <VerdictLink
            action={linkAction}
            site={siteOf(await headers())}
            one={{ ...one, title: request.title, unitName: request.unitName }}
          />
        </div>
      ) : ownAnswer && request.state === 'answered' ? (
        <p className="mt-4 border-t pt-4 text-sm text-ink-muted">
          答复由您作出，请由本单位其他人员或提出单位生成评价链接。
        </p>
      ) : null}
    </Section>
  )
}

/** The form of an answer for who may give it; a given one is changed behind a fold. */
export async function AnswerSection({ request, acts }: Props) {
  if (!acts.includes('answer')) return null
  const kinds = await proofKinds()
  const { id, version, answer, state } = request
  const form = (
    <AnswerForm
      key={version}
      action={answerAction}
      formKey={newId()}
      one={{ id, version, answer }}
      kinds={kinds}
      today={today()}
    />
  )
  if (state !== 'answered')
    return (
      <Section title="答复企业" id="answer-form">
        {form}
      </Section>
    )
  return (
    <details className="rounded-lg border bg-surface p-4">
      <summary className="touch flex cursor-pointer items-center font-medium">修改答复</summary>
      <p className="mb-3 text-sm text-ink-muted">修改后，已发出的评价链接失效，请重新生成。</p>
      {form}
    </details>
  )
}
