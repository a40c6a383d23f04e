const WORDS = /["\\]?[^"\\]*[亿万千元币¥$€£]/

/**
 * A number, with its format where that adds words a reader sees (0.00"亿元"): they belong to the value.
 * @param {number} value
 * @param {string | undefined} format
 * @returns {import('./raw').RawCell}
 */
export function numberCell(value, format) {
  // 2019.1 shown as 2019.10 is October: what the reader sees counts
  const decimals = /^0\.(0+)(_.*)?$/.exec(format ?? '')?.[1]?.length
  if (decimals && value > 1949 && value < 2101 && !Number.isInteger(value)) return value.toFixed(decimals)
  const shown = (format ?? '').split(';')[0].replace(/\[\$?[^\]]*\]/g, (part) => (part.includes('$') ? part : ''))
  return WORDS.test(shown) ? { is: 'number', value, format: shown } : value
}
