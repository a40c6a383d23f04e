import type { Currency } from '@/lib/kernel/money'
import { clean } from './fold'

/** What a bare figure means: `factor` units of `currency`. A unit that names no currency, such as 万元, is CNY. */
export type Unit = { factor: number; currency: Currency; currencyNamed: boolean }

export const FACTORS: Record<string, number> = {
  '': 1,
  十: 10,
  百: 100,
  千: 1000,
  仟: 1000,
  万: 10_000,
  萬: 10_000,
  十万: 100_000,
  百万: 1_000_000,
  千万: 10_000_000,
  亿: 100_000_000,
  億: 100_000_000,
  十亿: 1_000_000_000,
  百亿: 10_000_000_000,
}
export const FACTOR_PATTERN = '十亿|百亿|千万|百万|十万|亿|億|万|萬|千|仟|百'

const CURRENCY_WORDS: [RegExp, Currency][] = [
  [/美元|美金|us\$|usd|\$/i, 'USD'],
  [/港元|港币|港幣|hk\$|hkd/i, 'HKD'],
  [/欧元|eur|€/i, 'EUR'],
  [/日元|日圆|jpy|円/i, 'JPY'],
  [/韩元|韩币|krw/i, 'KRW'],
  [/英镑|gbp|£/i, 'GBP'],
  [/新加坡元|新币|新元|sgd|s\$/i, 'SGD'],
  [/新台币|台币|twd|nt\$/i, 'TWD'],
  [/人民币|rmb|cny|¥|本币/i, 'CNY'],
]
export const CURRENCY_PATTERN =
  '美元|美金|us\\$|usd|港元|港币|hk\\$|hkd|欧元|eur|日元|日圆|jpy|韩元|韩币|英镑|gbp|新加坡元|新币|sgd|新台币|台币|人民币|rmb|cny|\\$|€|£|¥'

/** The currency that a text names, HK$ before $. */
export function currencyIn(text: string): Currency | undefined {
  if (/hk\$|港/i.test(text)) return 'HKD'
  if (/nt\$|台币/i.test(text)) return 'TWD'
  if (/s\$|新加坡/i.test(text) && !/us\$/i.test(text)) return 'SGD'
  return CURRENCY_WORDS.find(([pattern]) => pattern.test(text))?.[1]
}

const UNIT = new RegExp(`(${FACTOR_PATTERN})?(元?人民币|${CURRENCY_PATTERN}|元)|(${FACTOR_PATTERN})(?![一-龥])`, 'gi')

/** Of a page of text in a unit's place only the beginning is looked at. */
const LONGEST_UNIT = 300

/** Every unit that a heading, title or unit cell names: 总投资(万元) → 万元; (万元、万美元) → both; 项目名称 → none. */
export function unitsIn(text: string): Unit[] {
  const units: Unit[] = []
  const plain = clean(text.slice(0, LONGEST_UNIT))
  for (const match of plain.matchAll(UNIT)) {
    const currency = currencyIn(match[0])
    // 单元, 元素 and 公元 are words; a bare 元 counts only beside a bracket, a stroke or a colon
    if (match[0] === '元' && !/[(（/:：,、\s]$|^$/.test(plain.slice(0, match.index))) continue
    if (/^(人民币|rmb|cny|¥|\$|€|£)$/i.test(match[0])) continue
    units.push({
      factor: FACTORS[match[1] ?? match[3] ?? ''] ?? 1,
      currency: currency ?? 'CNY',
      currencyNamed: currency !== undefined,
    })
  }
  return units
}
