import calendar from 'chinese-days/dist/chinese-days.json'
import { addDays, type Day, daysBetween, yearOf } from './month'

/** 法定节假日 and the make-up days of 调休 as the State Council announced them, year by year, from the maintained package. */
const OFF: Readonly<Record<string, string>> = calendar.holidays
const MADE_UP: Readonly<Record<string, string>> = calendar.workdays
const KNOWN = new Set(Object.keys(OFF).map(yearOf))

/** Whether the holidays of a day's year are known. They are announced each November for the next year; until then weekdays alone decide. */
export const isCalendarKnown = (day: Day): boolean => KNOWN.has(yearOf(day))

/** Whether people work on a day: Monday to Friday without 法定节假日, and the weekend days made up for them. */
export function isWorkingDay(day: Day): boolean {
  if (day in MADE_UP) return true
  if (day in OFF) return false
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** 元旦, 春节 …: what a day off is called, or 班 on a make-up day; undefined on any other day. */
export function holidayName(day: Day): string | undefined {
  return day in MADE_UP ? '班' : OFF[day]?.split(',')[1]
}

/** The `count`-th working day after a day, which itself does not count: five working days from a Monday end the next Monday. */
export function addWorkingDays(from: Day, count: number): Day {
  let day = from
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier, 0 on the same day. */
export function workingDaysBetween(from: Day, to: Day): number {
  if (to < from) {
    const back = workingDaysBetween(to, from)
    return back === 0 ? 0 : -back
  }
  let days = 0
  for (let n = daysBetween(from, to); n > 0; n -= 1) if (isWorkingDay(addDays(from, n))) days += 1
  return days
}

/** What to say beside a day that was reckoned without knowing its year's holidays; undefined when they are known. */
export function calendarNote(day: Day): string | undefined {
  return isCalendarKnown(day) ? undefined : `${yearOf(day)}年放假安排尚未收录，暂按周一至周五推算，公布后请核对到期日`
}
