import { addDays, type Day } from '@/lib/kernel/month'

export type QuickDay = { label: string; day: Day }

/** Monday is 0: weeks in China begin with it. 1970-01-01 was a Thursday. */
const weekday = (day: Day): number => (((Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 3) % 7) + 7) % 7

/** 下周一: the Monday of the week after the one `today` is in; from a Sunday that is tomorrow, from a Monday a week on. */
export const nextMonday = (today: Day): Day => addDays(today, 7 - weekday(today))

/** The days for a next step that most people mean, counted from `today`. */
export function quickDays(today: Day): QuickDay[] {
  return [
    { label: '3天后', day: addDays(today, 3) },
    { label: '下周一', day: nextMonday(today) },
    { label: '两周后', day: addDays(today, 14) },
  ]
}
