'use client'
import { RecordForm } from '@/components/forms/record-form'
import { CheckboxGroup, RadioChips } from '@/components/ui/choices'
import { Select } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { NOTICE_KIND_TERMS, NOTICE_KINDS } from '@/lib/notices/kinds'
import { DIGEST_HOURS, type Effective, type Wishes } from '@/lib/notices/wishes.rules'
import { WISHES_LABELS } from '@/lib/notices/wishes.schema'

type Props = {
  action: FormAction
  formKey: string
  /** The unit whose people it is for; without it oneself. */
  unitId?: string
  own: (Wishes & { version: number }) | undefined
  /** What holds where nothing is chosen, and whose that is: 单位设置、上级单位设置. */
  above: Effective
  aboveName: string
}
const DIGEST = { true: 'on', false: 'off', null: '' } as const

/** Whether, when and of what one wants to be told by message; where nothing is chosen, the unit's wishes hold. */
export function WishesForm({ action, formKey, unitId, own, above, aboveName }: Props) {
  const as = (words: string) => `按${aboveName}（${words}）`
  const kinds = NOTICE_KINDS.map((kind) => ({ value: kind, label: NOTICE_KIND_TERMS[kind] }))
  const off = own?.off ?? above.off
  return (
    <RecordForm
      id="wishes"
      action={action}
      formKey={formKey}
      record={{ id: unitId ?? 'own', version: own?.version ?? 0 }}
      labels={WISHES_LABELS}
    >
      {(fields) => (
        <>
          {unitId ? <input type="hidden" name="unitId" value={unitId} /> : null}
          <RadioChips
            {...fields.of('digest', DIGEST[String(own?.digest ?? null) as keyof typeof DIGEST])}
            options={[
              { value: '', label: as(above.digest ? '发送' : '不发送') },
              { value: 'on', label: '发送' },
              { value: 'off', label: '不发送' },
            ]}
          />
          <Select
            {...fields.of('digestAt', own?.digestAt)}
            placeholder={as(above.digestAt)}
            options={DIGEST_HOURS.map((hour) => ({ value: hour, label: hour }))}
            className="max-w-60"
          />
          <RadioChips
            {...fields.of('choose', own?.off ? 'own' : '')}
            options={[
              { value: '', label: as(above.off.length === 0 ? '全部' : `少 ${above.off.length} 类`) },
              { value: 'own', label: '自己选择' },
            ]}
          />
          <CheckboxGroup
            {...fields.list(
              'kinds',
              NOTICE_KINDS.filter((kind) => !off.includes(kind)),
            )}
            hint="仅在“自己选择”时起作用；系统内的消息不受影响"
            options={kinds}
          />
        </>
      )}
    </RecordForm>
  )
}
