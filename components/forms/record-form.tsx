'use client'
import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { ConflictPanel } from '@/components/ui/conflict-panel'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, type FormState, IDLE, KEY_FIELD } from '@/lib/access/form'
import { ConfirmPanel } from './confirm-panel'
import { asTyped, conflictFields, type Show } from './conflict-fields'
import { type Fields, fieldsOf } from './form-fields'

type Props = {
  id: string
  action: FormAction
  /** One per page shown, from the server: a form sent twice writes once. */
  formKey: string
  /** The record being edited; without it one is created. */
  record?: { id: string; version: number }
  labels: Record<string, string>
  show?: Show
  submit?: string
  /** Where “取消” leads. */
  cancelHref?: string
  /** What the form begins with: what was typed before on this device, with what was wrong then. */
  initial?: FormState
  /** Instead of the form once it is done, for answers that must be read. */
  done?: (result: unknown) => ReactNode
  children: (fields: Fields) => ReactNode
}

/**
 * The frame of every record's form: idempotency key, version, everything wrong at once, warnings to tick, and two versions beside each
 * other when somebody else saved in between. Nothing typed is ever lost.
 */
export function RecordForm({
  id,
  action,
  formKey,
  record,
  labels,
  show = asTyped,
  submit = '保存',
  cancelHref,
  initial = IDLE,
  done,
  children,
}: Props) {
  const [state, send] = useActionState(action, initial)
  const theirVersion = state.theirs?.version
  const typedVersion = state.values?.version
  const conflicting = typeof theirVersion === 'number'
  const questions = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Whoever has just pressed the button at the end of a long form must see what is asked at its head.
    if (state.code === 'confirm' || state.code === 'conflict') questions.current?.focus()
  }, [state])
  if (state.status === 'done' && done) return done(state.result)
  return (
    <form id={id} action={send} noValidate className="max-w-3xl space-y-4">
      {/* Focus scrolls it into view below the frame's head. */}
      <div ref={questions} tabIndex={-1} className="scroll-mt-20 outline-none">
        {state.code === 'confirm' && state.fields ? (
          <ConfirmPanel warnings={state.fields} labels={labels} />
        ) : conflicting ? (
          <ConflictPanel formId={id} version={theirVersion} fields={conflictFields(state, labels, show)} />
        ) : (
          <FormErrorSummary errors={state.fields} labels={labels} sentence={state.message} />
        )}
      </div>
      <input type="hidden" name={KEY_FIELD} value={formKey} />
      {record ? (
        <>
          <input type="hidden" name="id" value={record.id} />
          <input
            type="hidden"
            name="version"
            defaultValue={typeof typedVersion === 'string' ? typedVersion : String(record.version)}
          />
        </>
      ) : null}
      {/* A new round of controls for each answer: React would otherwise put uncontrolled ones back to their first value. */}
      <div key={JSON.stringify(state.values ?? null)} className="space-y-4">
        {children(fieldsOf(state, labels))}
      </div>
      <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap gap-2 border-t bg-bg px-4 pt-3 pb-6 max-lg:bottom-14 md:static md:mx-0 md:border-0 md:bg-transparent md:px-0 md:pb-3">
        <SubmitButton className="max-md:flex-1">{submit}</SubmitButton>
        {cancelHref ? (
          <ButtonLink kind="quiet" href={cancelHref}>
            取消
          </ButtonLink>
        ) : null}
      </div>
    </form>
  )
}
