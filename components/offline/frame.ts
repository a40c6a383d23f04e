import { base } from './database'
import { isSupported } from './device'
import { keepPhone } from './keeper'
import { onNews } from './news'
import { registerWorker } from './register'

export type Counts = { waiting: number; attention: number }

/** Keeps the phone in order behind a signed-in page, and tells what the person has not sent yet, now and after every change. */
export async function keepFrame(
  personId: string,
  worker: boolean,
  tell: (counts: Counts) => void,
): Promise<() => void> {
  if (worker) await registerWorker()
  if (!isSupported()) return () => undefined
  const count = async () => {
    const rows = await (await base()).getAllFromIndex('drafts', 'person', personId)
    const of = (...states: string[]) => rows.filter(({ state }) => states.includes(state)).length
    tell({ waiting: of('waiting', 'sending'), attention: of('attention') })
  }
  const end = onNews(() => count().catch(() => undefined))
  await keepPhone(personId)
  await count().catch(() => undefined)
  return end
}
