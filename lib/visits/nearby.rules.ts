import { addDays, type Day, daysBetween, formatDay } from '@/lib/kernel/month'

/** Days either side within which two units at the same company are told of each other. */
export const NEARBY_DAYS = 14

/** A visit or plan as another unit may know of it: who and when, nothing of what it is about. */
export type Nearby = {
  noun: 'visit' | 'plan'
  on: Day
  unitName: string
  personName: string | null
}

/** Whether somebody is told of what happens on this day: what a ledger brings of old times floods nobody. */
export const isTold = (on: Day, today: Day): boolean =>
  on >= addDays(today, -NEARBY_DAYS) && on <= addDays(today, NEARBY_DAYS)

/** “3 天后”, “今天”, “昨天”, “5 天前”. */
export function awayWords(on: Day, today: Day): string {
  const days = daysBetween(today, on)
  if (days === 0) return '今天'
  if (days === 1) return '明天'
  if (days === -1) return '昨天'
  return days > 0 ? ` ${days} 天后` : ` ${-days} 天前`
}

/** “香港中路街道 3 天后计划走访该企业（张某）”. */
export function nearbyWords({ noun, on, unitName, personName }: Nearby, today: Day, company = '该企业'): string {
  const who = personName ? `（${personName}）` : ''
  if (noun === 'visit') return `${unitName}${awayWords(on, today)}走访了${company}${who}`
  // A plan of a past day was perhaps kept, perhaps not.
  return on < today
    ? `${unitName}原计划${formatDay(on)}走访${company}${who}`
    : `${unitName}${awayWords(on, today)}计划走访${company}${who}`
}
