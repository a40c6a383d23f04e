import { z } from 'zod'
import { neededText, optionalText } from '@/lib/kernel/input'
import { EXTRA_NOUNS, EXTRA_TYPES } from '@/lib/kernel/terms'

/** Most fields that a district may add to one noun: a form longer than that nobody fills in. */
export const MOST_EXTRAS = 60

/** What a form typed into extra fields, by field id; a field left out stays as it is, an empty one is emptied. */
export type TypedExtras = Record<string, string>
const PREFIX = 'x.'

/**
 * The shape of a form with the extra fields of its record: controls named `x.<fieldId>` (rules `extraName`) are gathered under `extras`.
 * What their values may be is the command's question, which knows their types.
 */
export const withExtras = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((form) => {
    if (typeof form !== 'object' || form === null) return form
    const entries = Object.entries(form)
    const extras = entries.filter(([name, value]) => name.startsWith(PREFIX) && typeof value === 'string')
    if (extras.length === 0) return form
    const rest = entries.filter(([name]) => !name.startsWith(PREFIX))
    return {
      ...Object.fromEntries(rest),
      extras: Object.fromEntries(extras.map(([name, value]) => [name.slice(PREFIX.length), value])),
    }
  }, schema)

/** The field of such a shape. */
export const extrasField = z.record(z.string(), z.string()).optional()

export const EXTRA_LABELS = {
  noun: '用于',
  label: '名称',
  type: '类型',
  measure: '计量单位',
  position: '排序',
  active: '状态',
} as const

/**
 * A field as its form sends it: without `id` a new one. `measure` is written behind numbers (亩, 人). The type of a field that has values
 * does not change, and its noun never.
 */
export const extraFieldInput = z.object({
  id: z.string().max(60).optional(),
  version: z.coerce.number().int().optional(),
  noun: z.enum(EXTRA_NOUNS, { message: '请选择用于哪类记录' }),
  label: neededText(EXTRA_LABELS.label, 30),
  type: z.enum(EXTRA_TYPES, { message: '请选择类型' }),
  measure: optionalText(10),
  position: z.coerce
    .number('排序须为整数')
    .int('排序须为整数')
    .min(0, '排序不能为负')
    .max(9999, '排序最大 9999')
    .default(0),
  active: z
    .string()
    .optional()
    .transform((value) => value === 'on'),
})
export type ExtraFieldInput = z.infer<typeof extraFieldInput>
