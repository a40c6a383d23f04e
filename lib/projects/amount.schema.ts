import { z } from 'zod'
import { optionalText } from '@/lib/kernel/input'
import { isCurrency, MONEY_UNITS, type MoneyUnit, toMinor } from '@/lib/kernel/money'

/** One sentence for every amount that cannot be read, so that all forms say the same. */
export const AMOUNT_FORM = '请填写大于零、不超过10万亿的数字，最多精确到分'

/** Minor units of 10万亿: sums of thousands of such amounts still fit a database integer. */
const MOST = 1e15

const isUnit = (text: string): text is MoneyUnit => Object.hasOwn(MONEY_UNITS, text)
/** What the three controls of an amount send: number as typed, 元/万/亿, currency. */
export const amountFields = {
  amount: optionalText(40),
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

/** Minor units of an amount as typed; undefined when nothing was typed, 'unreadable' when it is no positive amount up to 10万亿. */
export function readAmount({ amount, amountUnit }: AmountTyped): number | 'unreadable' | undefined {
  if (amount === null) return undefined
  const minor = toMinor(amount, amountUnit)
  return minor === undefined || minor <= 0 || minor > MOST ? 'unreadable' : minor
}
