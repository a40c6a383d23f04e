import { z } from 'zod'
import { idField, neededCode } from '@/lib/kernel/input'
import { REPORT_KINDS } from '@/lib/kernel/terms'

export const SCHEDULE_LABELS = { draftDay: '生成初稿', dueWorkingDay: '报送期限', active: '按此执行' } as const
export const SCHEDULE_LIMITS = { draftDay: 31, dueWorkingDay: 30 } as const

const days = (most: number) =>
  z.coerce.number('请填写天数').int('天数须为整数').min(1, '不少于1').max(most, `不超过${most}`)

/** A unit's days for one kind of summary; `version` 0 where none were set yet. */
export const scheduleInput = z.object({
  unitId: idField,
  kind: neededCode('报告类型', REPORT_KINDS),
  version: z.coerce.number('页面已过期，请刷新后重试').int().min(0),
  draftDay: days(SCHEDULE_LIMITS.draftDay),
  dueWorkingDay: days(SCHEDULE_LIMITS.dueWorkingDay),
  active: z
    .string()
    .optional()
    .transform((tick) => tick === 'on'),
})
export type ScheduleInput = z.infer<typeof scheduleInput>
