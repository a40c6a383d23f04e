import type { FieldErrors, ProblemCode } from '@/lib/kernel/errors'

/** What a form shows after sending: nothing typed is lost, everything wrong is named. Browser-safe. */
export type FormState = {
  status: 'idle' | 'done' | 'failed'
  code?: ProblemCode
  /** The sentence above the form. */
  message?: string
  fields?: FieldErrors
  /** What was typed, by field name, to fill the form again. */
  values?: Record<string, string | string[]>
  /** On conflict: the stored version, by field name, and its version number under `version`. */
  theirs?: Record<string, unknown>
  /** What the command answered, for forms that stay on the page. */
  result?: unknown
}
export const IDLE: FormState = { status: 'idle' }
/** A form's server action, as handed to a client component by its page. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

/** Field names with a meaning of their own: the idempotency key, and warnings the person has ticked as checked. */
export const KEY_FIELD = '_key'
export const CONFIRMED_FIELD = '_confirmed'

const REACT_FIELD = /^\$ACTION/

/** Form fields as plain values: a name ending in `[]` gives a list under the name without it; the rest are single texts. */
export function formValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    if (REACT_FIELD.test(name)) continue
    const texts = form.getAll(name).filter((value) => typeof value === 'string')
    if (name.endsWith('[]')) values[name.slice(0, -2)] = texts
    else if (texts.length > 0) values[name] = texts.at(-1) ?? ''
  }
  return values
}
