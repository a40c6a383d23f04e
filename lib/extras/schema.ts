import { z } from 'zod'
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

/** What an extra field is; `measure` is written behind numbers (亩, 人). */
export const extraFieldInput = z.object({
  noun: z.enum(EXTRA_NOUNS, { message: '请选择用于哪类记录' }),
  label: z.string().trim().min(1, '请填写名称').max(30, '名称不超过 30 个字'),
  type: z.enum(EXTRA_TYPES, { message: '请选择类型' }),
  measure: z.string().trim().max(10, '单位不超过 10 个字').optional(),
  active: z.boolean().default(true),
})
export type ExtraFieldInput = z.infer<typeof extraFieldInput>
