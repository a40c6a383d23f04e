import type { Origin } from '@/lib/kernel/terms'
import { checkUscc, normaliseUscc } from '@/lib/kernel/uscc'
import type { RawCell } from '../read/raw'
import { blank, lost, type Reading, type Targets, type UsccValue } from '../values'
import { cellText, clean, isPlaceholder, squeeze, tidy } from './fold'

/** Free text, tidied; placeholders such as 无 and / are nothing. */
export function readText(cell: RawCell | undefined): Reading<string> {
  if (typeof cell === 'object' && cell?.is === 'error') return lost(`单元格是公式错误（${cell.text}），未取`)
  if (typeof cell === 'object' && cell?.is === 'formula')
    return lost('单元格是公式，文件里没有存它的结果，未取。请在 Excel 或 WPS 中打开、保存后再上传')
  const text = tidy(cellText(cell))
  return isPlaceholder(text) ? blank() : { value: text, notes: [] }
}

/** Several names in a cell, such as two investors: split at 、；; and line ends, not inside brackets. */
export function readNames(cell: RawCell | undefined): Reading<string[]> {
  const reading = readText(cell)
  if (!reading.value) return { notes: reading.notes }
  const names: string[] = []
  let depth = 0
  let current = ''
  for (const char of reading.value) {
    if ('（(【['.includes(char)) depth++
    if ('）)】]'.includes(char)) depth = Math.max(0, depth - 1)
    if (depth === 0 && '、;；\n'.includes(char)) {
      names.push(current)
      current = ''
    } else current += char
  }
  const value = [...names, current].map((name) => name.trim()).filter(Boolean)
  return value.length > 0 ? { value, notes: [] } : blank()
}

/** 统一社会信用代码. A wrong check character is kept and flagged; a number that lost its digits in Excel is refused, not guessed. */
export function readUscc(cell: RawCell | undefined): Reading<UsccValue> {
  const text = clean(cellText(cell))
  if (typeof cell === 'number' || /^\d(\.\d+)?e\+?\d+$/i.test(text))
    return lost(`统一社会信用代码“${text}”被表格当成了数字，后几位已丢失，未取`)
  const code = normaliseUscc(text)
  const check = checkUscc(code)
  if (check === 'empty' || isPlaceholder(text)) return blank()
  if (check === 'malformed') return lost(`“${text}”不是统一社会信用代码（应为18位），未取`)
  if (check === 'checksum')
    return {
      value: { code, check },
      notes: [{ level: 'check', text: `统一社会信用代码“${code}”的校验位不对，请核对` }],
    }
  return { value: { code, check }, notes: [] }
}

/** 内资/外资. Sino-foreign joint ventures and 港澳台 capital count as foreign, as the statistics do. */
export function readOrigin(cell: RawCell | undefined): Reading<Origin> {
  const text = squeeze(cellText(cell))
  if (isPlaceholder(text)) return blank()
  if (/^(内|内资|境内|国内|民企|国企|央企|民营|国有|内资企业|内资项目|民资|市外内资|省外内资|domestic)/.test(text))
    return { value: 'domestic', notes: [] }
  if (/外资|境外|外商|合资|港资|台资|港澳台|侨资|^外$|foreign/.test(text)) return { value: 'foreign', notes: [] }
  return lost(`“${text}”看不出是内资还是外资，未取`)
}

const TARGETS: [RegExp, string][] = [
  [/总部/, 'headquarters'],
  [/创投|风投|基金|私募|股权投资|vc|pe/, 'fund'],
  [/金融|银行|保险|证券|信托|租赁|保理/, 'finance'],
  [/航运|航贸|贸易|外贸|港航|物流|供应链/, 'shipping'],
  [/首店|首牌/, 'first-store'],
  [/商贸|商务|零售|商业|会展|中介/, 'commerce'],
  [/数字|软件|信息技术|互联网|大数据|人工智能|电竞|元宇宙|5g|信创/, 'digital'],
  [/文旅|旅游|文化|文创|影视|酒店/, 'tourism'],
]

/** Target types in a cell: 总部/金融, 航运贸易、金融. One word gives one type; words that the dictionary does not know are kept. */
export function readTargets(cell: RawCell | undefined): Reading<Targets> {
  const text = clean(cellText(cell))
  if (isPlaceholder(text)) return blank()
  const codes: string[] = []
  const others: string[] = []
  for (const word of text.split(/[/、,，;；+＋&|\s]+|(?<=[类业])和(?=.)/).filter(Boolean)) {
    const code = TARGETS.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1]
    if (code === undefined) others.push(word)
    else if (!codes.includes(code)) codes.push(code)
  }
  return { value: { codes, others }, notes: [] }
}

/** A count such as 87, 87家, 约120人. Refuses ranges and words. */
export function readCount(cell: RawCell | undefined): Reading<number> {
  const text = clean(cellText(cell)).replace(/(\d),(?=\d{3})/g, '$1')
  if (isPlaceholder(text)) return blank()
  const match =
    /^(约|近|共|超)?\s*(\d{1,7})(\.0+)?\s*(余|多)?\s*(家|人|个|名|项|场|次|余家|余人)?(企业|公司|项目|以上|左右)?$/.exec(
      text,
    )
  const batches = /^(\d+)批次?[,，、]?(\d+)人次?$/.exec(text.replace(/\s/g, ''))
  if (batches) return { value: Number(batches[2]), notes: [{ level: 'note', text: `“${text}”取${batches[2]}人` }] }
  if (!match) return lost(`“${text}”不是一个数，未取`)
  const notes =
    match[1] === '约' || match[1] === '近' || match[1] === '超' || match[4]
      ? [{ level: 'note' as const, text: `“${text}”按${match[2]}计` }]
      : []
  return { value: Number(match[2]), notes }
}
