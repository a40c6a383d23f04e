'use client'
import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, IDLE, KEY_FIELD } from '@/lib/access/form'

/** Taking back a ledger that waits or is being written: what was written so far is undone, and it can be looked at again. */
export function CancelImport({ action, formKey, id }: { action: FormAction; formKey: string; id: string }) {
  const [state, send] = useActionState(action, IDLE)
  return (
    <form action={send} className="space-y-3">
      <FormErrorSummary errors={state.fields} labels={{}} sentence={state.message} />
      <input type="hidden" name={KEY_FIELD} value={formKey} />
      <input type="hidden" name="id" value={id} />
      <SubmitButton kind="secondary" pendingText="正在取消…">
        取消导入
      </SubmitButton>
    </form>
  )
}
