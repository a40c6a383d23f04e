import type { Store } from '@/lib/db/store'
import { now } from '@/lib/kernel/clock'
import { LEASE_MS, noteJob, releaseJob, renewJob, takeJob } from './lease.records'
import { firstRun, nextRun, type Schedule } from './schedule.rules'

export type Job = {
  name: string
  /** What it does, for `jobs list`. */
  words: string
  schedule: Schedule
  /** @param lastAt when the last run that succeeded began; null before the first. Answers what was done, in words. */
  run: (store: Store, lastAt: Date | null) => Promise<string>
}
export type Ran = { name: string; done?: string; error?: string }

/** Makes every job known to the database. */
export async function noteJobs(store: Store, jobs: readonly Job[]): Promise<void> {
  await store.write(async (tx) => {
    for (const { name, schedule } of jobs) await noteJob(tx, name, firstRun(schedule, now()))
  })
}

/**
 * Runs a job if it is due and nobody else runs it; undefined otherwise. Its failure is noted with the job and logged, and harms no other.
 * `atOnce` runs it whether it is due or not (the command line).
 */
export async function runJob(store: Store, job: Job, holder: string, atOnce = false): Promise<Ran | undefined> {
  const taken = await store.write((tx) => takeJob(tx, job.name, holder, atOnce))
  if (!taken) return undefined
  const beganAt = now()
  const renewing = setInterval(() => {
    store
      .write((tx) => renewJob(tx, job.name, holder))
      .catch((error) => console.error(`job ${job.name} not renewed`, error))
  }, LEASE_MS / 3).unref()
  let ran: Ran
  try {
    ran = { name: job.name, done: await job.run(store, taken.lastAt) }
  } catch (error) {
    console.error(`job ${job.name} failed`, error)
    ran = { name: job.name, error: error instanceof Error ? error.message : String(error) }
  } finally {
    clearInterval(renewing)
  }
  const failed = ran.error !== undefined
  const result = {
    nextAt: nextRun(job.schedule, now(), failed),
    lastError: failed ? (ran.error ?? '').slice(0, 500) : null,
    ...(failed ? {} : { lastAt: beganAt }),
  }
  await store.write((tx) => releaseJob(tx, job.name, holder, result))
  return ran
}
