import { Problem } from '@/lib/kernel/errors'
import { type Currency, convertToCny, RATE_SCALE } from '@/lib/kernel/money'
import { type Day, yearOf } from '@/lib/kernel/month'
import averages from './data/fx-annual-average.json'

/** A rate as a money event keeps it: 1/1,000,000 CNY per currency unit, the day it is of and where it comes from. */
export type FixedRate = { rate: number; rateOn: Day; rateSource: string }

const TABLE: Record<string, Partial<Record<Currency, number>>> = averages
const YEARS = Object.keys(TABLE).map(Number).sort()
const FIRST = YEARS[0] ?? 0
const LAST = YEARS.at(-1) ?? 0

/** CNY against itself: kept on the event like any other rate, so that no reader needs a special case. */
const ownRate = (day: Day): FixedRate => ({ rate: RATE_SCALE, rateOn: day, rateSource: '人民币' })

/**
 * The rate suggested for a day: the annual average of its year, or of the nearest year on record. It is only a suggestion until an event
 * is written with it; from then on the event keeps it. undefined: no rate on record for the currency (GBP), the person must give one.
 */
export function suggestedRate(currency: Currency, day: Day): FixedRate | undefined {
  if (currency === 'CNY') return ownRate(day)
  const year = Math.min(Math.max(yearOf(day), FIRST), LAST)
  const rate = TABLE[String(year)]?.[currency]
  return rate === undefined ? undefined : { rate, rateOn: `${year}-12-31`, rateSource: `${year}年平均汇率` }
}

/** US cents of an amount in minor units worth `cny` 分: the amount itself when it is in dollars, else at the dollar rate of the day, rounded half up. */
export function usdOf(currency: Currency, amount: number, cny: number, day: Day): number {
  if (currency === 'USD') return amount
  const dollar = suggestedRate('USD', day)?.rate
  if (dollar === undefined) throw new Error(`no dollar rate for ${day}`)
  const product = BigInt(cny) * BigInt(RATE_SCALE) * 2n + BigInt(dollar) * (cny < 0 ? -1n : 1n)
  return Number(product / (2n * BigInt(dollar)))
}

/** What an amount is worth at a fixed rate, in 分 and in US cents. Throws invalid when that is more than can be added up exactly. */
export function worthOf(currency: Currency, amount: number, rate: number, day: Day): { cny: number; usd: number } {
  const cny = currency === 'CNY' ? amount : convertToCny(amount, rate)
  const usd = usdOf(currency, amount, cny, day)
  if (!Number.isSafeInteger(cny) || !Number.isSafeInteger(usd))
    throw new Problem('invalid', { amount: ['金额折合人民币后过大，请核对单位、币种和汇率'] })
  return { cny, usd }
}
