import { eq } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { settings } from '@/lib/db/tables/house'
import { REMINDER_POLICY, type ReminderPolicy } from './policy.schema'

export const REMINDER_KEY = 'reminders'

/** The days in force, and how often they have been set (1: never, the defaults hold). */
export async function reminderPolicy(read: Read): Promise<ReminderPolicy & { version: number }> {
  const [row] = await read.select().from(settings).where(eq(settings.key, REMINDER_KEY))
  const stored = (row?.value ?? {}) as Partial<ReminderPolicy & { version: number }>
  return {
    version: 1,
    ...REMINDER_POLICY,
    ...stored,
    contactDays: { ...REMINDER_POLICY.contactDays, ...stored.contactDays },
    stageDays: { ...REMINDER_POLICY.stageDays, ...stored.stageDays },
  }
}
