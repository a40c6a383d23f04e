'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { POLICY_LABELS } from '@/lib/projects/policy.schema'

type Props = {
  action: FormAction
  formKey: string
  policy: { version: number; protectDays: number; idleDays: number; noticeDays: number }
}
const NUMBER = { type: 'number', inputMode: 'numeric', required: true } as const

/** The days of protection, of idleness and of notice, each with what it does. */
export function PolicyForm({ action, formKey, policy }: Props) {
  return (
    <RecordForm
      id="policy"
      action={action}
      formKey={formKey}
      record={{ id: 'ownership', version: policy.version }}
      labels={POLICY_LABELS}
    >
      {(fields) => (
        <>
          <TextInput
            {...fields.of('protectDays', policy.protectDays)}
            {...NUMBER}
            min={1}
            hint="天。自进入“对接”之日起算，最后一天仍受保护；期内其他单位登记同一企业会得到提示，并报请裁定。修改后只对新登记的首谈生效"
          />
          <TextInput
            {...fields.of('idleDays', policy.idleDays)}
            {...NUMBER}
            min={7}
            hint="天。未签约项目连续这么多天没有修改、推进、资金、走访或佐证材料，退回公海，供各单位领取"
          />
          <TextInput
            {...fields.of('noticeDays', policy.noticeDays)}
            {...NUMBER}
            min={0}
            hint="天。退回前提前这么多天告知责任人和单位负责人；期间有任何动作即取消。没有预告满期的项目不会退回"
          />
        </>
      )}
    </RecordForm>
  )
}
