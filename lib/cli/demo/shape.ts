import type { Day } from '@/lib/kernel/month'

/** How large a made district is and up to which day it lives. */
export type Shape = {
  seed: number
  today: Day
  companies: number
  visits: number
  projects: number
  events: number
  people: number
}

/** The demo district: small enough to read, large enough to fill three years of pages. */
export const demoShape = (today: Day): Shape => ({
  seed: 20260101,
  today,
  companies: 940,
  visits: 2600,
  projects: 690,
  events: 66,
  people: 30,
})

/** The smaller bench district, and how many times it is taken for each size. */
export const BENCH_SHAPE = { companies: 10_000, visits: 100_000, projects: 2_000, events: 200, people: 200 } as const
export const BENCH_TIMES = { S: 1, L: 10 } as const
export type BenchSize = keyof typeof BENCH_TIMES
