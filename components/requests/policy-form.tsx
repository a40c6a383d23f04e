'use client'
import { RecordForm } from '@/components/forms/record-form'
import { type Option, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { daysField, REQUEST_POLICY_LABELS, type RequestPolicy } from '@/lib/requests/policy.schema'

type Props = {
  action: FormAction
  formKey: string
  policy: RequestPolicy & { version: number }
  categories: Option[]
}
const NUMBER = { type: 'number', inputMode: 'numeric', min: 1 } as const

/** Working days by category, and the clock of escalation. */
export function RequestPolicyForm({ action, formKey, policy, categories }: Props) {
  const labels = {
    ...REQUEST_POLICY_LABELS,
    ...Object.fromEntries(categories.map(({ value, label }) => [daysField(value), label])),
  }
  return (
    <RecordForm
      id="request-policy"
      action={action}
      formKey={formKey}
      record={{ id: 'requests', version: policy.version }}
      labels={labels}
    >
      {(fields) => (
        <>
          <fieldset className="rounded-lg border p-4">
            <legend className="px-1 text-sm font-medium">各类诉求的办理时限（工作日）</legend>
            <div className="grid grid-cols-2 gap-4 md:grid-cols-4">
              {categories
                .filter(({ value }) => value !== 'other')
                .map(({ value }) => (
                  <TextInput
                    key={value}
                    {...fields.of(daysField(value), policy.days[value])}
                    {...NUMBER}
                    placeholder={String(policy.otherDays)}
                  />
                ))}
              <TextInput {...fields.of('otherDays', policy.otherDays)} {...NUMBER} required />
            </div>
            <p className="mt-2 text-sm text-ink-muted">
              提出诉求时按类别预填，可以改；不填的按“其他类别”。修改后只对新提出的诉求生效。
            </p>
          </fieldset>
          <TextInput
            {...fields.of('taskForceAfter', policy.taskForceAfter)}
            {...NUMBER}
            required
            hint="个工作日。到期后满这么多个工作日仍未答复的，自动提级至专班"
          />
          <TextInput
            {...fields.of('topAfter', policy.topAfter)}
            {...NUMBER}
            required
            hint="个工作日。提级至专班后再满这么多个工作日仍未答复的，自动提级至顶格协调，并告知领导"
          />
          <TextInput {...fields.of('linkDays', policy.linkDays)} {...NUMBER} required hint="天（自然日）" />
        </>
      )}
    </RecordForm>
  )
}
