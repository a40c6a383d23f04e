import { type FieldErrors, type ProblemCode, refused } from '@/lib/kernel/errors'

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
/** More fields than the widest ledger's choices have; a form of more was made by a program. */
export const MOST_FIELDS = 20_000
const TOO_MANY = '这张表单的内容过多，没有提交。请刷新页面后重新填写，或分几次提交。'

/**
 * Form fields as plain values: a name ending in `[]` gives a list under the name without it; the rest are single texts. Throws refused beyond
 * MOST_FIELDS.
 */
export function formValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  const lists = new Map<string, string[]>()
  let fields = 0
  for (const [name, value] of form) {
    if (++fields > MOST_FIELDS) throw refused(TOO_MANY)
    if (REACT_FIELD.test(name)) continue
    const text = typeof value === 'string' ? value : undefined
    if (!name.endsWith('[]')) {
      if (text !== undefined) values[name] = text
      continue
    }
    const list = lists.get(name) ?? []
    if (!lists.has(name)) {
      lists.set(name, list)
      values[name.slice(0, -2)] = list
    }
    if (text !== undefined) list.push(text)
  }
  return values
}
