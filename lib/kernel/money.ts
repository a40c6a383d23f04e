/** Currencies that capital arrives in. Amounts are always integers of 1/100 of the currency unit (分, cent), for every currency. */
export const CURRENCIES = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'KRW', 'GBP', 'SGD', 'TWD'] as const
export type Currency = (typeof CURRENCIES)[number]
export const isCurrency = (value: string): value is Currency => (CURRENCIES as readonly string[]).includes(value)

export const CURRENCY_NAMES: Record<Currency, string> = {
  CNY: '元',
  USD: '美元',
  EUR: '欧元',
  HKD: '港元',
  JPY: '日元',
  KRW: '韩元',
  GBP: '英镑',
  SGD: '新加坡元',
  TWD: '新台币',
}

/** The units people type amounts in, as a factor to the currency's own unit. */
export const MONEY_UNITS = { 元: 1, 万: 10_000, 亿: 100_000_000 } as const
export type MoneyUnit = keyof typeof MONEY_UNITS

/** Exchange rates are integers of 1/1,000,000 CNY per currency unit, so that a conversion is integer arithmetic. */
export const RATE_SCALE = 1_000_000

/**
 * Minor units (1/100) of a decimal text in a unit: ('1.2', '亿') → 12_000_000_000. Exact: works on digits, never on floats.
 * Returns undefined when the text is no plain number, or is finer than one minor unit, or beyond safe integers.
 */
export function toMinor(amount: string, unit: MoneyUnit = '元'): number | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(amount.normalize('NFKC').replace(/[,\s]/g, ''))
  if (!match) return undefined
  const [, sign, whole = '0', fraction = ''] = match
  const factor = BigInt(MONEY_UNITS[unit]) * 100n
  const scaled = BigInt(whole + fraction) * factor
  const divisor = 10n ** BigInt(fraction.length)
  if (scaled % divisor !== 0n) return undefined
  const minor = Number(scaled / divisor) * (sign === '-' ? -1 : 1)
  return Number.isSafeInteger(minor) ? minor : undefined
}

/** CNY minor units of a foreign amount at a fixed rate (see RATE_SCALE), rounded half up. */
export function convertToCny(minor: number, rate: number): number {
  const product = BigInt(minor) * BigInt(rate)
  const half = BigInt(RATE_SCALE / 2)
  const sign = product < 0n ? -1n : 1n
  return Number((product * sign + half) / BigInt(RATE_SCALE)) * Number(sign)
}

/** Minor units as a readable amount, at most two decimals: 12_000_000_000 CNY → 1.2亿元; 61_000_000_000 USD → 6.1亿美元. */
export function formatMoney(minor: number, currency: Currency = 'CNY'): string {
  const unit = Math.abs(minor) >= 100 * MONEY_UNITS.亿 ? '亿' : Math.abs(minor) >= 100 * MONEY_UNITS.万 ? '万' : '元'
  const figure = roundTo(minor / 100 / MONEY_UNITS[unit], 2)
  return `${figure.toLocaleString('zh-CN', { maximumFractionDigits: 2 })}${unit === '元' ? '' : unit}${CURRENCY_NAMES[currency]}`
}

/** Minor units as a number of 万 of the currency, for table cells whose header names the unit. */
export function inWan(minor: number): number {
  return minor / 1_000_000
}

function roundTo(value: number, digits: number): number {
  return Number(`${Math.round(Number(`${value}e${digits}`))}e-${digits}`)
}
