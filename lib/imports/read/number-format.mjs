const WORDS = /["\\]?[^"\\]*[亿万千元币¥$€£]/
const EPOCH = Date.UTC(1899, 11, 30)
const OFFSET_1904 = 1462
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465

/** ECMA-376 part 1, 18.8.30: the formats that have a number only, for zh-CN from 27 on. */
export const BUILT_IN = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/**
 * What a number's format makes of it. 'month' hides the day, 'day-of-year' the year: what is hidden was not meant. Words in quotes, conditions, colours,
 * Chinese figures ([DBNum1]) and languages ([$-804]) decide nothing.
 * @param {string | undefined} format
 * @returns {'number' | 'time' | 'day' | 'month' | 'day-of-year'}
 */
export function shownAs(format) {
  if (!format) return 'number'
  const elapsed = /\[[hms]+\]/i.test(format)
  const plain = format
    .split(';')[0]
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .replace(/上午\/下午|am\/pm|a\/p/gi, 'h')
    .replace(/general|通用格式/gi, '')
    .toLowerCase()
  if (/[0#?]/.test(plain.replace(/s\.0+/g, ''))) return 'number'
  const year = /[ye]/.test(plain)
  const day = /d|aaa/.test(plain)
  const clock = elapsed || /[hs]/.test(plain)
  if (clock && !year && !day) return 'time'
  if (year) return /m/.test(plain) && !day ? 'month' : 'day'
  if (/m/.test(plain) && day) return 'day-of-year'
  return /m/.test(plain) || day ? 'day' : 'number'
}

/**
 * A number as its cell shows it: a day, a time, a number with the words of its format, or the number. Figures that no calendar
 * has (before 1900, after 9999) stay numbers.
 * @param {number} value
 * @param {{ format?: string, shows: ReturnType<typeof shownAs> }} style
 * @param {boolean} date1904
 * @returns {import('./raw').RawCell}
 */
export function numberCell(value, { format, shows }, date1904) {
  if (shows === 'number') return worded(value, format)
  if (!(value >= 0 && value <= LAST_SERIAL)) return value
  // a clock time, or hours worked; later serials are days of which only the time is shown
  if (shows === 'time' && value < 366) return value < 1 ? timeOf(value) : value
  const days = Math.floor(value) + (date1904 ? OFFSET_1904 : value < 60 ? 1 : 0)
  return {
    is: 'date',
    day: new Date(EPOCH + days * 86_400_000).toISOString().slice(0, 10),
    shows: shows === 'time' ? 'day' : shows,
  }
}

function timeOf(value) {
  const minutes = Math.round(value * 1440) % 1440
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** A number, with its format where that adds words a reader sees (0.00"亿元"): they belong to the value. */
function worded(value, format) {
  if (!format) return value
  // 2019.1 shown as 2019.10 is October: what the reader sees counts
  const decimals = /^0\.(0+)(_.*)?$/.exec(format)?.[1]?.length
  if (decimals && value > 1949 && value < 2101 && !Number.isInteger(value)) return value.toFixed(decimals)
  const shown = format.split(';')[0].replace(/\[\$?[^\]]*\]/g, (part) => (/^\[\$[^-\]]/.test(part) ? part : ''))
  return WORDS.test(shown) ? { is: 'number', value, format: shown } : value
}
