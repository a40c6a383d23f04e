'use client'
import { useState } from 'react'
import { InUseTick, PlaceInput, shownInUse } from '@/components/forms/in-use'
import { RecordForm } from '@/components/forms/record-form'
import { RadioChips } from '@/components/ui/choices'
import { TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { EXTRA_LABELS } from '@/lib/extras/schema'
import { paths } from '@/lib/kernel/paths'
import { EXTRA_TYPE_TERMS, EXTRA_TYPES, type ExtraNoun, type ExtraType } from '@/lib/kernel/terms'

type Stored = {
  id: string
  version: number
  label: string
  type: ExtraType
  measure: string | null
  position: number
  active: boolean
  used: number
}
type Props = {
  action: FormAction
  formKey: string
  noun: ExtraNoun
  field?: Stored /** For a new one: behind the others. */
  next?: number
}

const TYPES = EXTRA_TYPES.map((type) => ({ value: type, label: EXTRA_TYPE_TERMS[type] }))

/** A field of a district's own. The type of one that has values is shown, not changed. */
export function ExtraForm({ action, formKey, noun, field, next = 0 }: Props) {
  const [type, setType] = useState<string>(field?.type ?? 'text')
  const show = (name: string, value: string) =>
    shownInUse(name, value) ?? TYPES.find((one) => one.value === value)?.label ?? value
  return (
    <RecordForm
      id="extra"
      action={action}
      formKey={formKey}
      record={field}
      labels={EXTRA_LABELS}
      show={show}
      cancelHref={paths.settings('extras', { noun })}
    >
      {(fields) => (
        <>
          <input type="hidden" name="noun" value={noun} />
          <TextInput
            {...fields.of('label', field?.label)}
            required
            maxLength={30}
            hint="与台账的列名一致，导入时自动对应"
          />
          {field && field.used > 0 ? (
            <>
              <input type="hidden" name="type" value={field.type} />
              <p className="text-sm text-ink-muted">
                类型 <span className="text-ink">{EXTRA_TYPE_TERMS[field.type]}</span>（已有 {field.used}{' '}
                条记录填写，不能修改）
              </p>
            </>
          ) : (
            <div onChange={(event) => setType((event.target as HTMLInputElement).value)}>
              <RadioChips {...fields.of('type', field?.type ?? 'text')} options={TYPES} required />
            </div>
          )}
          {type === 'number' ? (
            <TextInput
              {...fields.of('measure', field?.measure)}
              maxLength={10}
              hint="写在数字后面，如：人、亩、万元；可留空"
            />
          ) : null}
          <PlaceInput fields={fields} name="position" place={field?.position ?? next} />
          <InUseTick fields={fields} entry={field} hint="停用后不再显示、筛选和导出，已填的内容保留，可随时重新启用" />
        </>
      )}
    </RecordForm>
  )
}
