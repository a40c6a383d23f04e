import { z } from 'zod'
import { evidenceItems } from '@/lib/evidence/schema'
import {
  idField,
  LIMITS,
  neededCode,
  neededDay,
  neededText,
  optionalCode,
  optionalDay,
  optionalText,
  versionField,
} from '@/lib/kernel/input'
import { toMinor } from '@/lib/kernel/money'
import { MONEY_KINDS, ORIGINS } from '@/lib/kernel/terms'
import { AMOUNT_FORM, amountFields, readAmount } from './amount.schema'

export const MONEY_LABELS = {
  kind: '资金类别',
  on: '发生日期',
  amount: '金额',
  currency: '币种',
  increment: '增资',
  origin: '内资/外资',
  rate: '汇率',
  rateOn: '汇率日期',
  rateSource: '汇率来源',
  voucher: '凭证号',
  note: '备注',
  reason: '更正原因',
  evidence: '佐证材料',
} as const

/** Integer rate (RATE_SCALE) of a decimal text such as 7.1875; undefined when it is none, or finer than six decimals. */
export function readRate(text: string): number | undefined {
  // Six decimals are 万 of the two decimals an amount has, so the same exact reading serves.
  const rate = toMinor(text, '万')
  return rate !== undefined && rate > 0 ? rate : undefined
}

const fields = {
  kind: neededCode('资金类别', MONEY_KINDS),
  on: neededDay('发生日期'),
  ...amountFields,
  increment: z
    .string()
    .optional()
    .transform((value) => value === 'on'),
  origin: optionalCode(ORIGINS),
  rate: optionalText(20),
  rateOn: optionalDay(),
  rateSource: optionalText(LIMITS.name),
  voucher: optionalText(LIMITS.name),
  note: optionalText(LIMITS.line),
  evidence: evidenceItems(),
}
type Typed = { rate: string | null } & Parameters<typeof readAmount>[0]
const amountGiven = (typed: Typed) => typeof readAmount(typed) === 'number'
const rateReadable = (typed: Typed) => typed.rate === null || readRate(typed.rate) !== undefined
const AMOUNT = { path: ['amount'], message: AMOUNT_FORM }
const RATE = { path: ['rate'], message: '请填写每1单位外币合多少元人民币，最多6位小数' }

export const moneyInput = z
  .object({ projectId: idField, ...fields })
  .refine(amountGiven, AMOUNT)
  .refine(rateReadable, RATE)
export type MoneyInput = z.infer<typeof moneyInput>

/** A correction: a whole new event and the reason; `version` is the corrected event's. */
export const moneyCorrection = z
  .object({ eventId: idField, version: versionField, reason: neededText('更正原因'), ...fields })
  .refine(amountGiven, AMOUNT)
  .refine(rateReadable, RATE)
export type MoneyCorrection = z.infer<typeof moneyCorrection>
