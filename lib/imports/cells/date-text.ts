import { isDay, monthEnd } from '@/lib/kernel/month'
import { type DayValue, lost, type Note, type Reading } from '../values'
import { digitsInDates } from './chinese-number'
import type { DateContext } from './date'

type Parts = { year?: number; month?: number; day?: number }
const S = '\\s*[-./年、。,]\\s*'
const FULL = new RegExp(`^(\\d{4})${S}(\\d{1,2})(?:${S}|月\\s*)(\\d{1,2})[日号]?`)
const SHORT_YEAR = /^['’]?(\d{2})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})[日号]?(?!\d)/
const YEAR_LAST = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?!\d)/
const MONTH = new RegExp(`^(\\d{4})${S}(\\d{1,2})月?(?:份)?(?![\\d-./])`)
const DAY_OF_YEAR = /^(\d{1,2})(?:月(\d{1,2})[日号]?(?!\d)|[./-](\d{1,2})[日号]?(?![\d./-]))/
const VAGUE =
  /^(长期|近期|待定|未定|尽快|随时|不定期|上周|本周|下周|上月|本月|下月|今天|昨天|前天|年底|年初|月底|月初|年内|持续)/

/** The end of what was read as a date and the date itself; used to split 2024.3.5 在谈. */
export type DateAtStart = { reading: Reading<DayValue>; rest: string }

/** Reads a date that is the whole text. See readDate. */
export function readDateText(text: string, context: DateContext): Reading<DayValue> {
  const days = /^(\d{1,2})[日号]?\s*(?:-|~|—|–|至|到)\s*(\d{1,2}[日号])$/.exec(text)
  if (days?.[2] && context.year && context.month) {
    const start = inMonth(`${days[1]}日`, Number(days[1]), context)
    return start.value ? withEnd(text, start.value, days[2], start.notes) : start
  }
  const found = dateAtStart(text, context)
  if (!found) return lost(VAGUE.test(text) ? `“${text}”不是一个确定的日期，未取` : `“${text}”读不出日期，未取`)
  const rest = found.rest
    .replace(/^[\s(]*(星期|周|礼拜)[一二三四五六日天][\s)]*/, '')
    .replace(/^(上午|下午|早上|晚上|全天)$/, '')
    .replace(/^(上午|下午|晚)?\s*[T ]?\s*\d{1,2}[:时点][\d:时分秒半.]*\s*(z|上午|下午)?$/i, '')
    .trim()
  if (rest === '' || /^(前|左右|起|底前|,|,|。|、|\.)$/.test(rest)) return found.reading
  const until = found.reading.value && /^(?:-|~|—|–|至|到)+\s*(.+)$/.exec(rest)
  if (until?.[1] && found.reading.value) return withEnd(text, found.reading.value, until[1], found.reading.notes)
  if (/^[,，、;；和及\s]/.test(rest) && /\d/.test(rest) && found.reading.value)
    return {
      ...found.reading,
      notes: [...found.reading.notes, { level: 'check', text: `“${text}”写了不止一个日期，取第一个` }],
    }
  return lost(`“${text}”读不出日期，未取`)
}

function withEnd(text: string, start: DayValue, end: string, notes: Note[]): Reading<DayValue> {
  const year = Number(start.day.slice(0, 4))
  const month = Number(start.day.slice(5, 7))
  const last = /^\d{1,2}[日号]?$/.test(end)
    ? build(
        end,
        start.precision === 'month'
          ? { year, month: Number.parseInt(end, 10) }
          : { year, month, day: Number.parseInt(end, 10) },
      )
    : dateAtStart(end, { year, month, date1904: false })?.reading
  const until = last?.value?.day
  if (!until || until < start.day) return lost(`“${text}”读不出起止日期，未取`)
  return {
    value: { ...start, until },
    notes: [...notes, { level: 'note', text: `“${text}”按开始的日期${start.day}记` }],
  }
}

type Rule = [RegExp, (match: string[], context: DateContext) => Reading<DayValue>]
const n = (value: string | undefined) => Number(value)
const ymd = (m: string[]) => build(m[0] ?? '', { year: n(m[1]), month: n(m[2]), day: n(m[3]) })
const ym = (m: string[]) => build(m[0] ?? '', { year: n(m[1]), month: n(m[2]) })

