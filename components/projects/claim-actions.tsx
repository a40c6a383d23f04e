'use client'
import { useActionState, useState } from 'react'
import { ConfirmPanel } from '@/components/forms/confirm-panel'
import { type ButtonKind, type ButtonSize, buttonClass } from '@/components/ui/button'
import { Modal } from '@/components/ui/modal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { type FormAction, type FormState, IDLE, KEY_FIELD } from '@/lib/access/form'
import { TICKED_LABELS } from '@/lib/projects/claim.rules'
import type { ClaimKind } from '@/lib/projects/claims.schema'

export type ClaimKey = { kind: ClaimKind; id: string; version: number }
/** What this viewer may do about a claim; what is left out is not offered. */
export type ClaimActs = {
  verify?: FormAction
  reject?: FormAction
  sendBack?: FormAction
  revoke?: FormAction
  renew?: FormAction
  withdraw?: FormAction
}
type Props = {
  claim: ClaimKey
  /** What is claimed, for the dialogs and for screen readers: 某项目 · 签约. */
  what: string
  acts: ClaimActs
  /** What stands in the way of verifying; the button then says so instead of being pressed in vain. */
  blockers?: string[]
  /** Where the queue goes on. */
  next?: string
  size?: ButtonSize
  /** Marks the buttons for the queue's keys. */
  keyed?: boolean
}

/** 认定 with one press; everything else asks for its reason. */
export function ClaimActions({ claim, what, acts, blockers = [], next, size = 'small', keyed }: Props) {
  const common = { claim, what, next, size, keyed }
  return (
    <div className="flex flex-wrap items-center gap-2">
      {acts.verify ? <Verify {...common} action={acts.verify} blockers={blockers} /> : null}
      {reasonedActs(acts, claim.kind).map(({ action, ...one }) =>
        action ? <Reasoned key={one.act} {...common} {...one} action={action} /> : null,
      )}
      {acts.renew ? <Verify {...common} action={acts.renew} act="renew" label="重新申报" blockers={[]} /> : null}
    </div>
  )
}

type One = Pick<Props, 'claim' | 'what' | 'next' | 'size' | 'keyed'> & { action: FormAction }

function Verify({
  claim,
  what,
  next,
  size,
  keyed,
  action,
  blockers,
  act = 'verify',
  label = '认定',
}: One & { blockers: string[]; act?: string; label?: string }) {
  const [state, send] = useActionState(action, IDLE)
  const blocked = blockers.length > 0
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <ClaimFields claim={claim} act={act} next={next} />
      {state.code === 'confirm' && state.fields ? (
        <ConfirmPanel warnings={state.fields} labels={TICKED_LABELS as Record<string, string>} />
      ) : null}
      {blocked ? (
        <span className={buttonClass('secondary', size)} aria-disabled title={blockers.join('；')}>
          {label}
          <span className="sr-only">
            ：{what}，{blockers.join('；')}
          </span>
        </span>
      ) : (
        <span data-queue-act={keyed ? act : undefined} className="contents">
          <SubmitButton kind={size === 'small' ? 'secondary' : 'primary'} size={size} pendingText={`正在${label}…`}>
            {label}
            <span className="sr-only">：{what}</span>
          </SubmitButton>
        </span>
      )}
      {state.code === 'confirm' ? null : <Failure state={state} />}
    </form>
  )
}

type ReasonedProps = One & {
  act: string
  label: string
  reason: string
  hint: string
  optional?: boolean
  danger?: boolean
}

type ReasonedAct = Omit<ReasonedProps, keyof One> & { action: FormAction | undefined }

/** What asks for its reason, in the order in which it stands. */
const reasonedActs = (acts: ClaimActs, kind: ClaimKind): ReasonedAct[] => [
  {
    action: acts.sendBack,
    act: 'return',
    label: '退回补正',
    reason: '需要补正的内容',
    hint: '申报人补齐后重新申报，再回到待认定',
  },
  {
    action: acts.reject,
    act: 'reject',
    label: '不予认定',
    reason: '理由',
    hint: '申报人会看到这条理由，可据此补正后重新申报',
    danger: true,
  },
  {
    action: acts.revoke,
    act: 'revoke',
    label: '撤销认定',
    reason: '理由',
    hint: '撤销后回到待认定，完成数随之减少',
    danger: true,
  },
  {
    action: acts.withdraw,
    act: 'withdraw',
    label: '撤回申报',
    reason: '原因',
    hint: kind === 'stage' ? '项目退回前一阶段' : '这笔资金作废，不再计数',
    optional: true,
    danger: true,
  },
]

function Reasoned({
  claim,
  what,
  next,
  size,
  keyed,
  action,
  act,
  label,
  reason,
  hint,
  optional,
  danger,
}: ReasonedProps) {
  const [state, send] = useActionState(action, IDLE)
  const [open, setOpen] = useState(false)
  const kind: ButtonKind = size === 'small' ? 'quiet' : 'secondary'
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        data-queue-act={keyed ? act : undefined}
        className={buttonClass(kind, size)}
        onClick={() => setOpen(true)}
      >
        {label}
        <span className="sr-only">：{what}</span>
      </button>
      <Modal open={open && state.status !== 'done'} onClose={() => setOpen(false)} title={label}>
        <form action={send} noValidate className="space-y-4">
          <p>{what}</p>
          <Failure state={state} />
          <ClaimFields claim={claim} act={act} next={next} />
          <TextInput
            id={`f-${act}-${claim.id}`}
            name="reason"
            label={reason}
            required={!optional}
            autoFocus
            defaultValue={String(state.values?.reason ?? '')}
            errors={state.fields?.reason}
            hint={hint}
          />
          <SubmitButton kind={danger ? 'danger' : 'primary'}>{label}</SubmitButton>
        </form>
      </Modal>
    </>
  )
}

/** Its version makes the key: pressed twice it is done once, and claimed anew it can be decided anew. */
function ClaimFields({ claim, act, next }: { claim: ClaimKey; act: string; next?: string }) {
  return (
    <>
      <input type="hidden" name={KEY_FIELD} value={`${act}-${claim.id}-${claim.version}`} />
      <input type="hidden" name="kind" value={claim.kind} />
      <input type="hidden" name="id" value={claim.id} />
      <input type="hidden" name="version" value={claim.version} />
      {next === undefined ? null : <input type="hidden" name="next" value={next} />}
    </>
  )
}

function Failure({ state }: { state: FormState }) {
  return state.status === 'failed' ? (
    <p role="alert" className="text-sm text-bad">
      {state.message}
    </p>
  ) : null
}
