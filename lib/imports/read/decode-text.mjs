import { FREQUENT } from './frequent.mjs'

const SAMPLE = 256 * 1024
/** Signs that stand in tables, and the Chinese ones. */
const USUAL = /[\t\r\n -~、。·—‘’“”…《》〈〉【】〔〕（），：；！？％～￥℃㎡①-⑳Ⅰ-Ⅻ０-９Ａ-Ｚａ-ｚ]/u
const HAN = /\p{Script=Han}/u

/**
 * Reads text of unknown encoding: by its mark, by zero bytes (UTF-16), by being valid UTF-8, else as GB18030 or
 * Big5, whichever gives the likelier Chinese.
 * @param {Buffer} bytes
 * @param {string | undefined} wanted an encoding chosen by the user
 * @returns {{ text: string, encoding: string }}
 */
export function decodeText(bytes, wanted) {
  const encoding = wanted ?? detect(bytes)
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

function detect(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, SAMPLE)
  // No other text has zero bytes; UTF-16 has one in each separator, digit and line end
  if (sample.subarray(0, 65_536).includes(0)) {
    const [le, be] = ['utf-16le', 'utf-16be'].map((name) => likely(sample.subarray(0, sample.length & ~1), name))
    if (Math.max(le, be) > 0.5) return le >= be ? 'utf-16le' : 'utf-16be'
  }
  if (isUtf8(bytes)) return 'utf-8'
  const whole = upToLine(sample)
  return likely(whole, 'big5') > likely(whole, 'gb18030') ? 'big5' : 'gb18030'
}

/** A sample that ends within a character reads it wrong; ends of lines are the same byte in both. */
function upToLine(sample) {
  const end = sample.lastIndexOf(10)
  return sample.length === SAMPLE && end > 0 ? sample.subarray(0, end) : sample
}

/**
 * How much a reading looks like Chinese, up to 1: each character counts, frequent ones fully, rare ones little, what cannot be read
 * and what no table holds against it.
 */
function likely(bytes, encoding) {
  const frequent = encoding === 'big5' ? FREQUENT.big5 : FREQUENT.gb18030
  let points = 0
  let count = 0
  for (const char of new TextDecoder(encoding).decode(bytes)) {
    // what is the same in every encoding says nothing
    if (char < '\x7f' && !encoding.startsWith('utf-16')) continue
    count++
    if (frequent.has(char) || USUAL.test(char)) points += 1
    else if (HAN.test(char)) points += char <= '\uffff' ? 0.2 : 0.1
    else points -= 1
  }
  return count === 0 ? 0 : points / count
}

function isUtf8(bytes) {
  try {
    // a file that was cut off may end within a character
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
