'use client'
import { RecordForm } from '@/components/forms/record-form'
import { Combobox, type ComboOption } from '@/components/ui/combobox'
import { type Option, Select, TextArea } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { INSTRUCTION_LABELS, INSTRUCTION_LIMITS } from '@/lib/comments/instruction.labels'
import { DueField } from './due-field'

type Props = {
  action: FormAction
  formKey: string
  /** The record it is about; without one it stands by itself. */
  record?: { noun: string; recordId: string }
  /** Whom one may instruct, and who is suggested: the record's own person. */
  people: ComboOption[]
  suggested?: ComboOption
  units: Option[]
  today: string
  due: string
  quick: Array<{ label: string; day: string }>
  dueHint?: string
  cancelHref: string
}

/** A new instruction: to a person, or to a unit's head; what, and until when. */
export function InstructionForm({
  action,
  formKey,
  record,
  people,
  suggested,
  units,
  today,
  due,
  quick,
  dueHint,
  cancelHref,
}: Props) {
  return (
    <RecordForm
      id="instruction"
      action={action}
      formKey={formKey}
      labels={INSTRUCTION_LABELS}
      submit="下达批示"
      cancelHref={cancelHref}
    >
      {(fields) => {
        const typed = fields.of('ownerId').defaultValue
        const term = fields.of('dueOn', due)
        return (
          <>
            {record ? (
              <>
                <input type="hidden" name="noun" value={record.noun} />
                <input type="hidden" name="recordId" value={record.recordId} />
              </>
            ) : null}
            <TextArea {...fields.of('body')} rows={5} maxLength={INSTRUCTION_LIMITS.body} required />
            <div className="grid gap-4 md:grid-cols-2">
              <Combobox
                {...fields.own('ownerId')}
                options={people}
                defaultValue={people.find((one) => one.value === typed) ?? suggested}
                placeholder="输入姓名查找"
              />
              <Select
                {...fields.of('unitId')}
                options={units}
                placeholder="不指定"
                hint="没有选承办人时，由该单位负责人承办"
              />
            </div>
            <DueField {...term} min={today} quick={quick} hint={dueHint} />
          </>
        )
      }}
    </RecordForm>
  )
}
