'use client'
import { RecordForm } from '@/components/forms/record-form'
import { type Option, TextArea } from '@/components/ui/text-input'
import { VisitFiles } from '@/components/visits/visit-files'
import type { FormAction } from '@/lib/access/form'
import { REQUEST_LABELS, REQUEST_LIMITS } from '@/lib/requests/schema'

type Props = {
  action: FormAction
  formKey: string
  one: { id: string; version: number; answer: string | null }
  kinds: Option[]
  today: string
}

/** The answer to a request, with papers; a second one takes the place of the first. */
export function AnswerForm({ action, formKey, one, kinds, today }: Props) {
  return (
    <RecordForm
      id="answer"
      action={action}
      formKey={formKey}
      record={one}
      // A conflict shows what the form asks; the request's other facts are not its to overwrite.
      labels={{ answer: REQUEST_LABELS.answer, evidence: REQUEST_LABELS.evidence }}
      submit={one.answer ? '更新答复' : '提交答复'}
    >
      {(fields) => (
        <>
          <TextArea
            {...fields.of('answer', one.answer)}
            rows={5}
            required
            maxLength={REQUEST_LIMITS.answer}
            hint="企业通过评价链接能看到这段文字，请勿写入内部信息"
          />
          <VisitFiles fields={fields} kinds={kinds} today={today} title="答复材料" note="选填，企业看不到" />
        </>
      )}
    </RecordForm>
  )
}
