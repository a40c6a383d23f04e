const SIMPLIFIED = /[项业单称额万资产区时间联系电话责类进]/g
const TRADITIONAL = /[項業單稱額萬資產區時間聯繫電話責類進]/g

/**
 * Reads text of unknown encoding: by its mark, by the zero bytes of UTF-16, by being valid UTF-8, else as GB18030 or
 * Big5, whichever gives more of the characters that headings of ledgers are made of.
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
  const sample = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) i % 2 === 0 ? even++ : odd++
  if (odd > sample.length / 20 && odd > even * 4) return 'utf-16le'
  if (even > sample.length / 20 && even > odd * 4) return 'utf-16be'
  if (isValid(bytes, 'utf-8')) return 'utf-8'
  const gb = new TextDecoder('gb18030').decode(bytes)
  if (!isValid(bytes, 'big5')) return 'gb18030'
  const big5 = new TextDecoder('big5').decode(bytes)
  return count(big5, TRADITIONAL) > count(gb, SIMPLIFIED) ? 'big5' : 'gb18030'
}

const count = (text, pattern) => text.match(pattern)?.length ?? 0

function isValid(bytes, encoding) {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
