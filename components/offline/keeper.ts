import { askForBackground } from './background'
import { base } from './database'
import { confirmPerson, type Here, isFresh, isSupported, known } from './device'
import { dropOldReceipts } from './drafts'
import { sendSoon } from './pump'
import { refreshSnapshot } from './snapshot'

let kept = false

/**
 * Keeps a page's phone in order from then on: makes the device agree with the server on who is here, sends what waits, refreshes what is
 * known; again whenever the network or the page comes back. `personId` is whom the page was made for, if anybody; `asked` is told when the
 * server has said who is here, or (without an answer) could not.
 */
export async function keepPhone(personId?: string, asked: (here?: Here) => void = () => undefined): Promise<void> {
  if (!isSupported()) return asked()
  await look(personId, asked)
  if (kept) return
  kept = true
  window.addEventListener('online', () => look(personId))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look(personId)
  })
}

async function look(personId?: string, asked?: (here?: Here) => void): Promise<void> {
  let here: Here | undefined
  try {
    // A page that was not made for anybody cannot know who has signed in since.
    if (personId === undefined || !(await isFresh(personId))) here = await confirmPerson()
  } catch {
    // No network, or a browser without a data base: what is there stays as it is.
  }
  asked?.(here)
  try {
    const person = (await known())?.person
    if (!person) return
    await dropOldReceipts()
    await refreshSnapshot()
    if ((await waiting(person.id)) === 0) return
    await askForBackground()
    if (navigator.onLine) await sendSoon()
  } catch (error) {
    console.warn('offline keeper', error)
  }
}

/** How many drafts of a person are to be sent. */
async function waiting(personId: string): Promise<number> {
  const rows = await (await base()).getAllFromIndex('drafts', 'person', personId)
  return rows.filter(({ state }) => state === 'waiting' || state === 'sending').length
}
