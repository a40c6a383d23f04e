'use client'
import { RecordForm } from '@/components/forms/record-form'
import { controlProps, Field } from '@/components/ui/field'
import { type Option, Select, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { FORM_TOO_LARGE, MAX_FORM_BYTES } from '@/lib/docket/limits.rules'
import { DOCKET_LABELS } from '@/lib/docket/schema'
import { LIMITS } from '@/lib/kernel/input'

export type DocketFormValues = {
  id: string
  version: number
  title: string
  list: string
  kind: string
  note: string | null
}
type Props = {
  action: FormAction
  formKey: string
  form?: DocketFormValues
  lists: Option[]
  kinds: Option[]
  cancelHref: string
}

/** A standing table, new or kept; a kept one is changed with or without a new file. */
export function DocketForm({ action, formKey, form, lists, kinds, cancelHref }: Props) {
  return (
    <RecordForm
      id="docket"
      action={action}
      formKey={formKey}
      record={form}
      labels={DOCKET_LABELS}
      submit={form ? '保存' : '上传并检查'}
      cancelHref={cancelHref}
    >
      {(fields) => {
        const { errors } = fields.of('file')
        const look = {
          name: 'file',
          label: form ? '换一份表样' : DOCKET_LABELS.file,
          hint: form
            ? '不选则继续用现在的表样。.xlsx，不超过 2 MB'
            : '上级下发的空表，在要填的单元格里写上 {{项目名称}} 这样的名称。.xlsx，不超过 2 MB',
          required: !form,
          errors,
        }
        return (
          <>
            <TextInput {...fields.of('title', form?.title)} required maxLength={LIMITS.name} />
            <div className="grid gap-4 md:grid-cols-2">
              <Select {...fields.of('list', form?.list)} options={lists} placeholder="请选择" required />
              <Select {...fields.of('kind', form?.kind ?? 'month')} options={kinds} required />
            </div>
            <Field {...look}>
              <input
                type="file"
                {...controlProps(look)}
                accept=".xlsx"
                // Told before it is sent: on a slow line the way there takes minutes.
                onChange={({ target }) =>
                  target.setCustomValidity((target.files?.[0]?.size ?? 0) > MAX_FORM_BYTES ? FORM_TOO_LARGE : '')
                }
                className="control h-auto py-2 file:mr-3 file:rounded file:border file:bg-raised file:px-3 file:py-1"
              />
            </Field>
            <TextInput {...fields.of('note', form?.note)} hint="如：每月5日前报市投促局" maxLength={LIMITS.line} />
          </>
        )
      }}
    </RecordForm>
  )
}
