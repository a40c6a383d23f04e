import { mondayOf } from '@/lib/calendar/week.rules'
import { addDays, type Day, daysBetween, type Period, yearOf } from '@/lib/kernel/month'

/** An ISO week as text, `2026-W47`: Monday to Sunday, the first being that of the year's first Thursday. */
export type Week = string

/** The week in which a day falls; the days around New Year may belong to the neighbouring year. */
export function weekOf(day: Day): Week {
  const thursday = addDays(mondayOf(day), 3)
  const number = Math.floor(daysBetween(`${yearOf(thursday)}-01-01`, thursday) / 7) + 1
  return `${yearOf(thursday)}-W${String(number).padStart(2, '0')}`
}

/** Monday to Sunday of a week. */
export function weekPeriod(week: Week): Period {
  const [year = '', number = ''] = week.split('-W')
  const from = addDays(mondayOf(`${year}-01-04`), (Number(number) - 1) * 7)
  return { from, to: addDays(from, 6) }
}

/** True for a week that exists: 2025 has no 53rd. */
export const isWeek = (text: string): text is Week =>
  /^(19|20)\d{2}-W\d{2}$/.test(text) && weekOf(weekPeriod(text).from) === text

export const addWeeks = (week: Week, count: number): Week => weekOf(addDays(weekPeriod(week).from, count * 7))

/** 2026年第47周（11月16日—22日）. */
export function weekWords(week: Week): string {
  const { from, to } = weekPeriod(week)
  const [year = '', number = ''] = week.split('-W')
  const month = (day: Day) => `${Number(day.slice(5, 7))}月`
  const date = (day: Day) => `${Number(day.slice(8, 10))}日`
  const end = month(from) === month(to) ? date(to) : `${month(to)}${date(to)}`
  return `${year}年第${Number(number)}周（${month(from)}${date(from)}—${end}）`
}
