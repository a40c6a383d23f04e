import { addDays, type Day, daysBetween, isDay, type Period } from '@/lib/kernel/month'
import { holidayName } from '@/lib/kernel/working-days'

const NAMES = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
/** 1970-01-05 was a Monday. */
const MONDAY = '1970-01-05'
const weekday = (day: Day): number => ((daysBetween(MONDAY, day) % 7) + 7) % 7

/** A day of the week as the calendar shows it; `holiday` is its name, or 班 on a make-up day. */
export type WeekDay = { day: Day; name: string; holiday: string | undefined }

/** The Monday of a day's week; weeks begin on Monday (ISO 8601). */
export const mondayOf = (day: Day): Day => addDays(day, -weekday(day))
/** The week of an address: of any day in it, else of today. */
export const weekFrom = (asked: string | undefined, today: Day): Period => {
  const from = mondayOf(asked && isDay(asked) ? asked : today)
  return { from, to: addDays(from, 6) }
}
export const weekdayName = (day: Day): string => NAMES[weekday(day)] ?? ''
export const daysOf = ({ from }: Period): WeekDay[] =>
  NAMES.map((name, n) => {
    const day = addDays(from, n)
    return { day, name, holiday: holidayName(day) }
  })

/** “2026年第48周”: the year is that of the week's Thursday (ISO 8601), so that the first days of January may belong to the year before. */
export function weekLabel({ from }: Period): string {
  const thursday = addDays(from, 3)
  const year = thursday.slice(0, 4)
  const first = mondayOf(`${year}-01-04`)
  return `${year}年第${Math.round(daysBetween(first, from) / 7) + 1}周`
}
