import type { Draft, Values, Vault } from '@/components/offline/types'
import type { FormState } from '@/lib/access/form'
import { type FieldErrors, PROBLEM_SENTENCES } from '@/lib/kernel/errors'
import type { Day } from '@/lib/kernel/month'

type Typed = Parameters<Vault['save']>[0] & { kind: 'visit.create' | 'visit.update'; values: Values }
/** What became of it; `refused` is here or by the server, and the draft stays to be changed. */
type Sent = { got: 'refused'; state: FormState } | { got: 'waiting' } | { got: 'delivered'; draft: Draft | undefined }

/**
 * Keeps a visit on the phone and sends it. What the server would refuse for certain is said here, before anything is called saved: whoever has
 * no signal has gone on by the time the server could say it. Rejects with DraftRefusal.
 * @param today the last day a visit may have been on
 */
export async function sendVisit(vault: Vault, typed: Typed, today: Day): Promise<Sent> {
  await vault.save(typed)
  const fields = await wrong(typed, today)
  if (Object.keys(fields).length > 0)
    return { got: 'refused', state: { status: 'failed', code: 'invalid', message: PROBLEM_SENTENCES.invalid, fields } }
  const state = await vault.send(typed.id)
  if (state === 'waiting') return { got: 'waiting' }
  const draft = await vault.one(typed.id)
  return state === 'attention'
    ? { got: 'refused', state: { ...draft?.answer, status: 'failed' } }
    : { got: 'delivered', draft }
}

async function wrong({ kind, values }: Typed, today: Day): Promise<FieldErrors> {
  try {
    const { wrongHere } = await import('./wrong-here')
    return wrongHere(kind, values, today)
  } catch (error) {
    // The rules are not on this phone: the server says it.
    console.warn('offline rules', error)
    return {}
  }
}
