import { eq } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { settings } from '@/lib/db/tables/house'
import { REQUEST_POLICY, type RequestPolicy } from './policy.schema'

export const REQUEST_POLICY_KEY = 'requests'

/** The days in force, and how often they have been set (1: never, the defaults hold). */
export async function requestPolicy(read: Read): Promise<RequestPolicy & { version: number }> {
  const [row] = await read.select().from(settings).where(eq(settings.key, REQUEST_POLICY_KEY))
  const stored = (row?.value ?? {}) as Partial<RequestPolicy & { version: number }>
  return { version: 1, ...REQUEST_POLICY, ...stored }
}
