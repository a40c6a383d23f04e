'use client'
import { type ReactNode, useActionState } from 'react'
import { Failure } from '@/components/forms/failure'
import type { ButtonKind, ButtonSize } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, IDLE, KEY_FIELD } from '@/lib/access/form'

type Props = {
  action: FormAction
  fields: Record<string, string | number>
  /** One per page shown; without it a second click writes again (harmless where the command is idempotent). */
  formKey?: string
  kind?: ButtonKind
  size?: ButtonSize
  children: ReactNode
}

/** One button that does one thing to one record, and says beside itself why it could not. */
export function ActionButton({ action, fields, formKey, kind = 'secondary', size, children }: Props) {
  const [state, send] = useActionState(action, IDLE)
  return (
    <form action={send} className="inline-flex flex-wrap items-center gap-2">
      {formKey ? <input type="hidden" name={KEY_FIELD} value={formKey} /> : null}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton kind={kind} size={size}>
        {children}
      </SubmitButton>
      <Failure state={state} />
    </form>
  )
}
