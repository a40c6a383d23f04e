/** How often a job runs: every so many minutes, or daily at a time of China's clock (`07:00`). */
export type Schedule = { every: number } | { daily: string }

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** China has one time zone without daylight saving. */
const OFFSET = 8 * 60 * MINUTE
/** After a failure a daily job is tried again so soon, not only tomorrow. */
const AGAIN = 15 * MINUTE

/**
 * When a job that has just been run (or tried) runs next: always counted from now, so that days on which nothing ran are made up once and
 * not many times.
 */
export function nextRun(schedule: Schedule, now: Date, failed: boolean): Date {
  if ('every' in schedule) return new Date(now.getTime() + schedule.every * MINUTE)
  if (failed) return new Date(now.getTime() + AGAIN)
  const [hour = 0, minute = 0] = schedule.daily.split(':').map(Number)
  const local = now.getTime() + OFFSET
  const at = Math.floor(local / DAY) * DAY + (hour * 60 + minute) * MINUTE
  return new Date((at > local ? at : at + DAY) - OFFSET)
}

/** When a job that nobody has run yet runs first: a server that has just come up answers people first. */
export const firstRun = (schedule: Schedule, now: Date): Date =>
  new Date(now.getTime() + ('every' in schedule ? 1 : 10) * MINUTE)
