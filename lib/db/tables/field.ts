import { now } from '@/lib/kernel/clock'
import { instant, table, text } from '../kit'

/**
 * The key a person's drafts are encrypted with on their devices, as base64 of 32 random bytes: handed to that person's sessions only, so that
 * whoever else signs in on the same phone holds nothing but noise.
 */
export const vaults = table('vaults', {
  userId: text('user_id').primaryKey(),
  key: text('key').notNull(),
  createdAt: instant('created_at').notNull().$defaultFn(now),
})
