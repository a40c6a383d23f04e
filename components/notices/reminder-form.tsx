'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { STAGE_TERMS, STAGES } from '@/lib/kernel/terms'
import {
  contactField,
  flatPolicy,
  REMINDER_LABELS,
  type ReminderPolicy,
  SINGLE_DAYS,
  stageField,
} from '@/lib/reminders/policy.schema'

type Props = { action: FormAction; formKey: string; policy: ReminderPolicy & { version: number } }
const NUMBER = { type: 'number', inputMode: 'numeric', required: true, min: 0 } as const

const HINTS: Record<(typeof SINGLE_DAYS)[number], string> = {
  followUpDays: '天。走访和项目“下一步”的日期前这么多天提醒责任人，过期两个月后不再提醒',
  stageWarnDays: '天。距阶段停留时限这么多天时提醒责任人',
  managerDays: '天。责任人得到久未联系或超时限的提醒后，又过这么多天仍无变化的，告知单位负责人',
  requestDays: '天。诉求到期前提醒承办人；逾期后同时告知单位负责人',
  protectionDays: '天。首谈保护到期前提醒项目责任人',
  instructionDays: '天。批示到期前提醒承办人',
}

/** How many days before or after each reminder comes; by stage where the stage matters. */
export function ReminderForm({ action, formKey, policy }: Props) {
  const stored = flatPolicy(policy)
  return (
    <RecordForm
      id="reminders"
      action={action}
      formKey={formKey}
      record={{ id: 'reminders', version: policy.version }}
      labels={REMINDER_LABELS}
    >
      {(fields) => (
        <>
          <div className="grid gap-4 md:grid-cols-2">
            {SINGLE_DAYS.map((name) => (
              <TextInput key={name} {...fields.of(name, stored[name])} {...NUMBER} max={90} hint={HINTS[name]} />
            ))}
          </div>
          <h2 className="pt-2 text-lg font-semibold">各阶段的天数</h2>
          <p className="text-sm text-ink-muted">
            “久未联系”从最近一次走访或推进阶段算起，“停留时限”从进入阶段之日算起；填 0 表示不提醒。
          </p>
          <div className="space-y-2">
            {STAGES.map((stage) => (
              <fieldset key={stage} className="grid grid-cols-2 items-end gap-x-4 gap-y-1 md:grid-cols-[7rem_1fr_1fr]">
                <legend className="sr-only">{STAGE_TERMS[stage]}</legend>
                <span aria-hidden className="col-span-2 font-medium md:col-span-1 md:pb-2">
                  {STAGE_TERMS[stage]}
                </span>
                <TextInput
                  {...fields.of(contactField(stage), stored[contactField(stage)])}
                  {...NUMBER}
                  max={1095}
                  label="久未联系"
                />
                <TextInput
                  {...fields.of(stageField(stage), stored[stageField(stage)])}
                  {...NUMBER}
                  max={1095}
                  label="停留时限"
                />
              </fieldset>
            ))}
          </div>
        </>
      )}
    </RecordForm>
  )
}
