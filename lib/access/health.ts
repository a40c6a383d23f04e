import { store } from '@/lib/db/store'
import { settings } from '@/lib/db/tables/house'

/** Whether the database answers a read of a migrated table. Never throws. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await store().read.select({ key: settings.key }).from(settings).limit(1)
    return true
  } catch (error) {
    console.error('health: database does not answer', error)
    return false
  }
}
