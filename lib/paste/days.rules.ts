import { addDays, addMonths, type Day, daysBetween, isDay } from '@/lib/kernel/month'
import { nextMonday } from '@/lib/visits/quick-days.rules'

/** A day a text names. `sure`: the words leave no choice of year or week. */
export type FoundDay = { day: Day; words: string; sure: boolean; at: number }

const RELATIVE: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  今天: 0,
  今日: 0,
  今早: 0,
  今晚: 0,
  刚才: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
}
const WEEKDAYS = '一二三四五六日'
const NUMBERS: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  半: 0.5,
}
const PATTERN =
  /(大前天|前天|昨天|昨日|昨晚|今天|今日|今早|今晚|刚才|大后天|明天|明日|后天)|(上上?|这|本|下下?)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天末])|(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:日|号)?|(?<![\d.])(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?|(?<![\d.:/])(\d{1,2})[./](\d{1,2})(?![\d.:%万亿])|(\d{1,3}|[一两二三四五六七八九十半])\s*(?:个)?(天|日|周|星期|月)(?:之?后|以后|内)|(下个?月)(\d{1,2})[日号]|(月底|月末)/g

/**
 * The days a text names, in their order. A day without its year is the nearest one: of the past for what lies behind, since whoever tells of a visit in
 * January means no January to come. `today` is the day of the telling.
 */
export function findDays(text: string, today: Day): FoundDay[] {
  const found: FoundDay[] = []
  for (const match of text.normalize('NFKC').matchAll(PATTERN)) {
    const read = dayOf(match, today)
    if (read && isDay(read.day)) found.push({ ...read, words: match[0].trim(), at: match.index })
  }
  return found
}

function dayOf(match: RegExpMatchArray, today: Day): { day: Day; sure: boolean } | undefined {
  const [
    ,
    relative,
    which,
    weekday,
    year,
    month,
    date,
    month2,
    date2,
    month3,
    date3,
    count,
    unit,
    nextMonth,
    date4,
    end,
  ] = match
  if (relative) return { day: addDays(today, RELATIVE[relative] ?? 0), sure: true }
  if (weekday) return weekdayOf(which, weekday, today)
  if (year) return { day: text(Number(year), Number(month), Number(date)), sure: true }
  if (month2) return nearest(Number(month2), Number(date2), today)
  // 3.5 may be a date and may be a figure.
  if (month3) return { ...nearest(Number(month3), Number(date3), today), sure: false }
  if (count && unit) return later(NUMBERS[count] ?? Number(count), unit, today)
  if (nextMonth) return { day: `${addMonths(today.slice(0, 7), 1)}-${pad(Number(date4))}`, sure: true }
  if (end) return { day: addDays(`${addMonths(today.slice(0, 7), 1)}-01`, -1), sure: false }
  return undefined
}

/** 上周五, 本周三, 下周一; without a word before it the nearest one, which is a guess. */
function weekdayOf(which: string | undefined, name: string, today: Day): { day: Day; sure: boolean } {
  const monday = addDays(nextMonday(today), -7)
  const at = name === '末' ? 5 : name === '天' ? 6 : WEEKDAYS.indexOf(name)
  const weeks = { 上上: -2, 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 }[which ?? '本'] ?? 0
  return { day: addDays(monday, weeks * 7 + at), sure: which !== undefined && name !== '末' }
}

const pad = (part: number): string => String(part).padStart(2, '0')
const text = (year: number, month: number, date: number): Day => `${year}-${pad(month)}-${pad(date)}`
/** Days ahead that a day without a year may lie; further on it was last year's. */
const AHEAD = 120
/** And days back; a January told in November is the coming one. */
const BEHIND = 300

function nearest(month: number, date: number, today: Day): { day: Day; sure: boolean } {
  const year = Number(today.slice(0, 4))
  const here = text(year, month, date)
  if (!isDay(here)) return { day: here, sure: false }
  const away = daysBetween(today, here)
  if (away > AHEAD) return { day: text(year - 1, month, date), sure: false }
  if (away < -BEHIND) return { day: text(year + 1, month, date), sure: false }
  return { day: here, sure: true }
}

function later(count: number, unit: string, today: Day): { day: Day; sure: boolean } {
  if (unit === '天' || unit === '日') return { day: addDays(today, Math.round(count)), sure: true }
  if (unit !== '月') return { day: addDays(today, Math.round(count * 7)), sure: true }
  if (count === 0.5) return { day: addDays(today, 15), sure: false }
  const month = addMonths(today.slice(0, 7), count)
  const same = `${month}-${today.slice(8)}`
  return { day: isDay(same) ? same : addDays(`${addMonths(month, 1)}-01`, -1), sure: true }
}
