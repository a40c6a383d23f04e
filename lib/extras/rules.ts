import { type Day, isDay } from '@/lib/kernel/month'
import { foldText } from '@/lib/kernel/name'
import type { ExtraType } from '@/lib/kernel/terms'

/** Longest text of a value, in characters: PostgreSQL indexes no more than 2,700 bytes, of which a Chinese character takes three. */
export const LONGEST_EXTRA = 800
/** Numbers are kept in millionths, which fit a whole number of the database up to here: nine billion. */
const MOST = 9_000_000_000
const PLACES = 6

/** A value as it is stored, or what is wrong with it in the user's words. `micro` is a number in millionths, null for other types. */
export type ExtraReading = { text: string; micro: number | null } | { wrong: string }

/** What every form calls the control of a field, and every refusal too. */
export const extraName = (fieldId: string): string => `x.${fieldId}`

/**
 * Reads one value of an extra field. Empty text is a value that is not there. Numbers lose separators and a measure behind them
 * (1,200人 → 1200) and are rounded to six places; days are read as 2019-3-5, 2019.3.5, 2019/3/5, 2019年3月5日 and 20190305.
 */
export function readExtra(type: ExtraType, text: string, measure?: string | null): ExtraReading {
  const plain = text.replaceAll('\0', '').trim()
  if (plain === '') return { text: '', micro: null }
  if (type === 'number') return readNumber(plain, measure)
  if (type === 'day') return readDay(plain)
  if (plain.length > LONGEST_EXTRA) return { wrong: `最多填写${LONGEST_EXTRA}个字` }
  return { text: plain, micro: null }
}

function readNumber(typed: string, measure?: string | null): ExtraReading {
  const folded = foldText(typed).replace(/(\d)[,，](?=\d{3}(?!\d))/g, '$1')
  const unit = foldText(measure ?? '')
  const bare = unit !== '' && folded.endsWith(unit) ? folded.slice(0, -unit.length) : folded
  const match = /^([+-]?)(\d{1,15})(?:\.(\d{1,30}))?$/.exec(bare)
  if (!match) return { wrong: `“${typed.slice(0, 20)}”不是数字，请只填数字${measure ? `（单位：${measure}）` : ''}` }
  const [, sign = '', whole = '', fraction = ''] = match
  if (Number(whole) >= MOST) return { wrong: `数字过大，最多填写到${MOST / 100_000_000}亿，请换用更大的计量单位` }
  // Digits, not floating point: 0.1 is kept as one hundred thousand millionths.
  const millionths = BigInt(whole + fraction.slice(0, PLACES).padEnd(PLACES, '0'))
  const rounded = millionths + (Number(fraction[PLACES] ?? '0') >= 5 ? 1n : 0n)
  const micro = Number(sign === '-' ? -rounded : rounded)
  return { text: microText(micro), micro: micro === 0 ? 0 : micro }
}

/** Millionths as a person writes the number: 1500000 → 1.5. */
export function microText(micro: number): string {
  const size = Math.abs(micro)
  const whole = Math.trunc(size / 1_000_000)
  const rest = String(size % 1_000_000)
    .padStart(PLACES, '0')
    .replace(/0+$/, '')
  return `${micro < 0 ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}`
}

/** A value as pages show it: digits in groups, the measure behind a number. */
export function extraWords({ type, measure }: { type: ExtraType; measure: string | null }, text: string): string {
  if (type !== 'number' || text === '') return text
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${grouped}${fraction === undefined ? '' : `.${fraction}`}${measure ? ` ${measure}` : ''}`
}

const DAY = /^(\d{4})(?:[-./](\d{1,2})[-./](\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))$/

function readDay(typed: string): ExtraReading {
  const match = DAY.exec(foldText(typed))
  const [, year = '', ...parts] = match ?? []
  const [month = '', day = ''] = parts.filter((part) => part !== undefined)
  const text: Day = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!match || !isDay(text) || text < '1900-01-01')
    return { wrong: `“${typed.slice(0, 20)}”不是一个日期，请按2026-11-22的样子填写` }
  return { text, micro: null }
}
