import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { takeJob } from '@/lib/cli/jobs/lease.records'
import { type Job, noteJobs, runJob } from '@/lib/cli/jobs/run-job'
import { firstRun, nextRun } from '@/lib/cli/jobs/schedule.rules'
import { startScheduler, tick } from '@/lib/cli/jobs/scheduler'
import { jobStates } from '@/lib/cli/jobs/state.queries'
import { openStore } from '@/lib/db/store'
import { jobs } from '@/lib/db/tables/notices'
import { holdClock } from '@/lib/kernel/clock'
import { expectNoise } from '../world/noise'
import { WORLD_NOW, worldPerTest } from '../world/world'

const world = worldPerTest()
const at = (text: string) => new Date(`${text}+08:00`)
const minutes = (n: number) => new Date(WORLD_NOW.getTime() + n * 60_000)

/** A job that says when it ran, and waits in between so that two could meet. */
function job(name = 'daily', extra: Partial<Job> = {}): Job & { runs: (Date | null)[] } {
  const runs: (Date | null)[] = []
  const run: Job['run'] = async (store, lastAt) => {
    runs.push(lastAt)
    await store.read.select().from(jobs)
    return '完成'
  }
  return { name, words: name, schedule: { daily: '07:00' }, run, ...extra, runs }
}

describe('when a job runs next', () => {
  const next = (now: string, failed = false) => nextRun({ daily: '07:00' }, at(now), failed)
  test('daily at its hour of China’s clock, however many days were missed', () => {
    expect(next('2026-03-10T06:59:00')).toEqual(at('2026-03-10T07:00:00'))
    expect(next('2026-03-10T07:00:00')).toEqual(at('2026-03-11T07:00:00'))
    expect(next('2026-03-10T23:59:00')).toEqual(at('2026-03-11T07:00:00'))
    expect(next('2026-03-10T00:01:00')).toEqual(at('2026-03-10T07:00:00'))
  })

  test('after a failure a quarter of an hour later; what runs every few minutes goes on as before', () => {
    expect(next('2026-03-10T07:00:00', true)).toEqual(at('2026-03-10T07:15:00'))
    expect(nextRun({ every: 1 }, WORLD_NOW, true)).toEqual(minutes(1))
    expect(firstRun({ daily: '07:00' }, WORLD_NOW)).toEqual(minutes(10))
  })
})

describe('jobs on one database', () => {
  test('are run once by two schedulers at once, also through two connections', async () => {
    const { store } = world()
    const other = openStore(store.url)
    try {
      const one = job()
      await noteJobs(store, [one])
      expect(await tick(store, [one], 'a')).toEqual([])
      holdClock(minutes(10))
      const ran = await Promise.all([tick(store, [one], 'a'), tick(other, [one], 'b'), tick(other, [one], 'c')])
      expect(ran.flat()).toEqual([{ name: 'daily', done: '完成' }])
      expect(one.runs).toEqual([null])
    } finally {
      await other.close()
    }
  })

  test('days that were missed are made up once', async () => {
    const { store } = world()
    const one = job()
    await noteJobs(store, [one])
    holdClock(minutes(60 * 24 * 9))
    expect(await tick(store, [one], 'a')).toHaveLength(1)
    expect(await tick(store, [one], 'a')).toHaveLength(0)
    const [state] = await jobStates(store.read)
    expect(state).toMatchObject({ heldBy: null, heldUntil: null, lastError: null, lastAt: minutes(60 * 24 * 9) })
    expect(state?.nextAt).toEqual(at('2026-03-20T07:00:00'))
  })

  test('belong to whoever took them until he is dead for ten minutes, and then to the next', async () => {
    const { store } = world()
    const one = job()
    await noteJobs(store, [one])
    holdClock(minutes(10))
    expect(await store.write((tx) => takeJob(tx, 'daily', 'dead', false))).toEqual({ lastAt: null })
    holdClock(minutes(19))
    expect(await runJob(store, one, 'b', true)).toBeUndefined()
    holdClock(minutes(21))
    expect(await tick(store, [one], 'b')).toHaveLength(1)
  })

  test('a failing one is logged and noted, and the others go on', async () => {
    const heard = expectNoise()
    const { store } = world()
    const bad = job('bad', { run: async () => Promise.reject(new Error('磁盘已满')) })
    const good = job('good')
    await noteJobs(store, [bad, good])
    holdClock(minutes(10))
    expect(await tick(store, [bad, good], 'a')).toEqual([
      { name: 'bad', error: '磁盘已满' },
      { name: 'good', done: '完成' },
    ])
    expect(heard().join()).toContain('job bad failed')
    const [state] = await store.read.select().from(jobs).where(eq(jobs.name, 'bad'))
    expect(state).toMatchObject({ lastError: '磁盘已满', lastAt: null, nextAt: minutes(25), heldBy: null })
  })

  test('a long one holds on, and one whose hold was lost writes nothing over the next', async () => {
    const { store } = world()
    const long = job('long', {
      run: async () => {
        holdClock(minutes(30))
        await store.write((tx) => takeJob(tx, 'long', 'other', true))
        return '完成'
      },
    })
    await noteJobs(store, [long])
    holdClock(minutes(10))
    await tick(store, [long], 'a')
    expect((await jobStates(store.read))[0]).toMatchObject({ heldBy: 'other', lastAt: null })
  })

  test('the clock in the server looks by itself until it is stopped', async () => {
    const { store } = world()
    let ran = () => {}
    const done = new Promise<void>((resolve) => {
      ran = resolve
    })
    const one = job('soon', {
      run: async () => {
        ran()
        return '完成'
      },
    })
    await noteJobs(store, [one])
    holdClock(minutes(11))
    const clock = startScheduler(store, [one], 1)
    await done
    clock.stop()
    await expect.poll(async () => (await jobStates(store.read))[0]?.lastAt).toEqual(minutes(11))
  })
})
