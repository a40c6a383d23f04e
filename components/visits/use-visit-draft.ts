'use client'
import { useRouter } from 'next/navigation'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Draft, Values, Vault } from '@/components/offline/types'
import { useVault } from '@/components/offline/use-vault'
import { CONFIRMED_FIELD, type FormAction, type FormState, formValues, IDLE, KEY_FIELD } from '@/lib/access/form'
import { today } from '@/lib/kernel/clock'
import { PROBLEM_SENTENCES } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { Day } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { draftTitle } from './draft-title'
import { sendVisit } from './send-visit'

type Options = {
  /** The server's own way, for browsers that keep no drafts. */
  action?: FormAction
  kind: 'visit.create' | 'visit.update'
  /** The stored visit that is changed. */
  visitId?: string
  /** A draft to go on with. */
  draftId?: string
  kindLabel: (code: string) => string
  /** As the page says it; a phone's own clock may be behind. */
  today: Day
  /** Told what a draft holds that is opened again. */
  onOpen: (values: Values) => void
}
const FRESH = { id: '', initial: IDLE, fills: 0 }
/** What `done` answers when it lies on the phone. */
export const WAITING = 'waiting'

/**
 * Keeps a visit's form as a draft on the phone at every keystroke and sends it from there. Where no draft can be kept the form goes to the server
 * action as ever. `round` is the key of the form: another draft is another form.
 */
