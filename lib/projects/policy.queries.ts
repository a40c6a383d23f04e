import { eq } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { settings } from '@/lib/db/tables/house'
import { OWNERSHIP_POLICY, type OwnershipPolicy } from './policy.schema'

export const POLICY_KEY = 'ownership'

/** The days in force, and how often they have been set (1: never, the defaults hold). */
export async function ownershipPolicy(read: Read): Promise<OwnershipPolicy & { version: number }> {
  const [row] = await read.select().from(settings).where(eq(settings.key, POLICY_KEY))
  const stored = (row?.value ?? {}) as Partial<OwnershipPolicy & { version: number }>
  return { version: 1, ...OWNERSHIP_POLICY, ...stored }
}
