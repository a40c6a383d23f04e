import type { Read } from '@/lib/db/store'
import type { Day } from '@/lib/kernel/month'
import type { NewNotice } from '@/lib/notices/new-notice'
import type { People } from './people.queries'
import type { ReminderPolicy } from './policy.schema'

/** What every reminder asks with: the day it is computed for, the days in force, and who is who. */
export type Ask = { day: Day; policy: ReminderPolicy; people: People }
/** Everything that is true on a day of one sort of thing, as the notices it makes. */
export type Reminder = (read: Read, ask: Ask) => Promise<NewNotice[]>

/** Keys of reminders begin so: what begins otherwise was told by somebody else and is theirs to settle. */
export const PREFIX = 'remind:'
/** The key of an occasion; whatever changes makes it another occasion, told anew. */
export const keyOf = (sort: string, ...parts: string[]): string => `${PREFIX}${sort}:${parts.join(':')}`
