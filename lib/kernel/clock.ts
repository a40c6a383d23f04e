import type { Day } from './month'

/** China has one legal time zone; days and months are always counted in it, wherever the server runs. */
export const TIME_ZONE = 'Asia/Shanghai'

const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE })
const momentFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'short' })
const clockFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit' })
let fixed: Date | undefined

/** The present instant. The only place that reads the wall clock, so that tests can hold it still. */
export function now(): Date {
  return fixed ? new Date(fixed) : new Date()
}

/** Today's date in China. */
export function today(): Day {
  return dayOf(now())
}

/** The date in China on which an instant falls. */
export function dayOf(instant: Date): Day {
  return dayFormat.format(instant)
}

/** An instant on China's clock, `2026-11-22 09:30`. */
export function momentText(instant: Date): string {
  return momentFormat.format(instant)
}

/** China's clock at an instant, `09:30`. */
export function clockOf(instant: Date): string {
  return clockFormat.format(instant)
}

/** Holds the clock at an instant (tests, reproducible benches); `undefined` lets it run again. */
export function holdClock(at: Date | undefined): void {
  fixed = at
}
