import { addDays, type Day, daysBetween } from '@/lib/kernel/month'
import type { Dice } from './random'

/** The first day the made district has records of: 1 January, two whole years before this year. */
export function firstDay(today: Day): Day {
  return `${Number(today.slice(0, 4)) - 2}-01-01`
}

/** A working day between two days; weekends move to the Friday before, but never before `from`. */
export function workday(dice: Dice, from: Day, to: Day): Day {
  const day = addDays(from, dice.between(0, Math.max(0, daysBetween(from, to))))
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const moved = weekday === 6 ? addDays(day, -1) : weekday === 0 ? addDays(day, -2) : day
  return moved < from ? day : moved
}

/** When something of that day was typed in: the same evening, Qingdao time. */
export function recordedOn(day: Day): Date {
  return new Date(`${day}T10:30:00Z`)
}
