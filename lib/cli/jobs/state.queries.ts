import { asc } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { jobs } from '@/lib/db/tables/notices'

/** Every job that was ever noted, as it stands. */
export async function jobStates(read: Read) {
  return read.select().from(jobs).orderBy(asc(jobs.name))
}
export type JobState = Awaited<ReturnType<typeof jobStates>>[number]
