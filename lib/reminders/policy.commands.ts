import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Write } from '@/lib/db/store'
import { settings } from '@/lib/db/tables/house'
import { Problem } from '@/lib/kernel/errors'
import { REMINDER_KEY, reminderPolicy } from './policy.queries'
import { flatPolicy, type ReminderInput } from './policy.schema'

/** Sets the days of every reminder, from the next run on. Throws not-allowed, conflict. */
export async function saveReminderPolicy(
  write: Write,
  viewer: Viewer,
  input: ReminderInput,
): Promise<{ version: number }> {
  return write(async (tx) => {
    demand(viewer, 'policy.write', { unitId: viewer.unitId })
    const before = await reminderPolicy(tx)
    if (before.version !== input.version)
      throw new Problem('conflict', {}, 'policy reminders', { ...flatPolicy(before), version: before.version })
    const value = { ...input.policy, version: before.version + 1 }
    await tx
      .insert(settings)
      .values({ key: REMINDER_KEY, value })
      .onConflictDoUpdate({ target: settings.key, set: { value } })
    await audit(tx, viewer, { action: 'policy.save', noun: 'policy', id: REMINDER_KEY, before, after: value })
    return { version: value.version }
  })
}
