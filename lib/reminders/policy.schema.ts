import { z } from 'zod'
import { versionField } from '@/lib/kernel/input'
import { STAGE_TERMS, STAGES, type Stage } from '@/lib/kernel/terms'

type ByStage = Record<Stage, number>
/** All in calendar days; 0 switches a reminder off where the form allows it. */
export type ReminderPolicy = {
  /** 下次跟进: told so many days before its day. */
  followUpDays: number
  /** Days without a visit or a move of the stage after which the owner is told, by stage. */
  contactDays: ByStage
  /** Days a project may stay in a stage. */
  stageDays: ByStage
  /** Told so many days before that limit. */
  stageWarnDays: number
  /** Days after the owner was told (or the limit passed) until the manager is told too. */
  managerDays: number
  requestDays: number
  protectionDays: number
  instructionDays: number
}

/** What a bureau would expect: the hotter the talks, the shorter the silence that is worth a word (docs/reminders.md). */
export const REMINDER_POLICY: ReminderPolicy = {
  followUpDays: 1,
  contactDays: { lead: 30, contact: 21, negotiation: 14, signed: 30, registered: 60, commenced: 60, operating: 0 },
  stageDays: { lead: 90, contact: 90, negotiation: 180, signed: 90, registered: 180, commenced: 365, operating: 0 },
  stageWarnDays: 7,
  managerDays: 14,
  requestDays: 2,
  protectionDays: 14,
  instructionDays: 2,
}

export const contactField = (stage: Stage) => `contact_${stage}` as const
export const stageField = (stage: Stage) => `stage_${stage}` as const
export const SINGLE_DAYS = [
  'followUpDays',
  'stageWarnDays',
  'managerDays',
  'requestDays',
  'protectionDays',
  'instructionDays',
] as const

export const REMINDER_LABELS: Record<string, string> = {
  followUpDays: '跟进提前提醒',
  stageWarnDays: '阶段时限提前提醒',
  managerDays: '再过多少天告知负责人',
  requestDays: '诉求到期提前提醒',
  protectionDays: '首谈保护到期提前提醒',
  instructionDays: '批示到期提前提醒',
  ...Object.fromEntries(STAGES.map((stage) => [contactField(stage), `${STAGE_TERMS[stage]}：久未联系`])),
  ...Object.fromEntries(STAGES.map((stage) => [stageField(stage), `${STAGE_TERMS[stage]}：停留时限`])),
}

const days = (most: number) =>
  z.coerce.number('请填写天数').int('天数须为整数').min(0, '不少于 0 天').max(most, `不超过 ${most} 天`)
const byStage = (field: (stage: Stage) => string) =>
  Object.fromEntries(STAGES.map((stage) => [field(stage), days(1095)])) as Record<string, ReturnType<typeof days>>

/** The settings' form: one box per stage and kind; `version` is the one it was filled from. */
export const reminderInput = z
  .object({
    version: versionField,
    ...Object.fromEntries(SINGLE_DAYS.map((name) => [name, days(90)])),
    ...byStage(contactField),
    ...byStage(stageField),
  })
  .transform((typed) => {
    const flat = typed as unknown as Record<string, number>
    const of = (field: (stage: Stage) => string) =>
      Object.fromEntries(STAGES.map((stage) => [stage, flat[field(stage)] ?? 0])) as ByStage
    const single = Object.fromEntries(SINGLE_DAYS.map((name) => [name, flat[name] ?? 0]))
    return {
      version: flat.version ?? 1,
      policy: { ...single, contactDays: of(contactField), stageDays: of(stageField) } as ReminderPolicy,
    }
  })
export type ReminderInput = z.infer<typeof reminderInput>

/** The days box by box, as the form holds them. */
export function flatPolicy(policy: ReminderPolicy): Record<string, number> {
  return {
    ...Object.fromEntries(SINGLE_DAYS.map((name) => [name, policy[name]])),
    ...Object.fromEntries(STAGES.map((stage) => [contactField(stage), policy.contactDays[stage]])),
    ...Object.fromEntries(STAGES.map((stage) => [stageField(stage), policy.stageDays[stage]])),
  }
}
