'use client'
import { type ReactNode, useActionState, useEffect } from 'react'
import { ConfirmPanel } from '@/components/forms/confirm-panel'
import { type Fields, fieldsOf } from '@/components/forms/form-fields'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, type FormState, IDLE, KEY_FIELD } from '@/lib/access/form'

type Props = {
  id: string
  action: FormAction
  /** One per page shown, from the server: a form sent twice writes once. */
  formKey: string
  /** Sent along unseen: id and version of what is acted on. */
  hidden: Record<string, string | number>
  labels: Record<string, string>
  submit: string
  submitKind?: 'primary' | 'danger'
  /** Told when it is written and the page stays. */
  onDone?: () => void
  children: (fields: Fields, state: FormState) => ReactNode
}

/** A form inside a dialog: what RecordForm is to a page, without a version to merge, for what it acts on is not being edited. */
export function SendForm({ id, action, formKey, hidden, labels, submit, submitKind, onDone, children }: Props) {
  const [state, send] = useActionState(action, IDLE)
  const done = state.status === 'done'
  useEffect(() => {
    if (done) onDone?.()
  }, [done, onDone])
  return (
    <form id={id} action={send} noValidate className="space-y-4">
      {state.code === 'confirm' && state.fields ? (
        <ConfirmPanel warnings={state.fields} labels={labels} />
      ) : (
        <FormErrorSummary errors={state.fields} labels={labels} sentence={state.message} />
      )}
      <input type="hidden" name={KEY_FIELD} value={formKey} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* A new round of controls for each answer: React would otherwise put select boxes and ticks back to their first choice. */}
      <div key={JSON.stringify(state.values ?? null)} className="space-y-4">
        {children(fieldsOf(state, labels), state)}
      </div>
      <SubmitButton kind={submitKind}>{submit}</SubmitButton>
    </form>
  )
}
