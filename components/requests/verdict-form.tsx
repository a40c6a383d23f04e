'use client'
import { useActionState } from 'react'
import { fieldsOf } from '@/components/forms/form-fields'
import { RadioChips } from '@/components/ui/choices'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-input'
import { type FormAction, IDLE } from '@/lib/access/form'
import { VERDICT_TERMS, VERDICTS } from '@/lib/kernel/terms'
import { REQUEST_LIMITS } from '@/lib/requests/schema'

const LABELS = { verdict: '对答复是否满意', note: '意见和建议' }

/** The company's own word: satisfied or not, and what is missing. */
export function VerdictForm({ action, token }: { action: FormAction; token: string }) {
  const [state, send] = useActionState(action, IDLE)
  const fields = fieldsOf(state, LABELS)
  return (
    <form action={send} noValidate className="space-y-4">
      <FormErrorSummary errors={state.fields} labels={LABELS} sentence={state.message} />
      <input type="hidden" name="token" value={token} />
      <div key={JSON.stringify(state.values ?? null)} className="space-y-4">
        <RadioChips
          {...fields.of('verdict')}
          required
          options={VERDICTS.map((value) => ({ value, label: VERDICT_TERMS[value] }))}
        />
        <TextArea
          {...fields.of('note')}
          rows={4}
          maxLength={REQUEST_LIMITS.note}
          hint="不满意的，请写明还有什么没有解决"
        />
      </div>
      <SubmitButton className="w-full">提交评价</SubmitButton>
    </form>
  )
}
