'use client'
import { type FormEvent, useActionState, useState } from 'react'
import { controlProps, Field } from '@/components/ui/field'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, IDLE, KEY_FIELD } from '@/lib/access/form'

const FILE = {
  name: 'file',
  label: '台账文件',
  required: true,
  hint: '支持 .xlsx、.xls、WPS 表格和 .csv、.txt，不超过 25 MB。文件名和表名不限，不必改动原有格式。',
}

/** What is refused before it is sent: bytes, and the sentence. */
type Props = { action: FormAction; formKey: string; most: { bytes: number; sentence: string } }

/** Choosing a ledger; reading it takes a moment, and nothing is written before the next page. */
export function UploadForm({ action, formKey, most }: Props) {
  const [state, send] = useActionState(action, IDLE)
  const [over, setOver] = useState<{ file: string[] }>()
  const errors = over ?? state.fields
  const look = { ...FILE, errors: errors?.file }
  // Told before it is sent: on a slow line the way there takes minutes.
  const check = (event: FormEvent<HTMLFormElement>) => {
    const file = new FormData(event.currentTarget).get(FILE.name)
    const large = file instanceof File && file.size > most.bytes
    setOver(large ? { file: [most.sentence] } : undefined)
    if (large) event.preventDefault()
  }
  return (
    <form id="upload" action={send} onSubmit={check} noValidate className="max-w-xl space-y-4">
      <FormErrorSummary errors={errors} labels={{ file: FILE.label }} sentence={over ? undefined : state.message} />
      <input type="hidden" name={KEY_FIELD} value={formKey} />
      <Field {...look}>
        <input
          type="file"
          {...controlProps(look)}
          accept=".xlsx,.xlsm,.xls,.et,.csv,.txt,.tsv"
          className="control h-auto py-2 file:mr-3 file:rounded file:border file:bg-raised file:px-3 file:py-1"
        />
      </Field>
      <SubmitButton pendingText="正在上传并读取…">读取台账</SubmitButton>
    </form>
  )
}
