'use client'
import { useActionState, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { type FormAction, type FormState, IDLE, KEY_FIELD } from '@/lib/access/form'
import type { ClaimKind } from '@/lib/projects/claims.schema'
import { Modal } from './modal'

export type ClaimKey = { kind: ClaimKind; id: string; version: number }
type Props = {
  claim: ClaimKey
  /** What is claimed, for the dialog and for screen readers: 某项目 · 签约. */
  what: string
  verify: FormAction
  reject: FormAction
}

/** 认定 with one press; 不予认定 asks for the reason. */
export function ClaimActions({ claim, what, verify, reject }: Props) {
  const [state, send] = useActionState(verify, IDLE)
  const [refusal, refuse] = useActionState(reject, IDLE)
  const [open, setOpen] = useState(false)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <form action={send}>
        <ClaimFields claim={claim} act="verify" />
        <SubmitButton kind="secondary" size="small" pendingText="正在认定…">
          认定<span className="sr-only">：{what}</span>
        </SubmitButton>
      </form>
      <button
        type="button"
        aria-haspopup="dialog"
        className={buttonClass('quiet', 'small')}
        onClick={() => setOpen(true)}
      >
        不予认定<span className="sr-only">：{what}</span>
      </button>
      <Failure state={state} />
      <Modal open={open} onClose={() => setOpen(false)} title="不予认定">
        <form action={refuse} noValidate className="space-y-4">
          <p>{what}</p>
          <Failure state={refusal} />
          <ClaimFields claim={claim} act="reject" />
          <TextInput
            id={`f-reason-${claim.id}`}
            name="reason"
            label="理由"
            required
            defaultValue={String(refusal.values?.reason ?? '')}
            errors={refusal.fields?.reason}
            hint="申报人会看到这条理由，可据此补正后重新申报"
          />
          <SubmitButton kind="danger">不予认定</SubmitButton>
        </form>
      </Modal>
    </div>
  )
}

/** Claims a rejected fact again. */
export function RenewClaim({ claim, what, renew }: { claim: ClaimKey; what: string; renew: FormAction }) {
  const [state, send] = useActionState(renew, IDLE)
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <ClaimFields claim={claim} act="renew" />
      <SubmitButton kind="secondary" size="small">
        重新申报<span className="sr-only">：{what}</span>
      </SubmitButton>
      <Failure state={state} />
    </form>
  )
}

/** The key is the claim at its version: deciding the same state twice, from whichever page, writes once. */
function ClaimFields({ claim, act }: { claim: ClaimKey; act: string }) {
  return (
    <>
      <input type="hidden" name={KEY_FIELD} value={`${act}-${claim.id}-${claim.version}`} />
      <input type="hidden" name="kind" value={claim.kind} />
      <input type="hidden" name="id" value={claim.id} />
      <input type="hidden" name="version" value={claim.version} />
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
