'use client'
import { RecordForm } from '@/components/forms/record-form'
import { DateInput, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { PLAN_LABELS } from '@/lib/goals/schema'
import { paths } from '@/lib/kernel/paths'

type Plan = { id: string; version: number; title: string; org: string; from: string; to: string; source: string | null }
type Props = { action: FormAction; formKey: string; plan?: Plan; district: string }

/** A plan: whose, from when to when, by which document. */
export function PlanForm({ action, formKey, plan, district }: Props) {
  return (
    <RecordForm
      id="plan"
      action={action}
      formKey={formKey}
      record={plan}
      labels={PLAN_LABELS}
      cancelHref={paths.settings('plans')}
    >
      {(fields) => (
        <>
          <TextInput {...fields.of('title', plan?.title)} required placeholder="如：2026年招商引资工作计划" />
          <TextInput
            {...fields.of('org', plan?.org ?? district)}
            required
            hint="填其他地区的，作为参考目标对照，不与本区数据比较"
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <DateInput {...fields.of('from', plan?.from)} required />
            <DateInput {...fields.of('to', plan?.to)} required />
          </div>
          <TextInput {...fields.of('source', plan?.source)} hint="文件名称和文号" />
        </>
      )}
    </RecordForm>
  )
}
