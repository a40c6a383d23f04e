/** A number of a text with the words that lead to it: 走访企业36家次. `value` is comparable across sentences and tables; `clause` are all its clause's words before it, `lead` the last of them. */
export type Stated = { value: string; unit: string; quote: string; clause: string; lead: string }

const UNITS = '个百分点|%|亿|万|家次|家|个|件|场|次|项|人|户|名|倍'
const NUMBER = new RegExp(`(\\d+(?:,\\d{3})*(?:\\.\\d+)?)([万亿]?(?:美|欧|港|日)?元|${UNITS})?`, 'g')
/** Days, months, years and ordinals state nothing that is counted. */
const DATES = /\d+(?:[—–\-至]\d+)?(?:年|月|日|号|时|分|季度)|第\d+|附件\d+|^\d+\. /g
/** How many characters before a number are quoted with it. */
export const LEAD = 4

/** Every number that a text states, in its order. */
export function statedIn(text: string): Stated[] {
  const bare = text.replace(DATES, (date) => '　'.repeat(date.length))
  return [...bare.matchAll(NUMBER)].map((match) => {
    const clause =
      bare
        .slice(0, match.index)
        .split(/[，。；、：:（(　\s]/)
        .at(-1) ?? ''
    const [whole, digits = '', unit = ''] = match
    const scale = /^[万亿%]/.exec(unit)?.[0] ?? ''
    return {
      value: digits.replaceAll(',', '') + scale,
      unit: unit.endsWith('元') ? '元' : unit,
      quote: clause.slice(-LEAD) + whole,
      clause,
      lead: clause.slice(-LEAD),
    }
  })
}

/** What a value leaves unsaid of its unit: 家次 after 36, 元 after 1.2亿. */
export const suffixOf = ({ unit }: Stated): string => (unit === '%' || /^[万亿]$/.test(unit) ? '' : unit)
