import { z } from 'zod'
import { versionField } from '@/lib/kernel/input'

/** Days of 首谈保护 from the day of the talks, days without work after which a lead returns to the pool, days of notice before. */
export type OwnershipPolicy = { protectDays: number; idleDays: number; noticeDays: number }
export const OWNERSHIP_POLICY: OwnershipPolicy = { protectDays: 180, idleDays: 90, noticeDays: 7 }

export const POLICY_LABELS = {
  protectDays: '首谈保护期',
  idleDays: '无动作退回公海',
  noticeDays: '退回前预告',
} as const

const days = (least: number, most: number) =>
  z.coerce.number('请填写天数').int('天数须为整数').min(least, `不少于 ${least} 天`).max(most, `不超过 ${most} 天`)

/** The settings' form; `version` is the one it was filled from. */
export const policyInput = z
  .object({ version: versionField, protectDays: days(1, 1095), idleDays: days(7, 1095), noticeDays: days(0, 90) })
  .refine((typed) => typed.noticeDays < typed.idleDays, {
    path: ['noticeDays'],
    message: '预告天数须少于无动作天数',
    when: () => true,
  })
export type PolicyInput = z.infer<typeof policyInput>
