'use client'
import { useActionState } from 'react'
import { controlProps, Field } from '@/components/ui/field'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, IDLE, KEY_FIELD } from '@/lib/access/form'

const FILE = {
  name: 'file',
  label: '台账文件',
  required: true,
  hint: '支持 .xlsx、.xls、WPS 表格和 .csv，不超过 25 MB。文件名和表名不限，不必改动原有格式。',
}

/** Choosing a ledger; reading it takes a moment, and nothing is written before the next page. */
export function UploadForm({ action, formKey }: { action: FormAction; formKey: string }) {
  const [state, send] = useActionState(action, IDLE)
  const look = { ...FILE, errors: state.fields?.file }
  return (
    <form id="upload" action={send} noValidate className="max-w-xl space-y-4">
      <FormErrorSummary errors={state.fields} labels={{ file: FILE.label }} sentence={state.message} />
      <input type="hidden" name={KEY_FIELD} value={formKey} />
      <Field {...look}>
        <input
          type="file"
          {...controlProps(look)}
          accept=".xlsx,.xlsm,.xls,.et,.csv,.txt"
          className="control h-auto py-2 file:mr-3 file:rounded file:border file:bg-raised file:px-3 file:py-1"
        />
      </Field>
      <SubmitButton pendingText="正在读取…">读取台账</SubmitButton>
    </form>
  )
}
