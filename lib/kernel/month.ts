/** A calendar day in China as text, `2026-11-22`. Text sorts, groups by `substr` and is the same in both databases. */
export type Day = string
/** A calendar month as text, `2026-11`. */
export type Month = string
/** A closed range of days: both ends count. */
export type Period = { from: Day; to: Day }

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MS = 86_400_000
const utc = (day: Day) => Date.parse(`${day}T00:00:00Z`)
const text = (ms: number): Day => new Date(ms).toISOString().slice(0, 10)

/** True for a day that exists: 2024-02-30 does not. */
export function isDay(value: string): value is Day {
  return DAY.test(value) && !Number.isNaN(utc(value)) && text(utc(value)) === value
}

/** True for `YYYY-MM` with a month from 01 to 12, from the year 1000 on: years before have no months before them that could be written. */
export function isMonth(value: string): value is Month {
  return /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(value)
}

export const monthOf = (day: Day): Month => day.slice(0, 7)
export const yearOf = (day: Day): number => Number(day.slice(0, 4))
export const addDays = (day: Day, days: number): Day => text(utc(day) + days * MS)
/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to) - utc(from)) / MS)
export const monthStart = (month: Month): Day => `${month}-01`
export const monthEnd = (month: Month): Day => addDays(monthStart(addMonths(month, 1)), -1)
export const monthPeriod = (month: Month): Period => ({ from: monthStart(month), to: monthEnd(month) })
export const yearPeriod = (year: number): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` })
/** 1 January of the month's year up to the month's last day: 累计. */
export const yearToDate = (month: Month): Period => ({ from: `${month.slice(0, 4)}-01-01`, to: monthEnd(month) })

/** The month `n` months later (earlier when negative). */
export function addMonths(month: Month, n: number): Month {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + n
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`
}

/** 序时进度: the share (0 to 1) of the period that has passed at the end of `today`. */
export function timeProgress(period: Period, today: Day): number {
  if (today < period.from) return 0
  if (today >= period.to) return 1
  return (daysBetween(period.from, today) + 1) / (daysBetween(period.from, period.to) + 1)
}

/** 2026年11月22日, without zero padding, as documents write it. */
export function formatDay(day: Day): string {
  return `${yearOf(day)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** 2026年11月. */
export function formatMonth(month: Month): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`
}
