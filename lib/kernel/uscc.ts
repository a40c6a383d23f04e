const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
const PLACEHOLDERS = new Set(['', '无', '暂无', '待定', '-', '—', '/', 'N/A', 'NA'])

export type UsccCheck = 'valid' | 'checksum' | 'malformed' | 'empty'

/** Folds what spreadsheets do to a 统一社会信用代码: full-width forms, spaces, BOM, Excel's leading apostrophe, lower case. Placeholders such as 无 become ''. */
export function normaliseUscc(input: string): string {
  const code = input
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
    .replace(/^['’‘]/, '')
    .toUpperCase()
  return PLACEHOLDERS.has(code) ? '' : code
}

/**
 * Checks a normalised 统一社会信用代码 against GB 32100-2015: 18 characters and an ISO 7064 mod 31-3 check character.
 * 'checksum' means well-formed with a wrong check character: real codes of that kind exist, so callers warn and ask, never block.
 */
export function checkUscc(code: string): UsccCheck {
  if (code === '') return 'empty'
  if (!FORM.test(code)) return 'malformed'
  let sum = 0
  let weight = 1
  for (const char of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(char) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17] ? 'valid' : 'checksum'
}
