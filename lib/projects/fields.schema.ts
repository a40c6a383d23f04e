import { z } from 'zod'
import { isCurrency, MONEY_UNITS, type MoneyUnit, toMinor } from '@/lib/kernel/money'
import { type Day, isDay } from '@/lib/kernel/month'

/** Room for a name, for a line and for a paragraph. */
export const LIMITS = { name: 80, line: 120, text: 2000 } as const
/** One sentence for every amount that cannot be read, so that all forms say the same. */
export const AMOUNT_FORM = '请填写大于零的数字，最多精确到分'

const trimmed = (max: number) =>
  z
    .string()
    .transform((text) => text.trim())
    .pipe(z.string().max(max, `最多填写${max}个字`))

/** A text that must be there. `term` names it in the refusal. */
export const needed = (term: string, max: number = LIMITS.line) => trimmed(max).pipe(z.string().min(1, `请填写${term}`))
/** A text that may be missing; empty becomes null. */
export const optional = (max: number = LIMITS.line) =>
  trimmed(max)
    .optional()
    .transform((text): string | null => text || null)
/** A day that must be there and exist. */
export const day = (term: string) =>
  z.string({ error: `请选择${term}` }).refine((text): text is Day => isDay(text), `请选择${term}`)
/** A day that may be missing; empty becomes null. */
export const optionalDay = z
  .string()
  .optional()
  .refine((text) => !text || isDay(text), '日期不存在，请重新选择')
  .transform((text): Day | null => text || null)
/** Codes of a dictionary; a single one arrives as text. */
export const codes = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => [...new Set([given ?? []].flat().filter(Boolean))])
/** One of a few codes, or nothing. */
export const oneOf = <Code extends string>(list: readonly Code[]) =>
  z
    .string()
    .optional()
    .transform((text): Code | null => list.find((code) => code === text) ?? null)

const isUnit = (text: string): text is MoneyUnit => Object.hasOwn(MONEY_UNITS, text)
/** What the three controls of an amount send: number as typed, 元/万/亿, currency. */
export const amountFields = {
  amount: optional(40),
  amountUnit: z
    .string()
    .optional()
    .transform((text): MoneyUnit => (text && isUnit(text) ? text : '万')),
  currency: z
    .string()
    .optional()
    .transform((text) => (text && isCurrency(text) ? text : 'CNY')),
}
export type AmountTyped = { amount: string | null; amountUnit: MoneyUnit }

/** Minor units of an amount as typed; undefined when nothing was typed, 'unreadable' when it is no positive amount. */
export function readAmount({ amount, amountUnit }: AmountTyped): number | 'unreadable' | undefined {
  if (amount === null) return undefined
  const minor = toMinor(amount, amountUnit)
  return minor === undefined || minor <= 0 ? 'unreadable' : minor
}
