import { eq } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { settings } from '@/lib/db/tables/house'

/** How far the sweep has come: through all companies, then all projects, from then on along the audit trail. */
export type SweepState = { phase: 'company' | 'project' | 'changed'; after: string; seq: number; at?: string }
export const SWEEP_KEY = 'duplicates.sweep'

/** Where the sweep stands; undefined before the first. */
export async function sweepState(read: Read): Promise<SweepState | undefined> {
  const [row] = await read.select().from(settings).where(eq(settings.key, SWEEP_KEY))
  return row?.value as SweepState | undefined
}
