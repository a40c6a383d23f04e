const DIGITS = new Map([...'零一二三四五六七八九'].map((char, i) => [char, i]))
for (const [i, char] of [...'〇壹贰叁肆伍陆柒捌玖'].entries()) DIGITS.set(char, i)
for (const zero of '○◯Ｏ') DIGITS.set(zero, 0)
DIGITS.set('两', 2)
const SCALES = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
])

/** 二十三 → 23, 三千五百 → 3500, 二〇一九 → 2019; undefined for anything else. Below ten thousand. */
export function chineseNumber(text: string): number | undefined {
  const chars = [...text]
  if (chars.length === 0 || chars.some((char) => !DIGITS.has(char) && !SCALES.has(char))) return undefined
  if (chars.every((char) => DIGITS.has(char))) return Number(chars.map((char) => DIGITS.get(char)).join(''))
  let total = 0
  let digit: number | undefined
  for (const char of chars) {
    const scale = SCALES.get(char)
    if (scale === undefined) digit = DIGITS.get(char)
    else {
      total += (digit ?? 1) * scale
      digit = undefined
    }
  }
  return total + (digit ?? 0)
}

/** Replaces Chinese numbers directly before 年月日号 by digits: 二〇一九年三月五日 → 2019年3月5日. */
export const digitsInDates = (text: string): string =>
  text.replace(/[〇零○◯一二三四五六七八九十]+(?=[年月日号])/g, (word) => String(chineseNumber(word) ?? word))
