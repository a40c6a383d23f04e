'use client'
import { RecordForm } from '@/components/forms/record-form'
import { Checkbox } from '@/components/ui/choices'
import { TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'

type Props = {
  action: FormAction
  formKey: string
  unitId: string
  kind: string
  schedule: { draftDay: number; dueWorkingDay: number; active: boolean; version: number }
  labels: { draftDay: string; dueWorkingDay: string; active: string }
}
const NUMBER = { type: 'number', inputMode: 'numeric', min: 1 } as const

/** When one kind of summary is drafted and due in a unit and all below it. */
export function ScheduleForm({ action, formKey, unitId, kind, schedule, labels }: Props) {
  return (
    <RecordForm
      id={`schedule-${kind}`}
      action={action}
      formKey={formKey}
      record={{ id: kind, version: schedule.version }}
      labels={labels}
    >
      {(fields) => (
        <>
          <input type="hidden" name="unitId" value={unitId} />
          <input type="hidden" name="kind" value={kind} />
          <div className="grid gap-4 md:grid-cols-2">
            <TextInput
              {...fields.of('draftDay', schedule.draftDay)}
              {...NUMBER}
              id={`f-${kind}-draft`}
              max={31}
              hint="期满后第几天生成初稿并通知起草人"
              required
            />
            <TextInput
              {...fields.of('dueWorkingDay', schedule.dueWorkingDay)}
              {...NUMBER}
              id={`f-${kind}-due`}
              max={30}
              hint="期满后第几个工作日前报送"
              required
            />
          </div>
          <Checkbox {...fields.tick('active', schedule.active)} id={`f-${kind}-active`} />
        </>
      )}
    </RecordForm>
  )
}
