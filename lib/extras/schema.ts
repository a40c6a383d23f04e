import { z } from 'zod'
import { EXTRA_NOUNS, EXTRA_TYPES } from '@/lib/kernel/terms'

/** Most fields that a district may add to one noun: a form longer than that nobody fills in. */
export const MOST_EXTRAS = 60

/** What an extra field is; `measure` is written behind numbers (亩, 人). */
export const extraFieldInput = z.object({
  noun: z.enum(EXTRA_NOUNS, { message: '请选择用于哪类记录' }),
  label: z.string().trim().min(1, '请填写名称').max(30, '名称不超过 30 个字'),
  type: z.enum(EXTRA_TYPES, { message: '请选择类型' }),
  measure: z.string().trim().max(10, '单位不超过 10 个字').optional(),
  active: z.boolean().default(true),
})
export type ExtraFieldInput = z.infer<typeof extraFieldInput>
