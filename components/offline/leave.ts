import { confirmPerson, isSupported, known, leaveDevice } from './device'
import { readDrafts } from './drafts'
import { sendSoon } from './pump'

export type Unsent = { id: string; title: string; ready: boolean }

/** What a person has on this device that the server does not; `ready` needs only sending. Empty where nothing can be kept. */
export async function unsentOf(personId: string): Promise<Unsent[]> {
  if (!isSupported()) return []
  // A page may ask before the device has learnt who came: the person's drafts of an earlier sign-in must not be overlooked.
  if ((await known())?.person.id !== personId) await confirmPerson()
  const here = await known()
  if (here?.person.id !== personId) return []
  return (await readDrafts(here.person)).flatMap(({ id, title, state }) =>
    state === 'delivered' ? [] : [{ id, title, ready: state === 'waiting' || state === 'sending' }],
  )
}

/** Sends what waits, and answers what is left then. */
export async function sendBeforeLeaving(personId: string): Promise<Unsent[]> {
  await sendSoon()
  return unsentOf(personId)
}

/** Drops everything of this person that lies here. */
export async function leave(personId: string): Promise<void> {
  if (isSupported()) await leaveDevice(personId)
}
