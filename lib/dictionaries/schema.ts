import { z } from 'zod'
import { TERM_KINDS } from './kinds'

export const TERM_LABELS = { code: '代码', label: '名称', parent: '上级代码', sort: '排序', active: '状态' }

/** One form for new and existing entries: without `id` an entry is created; the code of an existing one never changes, records store it. */
export const termInput = z.object({
  id: z.string().optional(),
  version: z.coerce.number().int().optional(),
  kind: z.enum(TERM_KINDS),
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, '代码须为字母、数字或 -，最多 40 位')
    .optional(),
  label: z.string().trim().min(1, '请填写名称').max(60, '名称最多 60 字'),
  parent: z
    .string()
    .trim()
    .default('')
    .transform((code) => code || null),
  sort: z.coerce
    .number('排序须为整数')
    .int('排序须为整数')
    .min(0, '排序不能为负')
    .max(99999, '排序最大 99999')
    .default(0),
  active: z
    .string()
    .optional()
    .transform((value) => value === 'on'),
})
export type TermInput = z.infer<typeof termInput>
