'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextArea } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'

type Props = {
  action: FormAction
  formKey: string
  report: { id: string; version: number }
  labels: { reason: string }
  maxLength: number
}

/** Sends a summary back with what has to be mended. */
export function ReturnForm({ action, formKey, report, labels, maxLength }: Props) {
  return (
    <RecordForm id="return-report" action={action} formKey={formKey} record={report} labels={labels} submit="退回修改">
      {(fields) => (
        <TextArea
          {...fields.of('reason')}
          required
          rows={4}
          maxLength={maxLength}
          hint="写明需要修改的地方，起草人会收到消息"
        />
      )}
    </RecordForm>
  )
}
