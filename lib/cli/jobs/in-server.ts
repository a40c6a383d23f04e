import { store } from '@/lib/db/store'
import { env } from '@/lib/env'
import { JOBS } from './list'
import { startScheduler } from './scheduler'

// Next's development server loads modules again; one clock is enough.
const shared = globalThis as { zhaoyinClock?: { stop: () => void } }

/** Starts the clock inside the server, unless the operator runs the jobs from cron (JOBS=0) or this is a test. */
export function startInServer(): void {
  if (env.JOBS === '0' || env.NODE_ENV === 'test') return
  shared.zhaoyinClock ??= startScheduler(store(), JOBS)
}
