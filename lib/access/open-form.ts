import type { z } from 'zod'
import { Problem } from '@/lib/kernel/errors'
import { fieldErrors } from '@/lib/kernel/input'
import { failed } from './failure'
import { type FormState, formValues } from './form'

/** Fields that are never sent back to the page. */
const SECRET = ['password', 'current', 'next', 'again']

/**
 * The door for forms of people who are not (or not yet fully) signed in: shape, then work, then the same answers as `action`, with what
 * was typed but never a password. `run` answers where to go.
 */
export async function openForm<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  form: FormData,
  run: (input: z.infer<Schema>) => Promise<string>,
): Promise<FormState | { goTo: string }> {
  let shown: FormState['values']
  try {
    const values = formValues(form)
    shown = Object.fromEntries(Object.entries(values).filter(([field]) => !SECRET.includes(field)))
    const parsed = schema.safeParse(values)
    if (!parsed.success) throw new Problem('invalid', fieldErrors(parsed.error))
    return { goTo: await run(parsed.data) }
  } catch (error) {
    return failed(error, shown, name)
  }
}
