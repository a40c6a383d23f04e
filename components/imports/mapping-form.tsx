'use client'
import { type ReactNode, useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, IDLE, KEY_FIELD } from '@/lib/access/form'

type Props = { action: FormAction; formKey: string; id: string; ready: boolean; total: number; children: ReactNode }

/** The preview's form: read again by the choices made, or import by them. Everything inside comes from the server. */
export function MappingForm({ action, formKey, id, ready, total, children }: Props) {
  const [state, send] = useActionState(action, IDLE)
  return (
    <form id="mapping" action={send} noValidate className="space-y-4">
      <FormErrorSummary errors={state.fields} labels={{}} sentence={state.message} />
      <input type="hidden" name={KEY_FIELD} value={formKey} />
      <input type="hidden" name="id" value={id} />
      {children}
      <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 border-t bg-bg py-3 max-md:bottom-16">
        <SubmitButton name="intent" value="write" disabled={!ready} pendingText="正在处理…">
          {`确认导入${ready ? ` ${total.toLocaleString('zh-CN')} 行` : ''}`}
        </SubmitButton>
        <SubmitButton kind="secondary" name="intent" value="look" pendingText="正在处理…">
          按所选重新读取
        </SubmitButton>
        <span className="text-sm text-ink-muted">要么全部写入，要么一行也不写；同一份台账再导入一次不会重复。</span>
      </div>
    </form>
  )
}
