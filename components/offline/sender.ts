import { now } from '@/lib/kernel/clock'
import { PROBLEM_SENTENCES } from '@/lib/kernel/errors'
import { known, stopSending } from './device'
import { changeDraft, DraftRefusal, dropFiles, fileBytes, type Plain, readDraft, readDrafts } from './drafts'
import type { Halt, Person } from './types'
import { sendDraft, sendFileBytes } from './wire'

const LOCK = 'zhaoyin-outbox'
/** After so many sendings on which the server failed a person must look at it; those behind it go on. A missing network is no failure. */
const MOST_ATTEMPTS = 8
const HALTS: string[] = ['not-signed-in', 'other-person'] satisfies Halt[]

/** `empty`: nothing is left that could be sent; `later`: no network or no clear answer; `halted`: the person must sign in first. */
export type Outcome = 'empty' | 'later' | 'halted'

/**
 * Sends what waits, one after the other in the order of being sent; one sender at a time over all tabs and the service worker. A refused draft
 * holds up only those that need what it would have made. Whatever had no clear answer is sent again unchanged.
 */
export async function sendWaiting(): Promise<Outcome> {
  return navigator.locks.request(LOCK, async () => {
    const here = await known()
    if (!here) return 'empty'
    if (here.halt) return 'halted'
    // Not even tried: what was tried may have arrived, and could not be changed until the answer is known.
    if (navigator.onLine === false) return 'later'
    const left = new Set<string>()
    for (;;) {
      const drafts = await readDrafts(here.person)
      const next = drafts.find((draft) => isWaiting(draft) && !left.has(draft.id) && !needsAnother(draft, drafts))
      if (!next) return 'empty'
      left.add(next.id)
      const outcome = await sendOne(here.person, next.id)
      if (outcome !== 'empty') return outcome
    }
  })
}

/** `sending` is left over from a sender that was killed: nobody else sends while we hold the lock. */
const isWaiting = ({ state }: Plain) => state === 'waiting' || state === 'sending'

/** Whether the company a draft names is still to be made by another one on this phone. */
export function needsAnother({ id, values }: Pick<Plain, 'id' | 'values'>, drafts: Plain[]): boolean {
  const company = String(values.companyId ?? '')
  if (company === '') return false
  return drafts.some((other) => other.id !== id && other.state !== 'delivered' && other.promised.includes(company))
}

async function sendOne(person: Person, id: string): Promise<Outcome> {
  const begun = await changeDraft(person, id, (draft) =>
    draft && isWaiting(draft) ? { ...draft, state: 'sending' } : undefined,
  )
  if (!begun) return 'empty'
  const ready = await sendFiles(person, begun)
  if (typeof ready === 'string') return ready
  // Written down before it is sent: a phone that dies now does not know what the server has seen.
  await changeDraft(person, id, (draft) => draft && { ...draft, frozen: true })
  const answer = await sendDraft(ready)
  if (answer.got === 'unclear') return later(person, id, answer.heard)
  if (answer.got === 'refused') return refused(person, id, answer.state)
  await deliver(person, id, answer.value)
  return 'empty'
}

/** Sends the files that are not on the server yet; answers the draft as it is then, or why it went no further. */
async function sendFiles(person: Person, draft: Plain): Promise<Plain | Outcome> {
  let current = draft
  for (const file of draft.files) {
    if (file.sha256) continue
    const bytes = await fileBytes(person, draft.id, file).catch((error) => {
      if (error instanceof DraftRefusal) return error
      throw error
    })
    if (bytes instanceof DraftRefusal)
      return refused(person, draft.id, { status: 'failed', code: 'refused', message: bytes.message })
    const answer = await sendFileBytes(file, bytes)
    if (answer.got === 'unclear') return later(person, draft.id, answer.heard)
    if (answer.got === 'refused') return refused(person, draft.id, answer.state)
    const noted = await changeDraft(
      person,
      draft.id,
      (now) =>
        now && { ...now, files: now.files.map((one) => (one.key === file.key ? { ...one, ...answer.value } : one)) },
    )
    if (!noted) return 'empty'
    current = noted
  }
  return current
}

async function later(person: Person, id: string, heard: boolean): Promise<Outcome> {
  const draft = await changeDraft(person, id, (draft) => {
    if (!draft) return undefined
    const attempts = draft.attempts + (heard ? 1 : 0)
    if (attempts < MOST_ATTEMPTS) return { ...draft, attempts, state: 'waiting' }
    const answer = { status: 'failed', code: 'unexpected', message: PROBLEM_SENTENCES.unexpected } as const
    return { ...draft, attempts, state: 'attention', answer }
  })
  return draft?.state === 'attention' ? 'empty' : 'later'
}

async function refused(person: Person, id: string, answer: NonNullable<Plain['answer']>): Promise<Outcome> {
  if (answer.code && HALTS.includes(answer.code)) {
    // Says nothing of this draft: it waits for its person, frozen or not.
    await changeDraft(person, id, (draft) => draft && { ...draft, state: 'waiting' })
    await stopSending(answer.code as Halt)
    return 'halted'
  }
  await changeDraft(person, id, (draft) => draft && { ...draft, state: 'attention', frozen: false, answer })
  return 'empty'
}

async function deliver(person: Person, id: string, result: Plain['result']): Promise<void> {
  // Followed first: until this one is delivered, those that need it are not sent.
  const draft = await readDraft(person, id)
  if (draft && result?.companyId) await follow(person, draft.promised, result.companyId)
  const deliveredAt = now().getTime()
  await changeDraft(
    person,
    id,
    (draft) => draft && { ...draft, state: 'delivered', frozen: false, answer: undefined, result, deliveredAt },
  )
  await dropFiles(id)
}

/** The company became another record than the phone had promised (an existing one was chosen): later drafts that named it follow. */
async function follow(person: Person, promised: string[], became: string): Promise<void> {
  const stale = promised.filter((id) => id !== became)
  for (const draft of stale.length > 0 ? await readDrafts(person) : [])
    if (draft.state !== 'delivered' && stale.includes(String(draft.values.companyId ?? '')))
      await changeDraft(person, draft.id, (one) => one && { ...one, values: { ...one.values, companyId: became } })
}
