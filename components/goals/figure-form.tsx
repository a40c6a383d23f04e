'use client'
import { RecordForm } from '@/components/forms/record-form'
import { DateInput, Select, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import type { FigureUnit } from '@/lib/goals/rule.schema'
import { FIGURE_LABELS } from '@/lib/goals/schema'

type Props = { action: FormAction; formKey: string; goalId: string; unit: FigureUnit; today: string }

/** Reports the standing of a goal that is not counted from records, with its source. */
export function FigureForm({ action, formKey, goalId, unit, today }: Props) {
  const money = unit.kind === 'money'
  return (
    <RecordForm id="figure" action={action} formKey={formKey} labels={FIGURE_LABELS} submit="填报">
      {(fields) => (
        <>
          <input type="hidden" name="goalId" value={goalId} />
          <div className="grid gap-4 sm:grid-cols-3">
            <DateInput {...fields.of('asOf', today)} max={today} required />
            <TextInput
              {...fields.of('value')}
              required
              inputMode="decimal"
              hint={money ? undefined : `截至该日的总数，单位：${unit.label}`}
            />
            {money ? <Select {...fields.of('valueUnit', '亿')} label="金额单位" options={MONEY} /> : null}
          </div>
          <TextInput {...fields.of('source')} required placeholder="如：区人社局2026年3月快报" />
        </>
      )}
    </RecordForm>
  )
}

const MONEY = [
  { value: '元', label: '元' },
  { value: '万', label: '万' },
  { value: '亿', label: '亿' },
]
