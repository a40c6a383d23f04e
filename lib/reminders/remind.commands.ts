import type { Store } from '@/lib/db/store'
import type { Day } from '@/lib/kernel/month'
import type { NewNotice } from '@/lib/notices/new-notice'
import { instructionsDue, protectionEnding, requestsDue } from './deadlines.queries'
import { projectFollowUps, visitFollowUps } from './follow-ups.queries'
import type { Reminder } from './occasion'
import { peopleOfToday } from './people.queries'
import { reminderPolicy } from './policy.queries'
import { noContact, stageLimits } from './projects.queries'
import { keepReminders, type Reminded } from './told.records'
import { claimsWaiting } from './waiting.queries'

const REMINDERS: readonly Reminder[] = [
  visitFollowUps,
  projectFollowUps,
  noContact,
  stageLimits,
  claimsWaiting,
  requestsDue,
  protectionEnding,
  instructionsDue,
]
/** Nobody reads more: of one sort a person is told these many at most, those due last first. */
const MOST = 50
/** People per transaction: other writers wait no longer than for these. */
const STEP = 20

/**
 * Computes everything that is worth a word on a day and makes it notices: told once, put back when it becomes true again, taken off by itself
 * when it is true no longer. Running it twice, or on several instances, does it once. Reads between its short transactions, so that requests
 * go on; what changes in between is put right by the next run.
 */
export async function remind(store: Pick<Store, 'read' | 'write'>, day: Day): Promise<Reminded> {
  const { read, write } = store
  const [people, policy] = await Promise.all([peopleOfToday(read), reminderPolicy(read)])
  const mine = new Map<string, NewNotice[]>([...people.viewers.keys()].map((id) => [id, []]))
  for (const reminder of REMINDERS) {
    const made = Map.groupBy(await reminder(read, { day, policy, people }), ({ userId }) => userId)
    for (const [userId, occasions] of made) mine.get(userId)?.push(...latest(occasions))
    await breathe()
  }
  const total: Reminded = { told: 0, settled: 0, back: 0 }
  const all = [...mine]
  for (let from = 0; from < all.length; from += STEP) {
    await write(async (tx) => {
      for (const [userId, occasions] of all.slice(from, from + STEP)) {
        const done = await keepReminders(tx, userId, occasions)
        total.told += done.told
        total.settled += done.settled
        total.back += done.back
      }
    })
    await breathe()
  }
  return total
}

const dueOrKey = ({ dueOn, key }: NewNotice) => dueOn ?? key.slice(-10)
const latest = (occasions: NewNotice[]): NewNotice[] =>
  occasions.length <= MOST ? occasions : occasions.sort((a, b) => dueOrKey(b).localeCompare(dueOrKey(a))).slice(0, MOST)

/** Lets requests that have come in meanwhile be answered: a SQLite statement holds the whole process. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))
