import type { Store } from '@/lib/db/store'
import { newId } from '@/lib/kernel/ids'
import { type Job, noteJobs, type Ran, runJob } from './run-job'

/** How often the clock looks whether something is due. */
const LOOK_MS = 20_000

/** Runs what is due, one job after the other; what another instance runs is left to it. Answers what this one ran. */
export async function tick(store: Store, jobs: readonly Job[], holder: string): Promise<Ran[]> {
  const ran: Ran[] = []
  for (const job of jobs) {
    const one = await runJob(store, job, holder).catch((error): undefined => {
      console.error(`job ${job.name} could not be taken or let go`, error)
    })
    if (one) ran.push(one)
  }
  return ran
}

/** Looks again and again until stopped. Timers never keep the process alive: the server alone decides when it ends. */
export function startScheduler(store: Store, jobs: readonly Job[], every = LOOK_MS): { stop: () => void } {
  const holder = newId()
  let stopped = false
  let noted = false
  const look = async () => {
    if (!noted) {
      await noteJobs(store, jobs)
      noted = true
    }
    await tick(store, jobs, holder)
  }
  const again = () => {
    if (stopped) return
    setTimeout(() => {
      look()
        .catch((error) => console.error('the clock could not look', error))
        .finally(again)
    }, every).unref()
  }
  again()
  return {
    stop: () => {
      stopped = true
    },
  }
}
