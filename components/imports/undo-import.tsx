'use client'
import { type ReactNode, useActionState } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, IDLE, KEY_FIELD } from '@/lib/access/form'

type Props = {
  action: FormAction
  formKey: string
  id: string
  /** All of it, or all but what has been worked on since. */
  extent: 'all' | 'rest'
  submit: string
  cancelHref: string
  /** What the button will do, in numbers. */
  children: ReactNode
}

/** The last question before an import is undone. */
export function UndoImport({ action, formKey, id, extent, submit, cancelHref, children }: Props) {
  const [state, send] = useActionState(action, IDLE)
  return (
    <Card>
      <form action={send} className="space-y-3">
        <FormErrorSummary errors={state.fields} labels={{}} sentence={state.message} />
        <input type="hidden" name={KEY_FIELD} value={formKey} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="extent" value={extent} />
        <p>{children}</p>
        <div className="flex flex-wrap gap-2">
          <SubmitButton kind={extent === 'all' ? 'danger' : 'secondary'} pendingText="正在撤销…">
            {submit}
          </SubmitButton>
          <ButtonLink kind="quiet" href={cancelHref}>
            不撤销
          </ButtonLink>
        </div>
      </form>
    </Card>
  )
}