/** Tried in this order: the longer and the more certain first. */
const RULES: Rule[] = [
  [FULL, ymd],
  [/^((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/, ymd],
  [YEAR_LAST, yearLast],
  [/^(?:(\d{4})年?)?\s*(?:第?([一二三四1-4])季度|(上|下)半年)/, quarter],
  [/^(?:(\d{4})[-./年])?(\d{1,2})(?:月份?)?\s*([上中下])旬/, tenDays],
  [MONTH, ym],
  [/^((?:19|20)\d{2})(0[1-9]|1[0-2])(?!\d)/, ym],
  [SHORT_YEAR, shortYear],
  [/^((?:19|20)\d{2})年?(?:度|内)?(?!\d)/, yearOnly],
  [DAY_OF_YEAR, (m, context) => inYear(m[0] ?? '', { month: n(m[1]), day: n(m[2] ?? m[3]) }, context)],
  [/^(\d{1,2})月(?:份)?/, (m, context) => inYear(m[0] ?? '', { month: n(m[1]) }, context)],
  [/^(\d{1,2})[日号]/, (m, context) => inMonth(m[0] ?? '', n(m[1]), context)],
]

/** Finds a date at the start of a text; undefined when the text starts with something else. A date that is impossible or ambiguous is found, and refused. */
export function dateAtStart(original: string, context: DateContext): DateAtStart | undefined {
  const text = digitsInDates(
    original.replace(/^(截至|截止|自|于|从)/, '').replace(/\s*([年月./-])\s*|\s+(?=[日号])/g, '$1'),
  )
  for (const [pattern, read] of RULES) {
    const match = pattern.exec(text)
    if (match) return { reading: read(match, context), rest: text.slice(match[0].length) }
  }
  return undefined
}

function build(text: string, { year, month, day }: Parts): Reading<DayValue> {
  const label = text.trim()
  if (year === undefined || year < 1949 || year > 2100) return lost(`“${label}”的年份不合理，未取`)
  if (month === undefined || month < 1 || month > 12) return lost(`“${label}”的月份不存在，未取`)
  const prefix = `${year}-${String(month).padStart(2, '0')}`
  if (day === undefined)
    return {
      value: { day: `${prefix}-01`, precision: 'month' },
      notes: [{ level: 'note', text: `只有年月（${label}），按当月1日记` }],
    }
  const value = `${prefix}-${String(day).padStart(2, '0')}`
  if (!isDay(value))
    return lost(`“${label}”这一天不存在（${year}年${month}月只有${monthEnd(prefix).slice(8)}天），未取`)
  return { value: { day: value, precision: 'day' }, notes: [] }
}

function yearLast(m: string[]): Reading<DayValue> {
  const [first, second, year] = [Number(m[1]), Number(m[2]), Number(m[3])]
  if (first === second || second > 12) return build(m[0] ?? '', { year, month: first, day: second })
  if (first > 12) return build(m[0] ?? '', { year, month: second, day: first })
  return lost(`“${m[0]}”分不清是${first}月${second}日还是${second}月${first}日，未取`)
}

function quarter(m: string[], context: DateContext): Reading<DayValue> {
  const year = m[1] || context.year
  if (!year) return lost(`“${m[0]}”没有年份，标题里也没有写，未取`)
  const index = m[3]
    ? m[3] === '上'
      ? 0
      : 2
    : '一二三四'.includes(m[2] ?? '')
      ? '一二三四'.indexOf(m[2] ?? '')
      : Number(m[2]) - 1
  const day = `${year}-${String(index * 3 + 1).padStart(2, '0')}-01`
  return {
    value: { day, precision: m[3] ? 'year' : 'quarter' },
    notes: [{ level: 'check', text: `只写了“${m[0]}”，按${day}记，请核对` }],
  }
}

function tenDays(m: string[], context: DateContext): Reading<DayValue> {
  const year = m[1] ? Number(m[1]) : context.year
  if (!year) return lost(`“${m[0]}”没有年份，未取`)
  const reading = build(m[0] ?? '', { year, month: Number(m[2]), day: { 上: 1, 中: 11, 下: 21 }[m[3] ?? '上'] ?? 1 })
  if (!reading.value) return reading
  return {
    value: { ...reading.value, precision: 'month' },
    notes: [{ level: 'check', text: `只写了“${m[0]}”，按${reading.value.day}记，请核对` }],
  }
}

function yearOnly(m: string[]): Reading<DayValue> {
  const day = `${m[1]}-01-01`
  return {
    value: { day, precision: 'year' },
    notes: [{ level: 'check', text: `只写了年份（${m[0]}），按${day}记，请核对` }],
  }
}

/** 24/3/5: the year comes first in China; the other order is taken only where it alone fits the ledger's year. */
function shortYear(m: string[], context: DateContext): Reading<DayValue> {
  const [first, second, third] = [Number(m[1]), Number(m[2]), Number(m[3])]
  const usual = build(m[0] ?? '', { year: 2000 + first, month: second, day: third })
  if (!context.year || 2000 + first === context.year || 2000 + third !== context.year) return usual
  return yearLast([m[0] ?? '', String(first), String(second), String(2000 + third)])
}

function inYear(text: string, parts: Parts, { year }: DateContext): Reading<DayValue> {
  if (!year) return lost(`“${text.trim()}”没有年份，标题里也没有写，未取`)
  const reading = build(text, { ...parts, year })
  if (reading.value) reading.notes.push({ level: 'note', text: `“${text.trim()}”没有年份，按本表的${year}年记` })
  return reading
}

function inMonth(text: string, day: number, { year, month }: DateContext): Reading<DayValue> {
  if (!year || !month) return lost(`“${text}”没有年月，未取`)
  const reading = build(text, { year, month, day })
  if (reading.value) reading.notes.push({ level: 'note', text: `“${text}”按${year}年${month}月记` })
  return reading
}
