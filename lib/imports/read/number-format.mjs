const WORDS = /["\\]?[^"\\]*[亿万千元币¥$€£]/

/**
 * A number, with its format where that adds words a reader sees (0.00"亿元"): they belong to the value.
 * @param {number} value
 * @param {string | undefined} format
 * @returns {import('./raw').RawCell}
 */
export function numberCell(value, format) {
  const shown = (format ?? '').split(';')[0].replace(/\[\$?[^\]]*\]/g, (part) => (part.includes('$') ? part : ''))
  return WORDS.test(shown) ? { is: 'number', value, format: shown } : value
}