export function useVisitDraft(frame: RefObject<HTMLElement | null>, options: Options) {
  const { kind, action, visitId, kindLabel } = options
  const vault = useVault()
  const [drafts, setDrafts] = useState<Draft[]>([])
  const router = useRouter()
  const [current, setCurrent] = useState<{ id: string; initial: FormState; fills: number }>(FRESH)
  const id = useRef(options.draftId ?? '')
  const [trouble, setTrouble] = useState('')
  // By reference: the phone's own list of kinds is read anew after every draft kept, and keeping one again for that would never end.
  const labelOf = useRef(kindLabel)
  labelOf.current = kindLabel
  const unfinished = drafts.filter(
    (draft) =>
      draft.kind === kind &&
      (draft.state === 'draft' || draft.state === 'attention') &&
      draft.id !== current.id &&
      (visitId === undefined || draft.values.id === visitId),
  )

  useEffect(() => {
    // Once: what is typed here changes the list at every keystroke, and only what was left before is offered.
    vault?.list().then(setDrafts, () => setDrafts([]))
  }, [vault])

  // Sent by the server action before drafts became possible: it stays that way, or what is saved would be offered as unfinished.
  const plain = useRef(false)
  const isPlain = action !== undefined && !vault
  useEffect(() => {
    if (!isPlain) return
    const heard = (event: Event) => {
      if (event.target instanceof Node && frame.current?.contains(event.target)) plain.current = true
    }
    window.addEventListener('submit', heard, true)
    return () => window.removeEventListener('submit', heard, true)
  }, [isPlain, frame])

  useEffect(() => {
    const box = frame.current
    if (!vault || !box) return
    const keep = () => {
      const form = box.querySelector('form')
      if (!form || plain.current) return
      id.current ||= newId()
      vault.save(typedDraft(id.current, kind, new FormData(form), labelOf.current)).then(
        () => setTrouble(''),
        (error) => setTrouble(sentenceOf(error)),
      )
    }
    // What was typed while the phone was being opened.
    const early = [...box.querySelectorAll('textarea')].some((area) => area.value !== area.defaultValue)
    if (early) keep()
    // At the window, after React: a state set between the keystroke and React's own handler puts a controlled field back to what it was.
    const heard = (event: Event) => {
      if (event.target instanceof Node && box.contains(event.target)) keep()
    }
    window.addEventListener('input', heard)
    window.addEventListener('change', heard)
    return () => {
      window.removeEventListener('input', heard)
      window.removeEventListener('change', heard)
    }
  }, [vault, frame, kind])

  const told = useRef(options.onOpen)
  told.current = options.onOpen
  const open = useCallback((draft: Draft) => {
    id.current = draft.id
    told.current(draft.values)
    const initial = { status: 'idle' as const, ...draft.answer, values: draft.values }
    setCurrent({ id: draft.id, initial, fills: 0 })
  }, [])
  const wanted = options.draftId
  useEffect(() => {
    if (!vault || !wanted) return
    vault.one(wanted).then(
      (draft) => draft && open(draft),
      () => undefined,
    )
  }, [vault, wanted, open])
  const draftId = useCallback(() => {
    id.current ||= newId()
    return id.current
  }, [])

  /** What stands in the form by now: whoever types on while it is being sent loses nothing when it comes back. */
  const standing = (sent: Values): Values => {
    const form = frame.current?.querySelector('form')
    return form ? typedDraft('', kind, new FormData(form), kindLabel).values : sent
  }
  const send: FormAction = async (previous, form) => {
    if (!vault) return action ? action(previous, form) : previous
    id.current ||= newId()
    const typed = typedDraft(id.current, kind, form, kindLabel)
    try {
      const sent = await sendVisit(vault, typed, later(options.today, today()))
      if (sent.got === 'refused') return { ...sent.state, values: standing(typed.values) }
      if (sent.got === 'waiting') return { status: 'done', result: WAITING }
      router.push(paths.visits.one(sent.draft?.result?.id ?? visitId ?? '', { flash: visitId ? 'saved' : 'created' }))
      return { status: 'done' }
    } catch (error) {
      return { status: 'failed', message: sentenceOf(error), values: standing(typed.values) }
    }
  }
  return {
    vault: vault ?? undefined,
    /** Whether drafts can be kept here is not known yet. */
    opening: vault === undefined,
    unfinished,
    initial: current.initial,
    round: current.initial === IDLE ? 'new' : `${current.id} ${current.fills}`,
    /** The draft's id, made when it is first needed. */
    draftId,
    trouble,
    send: vault && !plain.current ? send : (action ?? send),
    open,
    discard: (draft: Draft) =>
      vault?.discard(draft.id).then(
        () => setDrafts((all) => all.filter((one) => one.id !== draft.id)),
        (error) => setTrouble(sentenceOf(error)),
      ),
    /** Puts values into the form beside what stands in it. */
    fill: (values: Values) => {
      const form = frame.current?.querySelector('form')
      const { [KEY_FIELD]: _key, ...typed } = form ? formValues(new FormData(form)) : {}
      const all = { ...typed, ...values }
      told.current(all)
      setCurrent((before) => ({ ...before, initial: { status: 'idle', values: all }, fills: before.fills + 1 }))
      // The new form has not been typed in; the draft must hear of it all the same.
      setTimeout(() => frame.current?.querySelector('form')?.dispatchEvent(new Event('change', { bubbles: true })))
    },
    again: () => {
      id.current = newId()
      setCurrent({ id: id.current, initial: { status: 'idle' }, fills: 0 })
    },
  }
}
export type VisitDraft = ReturnType<typeof useVisitDraft>

function typedDraft(id: string, kind: Options['kind'], form: FormData, kindLabel: (code: string) => string) {
  const { [KEY_FIELD]: _key, [CONFIRMED_FIELD]: _ticked, ...values } = formValues(form)
  return {
    id,
    kind,
    title: draftTitle(values, kindLabel),
    values,
    confirmed: form.getAll(CONFIRMED_FIELD).map(String),
  } satisfies Parameters<Vault['save']>[0] & { values: Values }
}

const later = (one: Day, other: Day): Day => (one > other ? one : other)

/** What a draft refuses is said in the user's words already. */
const sentenceOf = (error: unknown): string =>
  error instanceof Error && /\p{Script=Han}/u.test(error.message) ? error.message : PROBLEM_SENTENCES.unexpected
