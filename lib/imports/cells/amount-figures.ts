import type { Currency } from '@/lib/kernel/money'
import { chineseNumber } from './chinese-number'
import { CURRENCY_PATTERN, currencyIn, FACTOR_PATTERN, FACTORS } from './unit'

/** One amount found in a text. `label`: 'total' after 总投资, 合计; 'part' after 其中, 一期, 设备; 'plain' otherwise. */
export type Figure = {
  text: string
  digits: string
  label: 'total' | 'part' | 'plain'
  unitGiven: boolean
  currency?: Currency
  /** Something follows that is no money: 50亩. */
  oddTail: boolean
  /** 1/100 of the currency's unit; `factor` is that of the column, used only where the text gives none. Undefined beyond safe integers. */
  minor: (factor: number) => number | undefined
}

const NUMBER =
  '(?:\\d+(?:\\.\\d+)?|[零一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]+(?:[百佰千仟][零一二两三四五六七八九十]*)*(?=\\s*[万亿千百十]))'
const PIECE = `(${NUMBER})\\s*个?(${FACTOR_PATTERN})?`
const FIGURE = new RegExp(
  `(${CURRENCY_PATTERN})?\\s*${PIECE}(?:零?${PIECE.replace('(?=\\s*[万亿千百十])', '(?=\\s*[万千百十])')})?\\s*[多余]?\\s*(元?人民币|${CURRENCY_PATTERN}|元|块)?([^\\d,，;；。、]*)`,
  'gi',
)
const HARMLESS_TAIL =
  /^(整|左右|以上|以下|上下|余|多|[+＋]|人民币|元|计|投资|总投资|注册资本|等值|等|之间|\s|[()[\]/])*$/
const TOTAL = /总|合计|共|计划投资|协议/
const PART = /其中|一期|二期|三期|首期|首批|设备|固定资产|固投|流动|注册资本|今年|本年|年度|已到|到位/

/** Every amount that a text names, in order. Brackets are cut off before. */
export function figuresIn(text: string): Figure[] {
  const figures: Figure[] = []
  let from = 0
  for (const match of text.matchAll(FIGURE)) {
    const [whole, before = '', digits = '', factor = '', digits2 = '', factor2 = '', after = '', tail = ''] = match
    const lead = text.slice(from, match.index)
    from = match.index + whole.length - tail.length
    const compound = digits2 !== '' && factor !== '' && scale(factor2) < scale(factor)
    figures.push({
      text: whole.slice(0, whole.length - tail.length).trim() || whole.trim(),
      digits,
      label: PART.test(lead) ? 'part' : TOTAL.test(lead) ? 'total' : 'plain',
      unitGiven: factor !== '' || before !== '' || after !== '',
      currency: currencyIn(before + after) ?? currencyIn(tail) ?? (after === '元' ? 'CNY' : undefined),
      oddTail: !HARMLESS_TAIL.test(tail),
      minor: (column) => {
        const own = factor !== '' || before !== '' || after !== '' ? scale(factor) : column
        const first = scaled(digits, own)
        const second = compound ? scaled(digits2, scale(factor2)) : 0n
        if (first === undefined || second === undefined) return undefined
        const sum = Number(first + second)
        return Number.isSafeInteger(sum) ? sum : undefined
      },
    })
  }
  return figures
}

const scale = (factor: string): number => FACTORS[factor] ?? 1

/** Exact: on digits, rounded half up to 1/100 of the unit. */
function scaled(digits: string, factor: number): bigint | undefined {
  const decimal = /^\d/.test(digits) ? digits : String(chineseNumber(digits) ?? '')
  const match = /^(\d+)(?:\.(\d+))?$/.exec(decimal)
  if (!match) return undefined
  const fraction = match[2] ?? ''
  const divisor = 10n ** BigInt(fraction.length)
  return (BigInt(`${match[1]}${fraction}`) * BigInt(factor) * 100n * 2n + divisor) / (2n * divisor)
}
